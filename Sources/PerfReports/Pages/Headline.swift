import Markdown
import PerfModel

/// What a reader who reads nothing else should know: at most five sentences, the first in bold.
struct Headline {
    /// The sentence in bold.
    var key: String
    /// Up to four sentences more.
    var rest: [String]

    /// - Parameter chapters: at least one.
    init(of chapters: [Chapter], tally: Tally) {
        if chapters.count == 1, let part = chapters[0].main {
            self = Self.single(chapters[0], part)
            guard tally.notOK > 0 else { return }
            rest.append(
                "\(Digits.count(tally.notOK)) of \(Digits.count(tally.runs, "run")) did not end ok."
            )
        } else {
            self = Self.several(chapters, tally)
        }
    }

    private init(key: String, rest: [String]) {
        self.key = key
        self.rest = rest
    }

    var inlines: [Inline] {
        let rest = rest.filter { !$0.isEmpty }
        let text = rest.isEmpty ? [] : [Inline.text(" " + rest.joined(separator: " "))]
        return [.strong([.text(key)])] + text
    }

    private static func single(_ chapter: Chapter, _ part: Chapter.Part) -> Headline {
        let mine = heaviest(part.findings)
        let first = mine.first
        guard let statement = first?.statement else {
            return Headline(key: "No run counts: there is nothing to tell.", rest: [])
        }
        var rest = [evidence(statement)]
        for finding in mine.dropFirst() {
            guard case .scaling(let scaling) = finding.fact,
                isAbout(scaling, first?.fact) || scaling.gainsNothing
            else { continue }
            rest.append(finding.statement.key)
        }
        for finding in mine.dropFirst() {
            if case .alike = finding.fact { rest.append(finding.statement.key) }
        }
        return Headline(key: statement.key, rest: Array(rest.prefix(3)))
    }

    /// The findings of one field, of several the one whose fastest point takes longest.
    private static func heaviest(_ findings: [Finding]) -> [Finding] {
        var best: (point: SweepPoint, median: Double)?
        for finding in findings {
            guard let point = finding.field.points.first,
                let median = fastest(of: finding.field.points)?.median
            else { continue }
            if median > best?.median ?? -1 { best = (point, median) }
        }
        return findings.filter { finding in
            best.map { finding.field.points.first?.contends(with: $0.point) == true } ?? false
        }
    }

    /// The numbers of the key sentence, with what it is about before them.
    private static func evidence(_ statement: Statement) -> String {
        guard let scope = statement.scope else { return statement.evidence }
        return "For \(scope): \(statement.evidence)"
    }

    /// Whether a pool is the one that the key sentence praises.
    private static func isAbout(_ scaling: Scaling, _ fact: Finding.Fact?) -> Bool {
        switch fact {
        case .fastest(let comparison), .range(let comparison):
            scaling.best.configuration == comparison.candidate.configuration
        case .single, .nothingBeats, .alike, .scaling, .processors, .endings, .changes, nil: false
        }
    }

    /// The most benchmarks that are told one by one.
    private static let mostTimes = 3

    /// What each benchmark takes, where none has anything that it could be compared with.
    private static func times(_ chapters: [Chapter]) -> String? {
        let times = chapters.compactMap { chapter -> String? in
            let findings = chapter.parts.flatMap(\.findings)
            guard findings.count == 1, case .single(let point)? = findings.first?.fact,
                let median = point.median
            else { return nil }
            return "\(chapter.name) takes \(TimeUnit.fitting([median]).text(median))"
        }
        guard times.count == chapters.count else { return nil }
        guard times.count <= mostTimes else {
            return "\(Digits.count(times.count, "benchmark")), each in one configuration."
        }
        return "\(Quantity.list(times))."
    }

    private static func several(_ chapters: [Chapter], _ tally: Tally) -> Headline {
        var best: (name: String, finding: Finding, comparison: Comparison)?
        for chapter in chapters {
            for finding in chapter.findings {
                guard case .fastest(let comparison) = finding.fact, comparison.isResolved else {
                    continue
                }
                if comparison.factor > best?.comparison.factor ?? 1 {
                    best = (chapter.name, finding, comparison)
                }
            }
        }
        let count =
            "\(Digits.count(chapters.count, "benchmark")), \(tally.extent),"
            + " \(tally.endings)"
        guard let best else {
            if let times = times(chapters) { return Headline(key: times, rest: ["\(count)."]) }
            return Headline(
                key:
                    "In none of \(Digits.count(chapters.count, "benchmark")) is anything measurably"
                    + " faster than its baseline.", rest: ["\(count)."])
        }
        let names = best.finding.names(best.comparison)
        let interval = best.finding.interval(best.comparison)
        return Headline(
            key: "The largest gain is that of \(best.name): \(names.candidate),"
                + " \(best.finding.factor(best.comparison)) times as fast as"
                + " \(names.baseline)\(interval).",
            rest: ["\(count)."])
    }
}
