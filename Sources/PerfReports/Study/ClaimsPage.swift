import Markdown
import PerfModel

/// The page on which each claim of a study is held against this machine's runs and its own numbers.
struct ClaimsPage {
    var study: StudyEvidence
    /// In the order of documents.
    var claims: [CheckedClaim]

    static let name = "claims.md"

    /// - Parameters:
    ///   - claims: the study's.
    ///   - evidence: the history's; only what the suite of the study's name measured counts.
    init?(_ claims: [Claim], study: StudyEvidence?, evidence: Evidence) {
        guard let study, !claims.isEmpty,
            evidence.sessions.contains(where: { $0.suite == study.name })
        else { return nil }
        self.study = study
        let measured = evidence.newest.filter {
            $0.session.suite == study.name && $0.session.origin != .transcribed
        }
        self.claims = CheckedClaim.all(
            claims, points: measured + study.evidence.newest, details: evidence.details(of:))
    }

    var title: String { "The \(study.name)' claims, checked" }

    /// How many claims came to which verdict: `12 hold, 3 do not hold, 2 are undecided, …`.
    var summary: String {
        let isMeasured = claims.contains { $0.measured.verdict != .notMeasured }
        let theirs = "by the \(study.name)' own numbers \(counts(\.transcribed))."
        let count = "\(Digits.count(claims.count, "claim"))"
        return isMeasured
            ? "\(count): by this machine's runs \(counts(\.measured)); \(theirs)"
            : "\(count), none of them measured here; \(theirs)"
    }

    private func counts(_ finding: KeyPath<CheckedClaim, ClaimFinding>) -> String {
        let counts = ClaimVerdict.allCases.compactMap { verdict -> String? in
            let count = claims.filter { $0[keyPath: finding].verdict == verdict }.count
            return count > 0 ? verdict.counted(count) : nil
        }
        return Quantity.list(counts)
    }

    var document: Document {
        let documents = Groups(claims, by: \.claim.document)
        return Document(
            opening + [.table(table(of: documents))]
                + documents.keys.flatMap { name in
                    blocks(of: documents[name], document: name)
                })
    }

    /// What the page is, and how claims are judged.
    private var opening: [Block] {
        [
            .comment(ReportMark.comment(for: Self.name)), .heading(level: 1, [.text(title)]),
            .paragraph([.strong([.text(summary)])]),
            .paragraph([
                .text(
                    "Each claim is judged twice, by the same rules: by what this machine"
                        + " measured, and by the numbers that the \(study.name) themselves give."
                        + " They speak of Python, so where a Python was measured it decides, and"
                        + " other runtimes stand beside it. What the runs are: "),
                .link(["the report's first page"], .path("README.md")), ".",
            ]),
        ]
    }

    private func blocks(of claims: [CheckedClaim], document: String) -> [Block] {
        var blocks = [Block.heading(level: 2, [.text("Document \(document)")])]
        for (index, claim) in claims.enumerated() {
            blocks += Self.blocks(of: claim, number: index + 1, study.name)
        }
        return blocks
    }

    /// How many claims of each document came to which verdict.
    private func table(of documents: Groups<String, CheckedClaim>) -> Table {
        func columns(
            _ who: String, _ finding: @escaping (CheckedClaim) -> ClaimFinding
        ) -> [Content<String>] {
            ClaimVerdict.allCases.map { verdict in
                .number("\(who): \(verdict.rawValue)", key: "\(who) \(verdict.rawValue)") { name in
                    Digits.count(documents[name].filter { finding($0).verdict == verdict }.count)
                }
            }
        }
        let all: [Content<String>] =
            [
                Content("document", key: "document") { $0 },
                .number("claims", key: "claims") { Digits.count(documents[$0].count) },
            ] + columns("here", \.measured) + columns("theirs", \.transcribed)
        return Content.table(all, rows: documents.keys)
    }

    /// A claim under its number, and what it came to.
    private static func blocks(
        of claim: CheckedClaim, number: Int, _ study: String
    ) -> [Block] {
        let (here, there) = (claim.measured, claim.transcribed)
        let isNowhere =
            here.verdict == .notMeasured && there.verdict == .notMeasured
            && here.evidence == there.evidence
        let runtimes =
            here.runtimes.isEmpty ? "" : " (\(here.runtimes.joined(separator: ", beside it ")))"
        let judged =
            isNowhere
            ? [item("Not measured", nil, here.evidence)]
            : [
                item("This machine\(runtimes)", here.verdict, here.evidence),
                item("The \(study)' own numbers", there.verdict, there.evidence),
            ]
        let correction = claim.claim.correction.map { item("What is wrong or missing", nil, $0) }
        return [
            .heading(level: 3, [.text("\(number). \(claim.claim.text)")]),
            .bulletList(judged + [correction].compactMap(\.self)),
        ]
    }

    /// `This machine (cpython 3.11.7 gil): **holds**. Threads against serial: …`
    private static func item(
        _ who: String, _ verdict: ClaimVerdict?, _ evidence: String
    ) -> [Inline] {
        guard let verdict else { return [.text("\(who): \(evidence)")] }
        return [.text("\(who): "), .strong([.text(verdict.rawValue)]), .text(". \(evidence)")]
    }
}
