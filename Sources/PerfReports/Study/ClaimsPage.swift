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

    /// How many claims came to which verdict here: `12 hold, 3 do not hold, 2 are undecided, …`.
    var summary: String {
        let counts = ClaimVerdict.allCases.compactMap { verdict -> String? in
            let count = claims.filter { $0.measured.verdict == verdict }.count
            guard count > 0 else { return nil }
            return "\(Digits.count(count)) \(count == 1 ? Self.one(verdict) : Self.many(verdict))"
        }
        return "\(Digits.count(claims.count, "claim")); by this machine's runs"
            + " \(Quantity.list(counts))."
    }

    private static func one(_ verdict: ClaimVerdict) -> String {
        switch verdict {
        case .holds, .doesNotHold: verdict.rawValue
        case .undecided, .notMeasured: "is \(verdict.rawValue)"
        }
    }

    private static func many(_ verdict: ClaimVerdict) -> String {
        switch verdict {
        case .holds: "hold"
        case .doesNotHold: "do not hold"
        case .undecided, .notMeasured: "are \(verdict.rawValue)"
        }
    }

    var document: Document {
        let documents = Groups(claims, by: \.claim.document)
        return Document(
            [
                .comment(ReportMark.comment(for: Self.name)), .heading(level: 1, [.text(title)]),
                .paragraph([.strong([.text(summary)])]),
                .paragraph([
                    .text(
                        "Each claim is judged twice, by the same rules: by what this machine"
                            + " measured, and by the numbers that the \(study.name) themselves give."
                            + " What the runs are: "),
                    .link(["the report's first page"], .path("README.md")), ".",
                ]),
            ] + documents.keys.flatMap { blocks(of: documents[$0], document: $0) })
    }

    private func blocks(of claims: [CheckedClaim], document: String) -> [Block] {
        let corrections = claims.enumerated().compactMap { index, claim -> [Inline]? in
            claim.claim.correction.map { [.text("On \(Digits.count(index + 1)): \($0)")] }
        }
        return [
            .heading(level: 2, [.text("Document \(document)")]),
            .table(Self.table(of: claims)),
        ] + (corrections.isEmpty ? [] : [.bulletList(corrections)])
    }

    private static func table(of claims: [CheckedClaim]) -> Table {
        let columns: [Content<(Int, CheckedClaim)>] = [
            .number("no.", key: "number") { Digits.count($0.0 + 1) },
            Content("claim", key: "claim") { $0.1.claim.text },
            Content("this machine", key: "measured") { $0.1.measured.verdict.rawValue },
            Content("because", key: "measured_evidence") { $0.1.measured.evidence },
            Content("their numbers", key: "transcribed") { $0.1.transcribed.verdict.rawValue },
            Content("because", key: "transcribed_evidence") { $0.1.transcribed.evidence },
        ]
        return Content.table(columns, rows: Array(claims.enumerated()).map { ($0, $1) })
    }
}
