import Markdown
import PerfModel

/// What a reader who reads nothing else should know: at most five sentences, the first in bold.
struct Headline {
    /// The sentence in bold.
    var key: String
    /// Up to four sentences more.
    var rest: [String]
    /// A sentence that is told in any case, after the others; empty for none.
    var end = ""

    /// - Parameter chapters: at least one.
    init(of chapters: [Chapter], tally: Tally) {
        if chapters.count == 1, let part = chapters[0].main {
            self = Self.single(chapters[0], part)
            guard tally.notOK > 0 else { return }
            end =
                "\(Digits.count(tally.notOK)) of \(Digits.count(tally.runs, "run")) did not end ok."
        } else {
            self = Self.suite(chapters, tally) ?? Self.several(chapters, tally)
        }
    }

    init(key: String, rest: [String]) {
        self.key = key
        self.rest = rest
    }

    var inlines: [Inline] {
        let rest = (limited + [end]).filter { !$0.isEmpty }
        let text = rest.isEmpty ? [] : [Inline.text(" " + rest.joined(separator: " "))]
        return [.strong([.text(key)])] + text
    }

    /// The most sentences of all.
    private static let mostInAll = 5

    /// As many whole sentences of the rest as there is room for.
    private var limited: [String] {
        var left = Self.mostInAll - Sentences.count(in: key) - Sentences.count(in: end)
        return rest.map { text in
            let kept = Sentences.first(left, of: text)
            left -= Sentences.count(in: kept)
            return kept
        }
    }

    private static func single(_ chapter: Chapter, _ part: Chapter.Part) -> Headline {
        let mine = heaviest(part.findings)
        let first = mine.first
        guard let statement = first?.statement else {
            if let told = chapter.told.first {
                return Headline(key: told.statement.key, rest: [told.statement.evidence])
            }
            return Headline(key: apart(part.section.points, of: chapter.name), rest: [])
        }
        if let told = instead(of: first, in: part) {
            let rest = [told.statement.evidence] + more(chapter, part, first?.scope)
            return Headline(key: told.statement.key, rest: Array(rest.prefix(3)))
        }
        var rest = [statement.evidence] + more(chapter, part, first?.scope)
        let isLocked =
            rest.count > 1 && part.told.contains { $0.kind == .lock && $0.scope == first?.scope }
        for finding in mine.dropFirst() {
            guard case .scaling(let scaling) = finding.fact,
                isAbout(scaling, first?.fact) || scaling.gainsNothing,
                !isLocked || scaling.best.configuration.strategy != .threads
            else { continue }
            rest.append(finding.bareStatement.key)
        }
        for finding in mine.dropFirst() {
            if case .alike = finding.fact { rest.append(finding.bareStatement.key) }
        }
        return Headline(key: statement.key, rest: Array(rest.prefix(3)))
    }

    /// What points take of which none can be held against another, such as those of two hosts.
    private static func apart(_ points: [SweepPoint], of name: String) -> String {
        let counted = points.filter { $0.median != nil }
        let medians = counted.compactMap(\.median)
        guard let low = medians.min(), let high = medians.max() else {
            return "No run counts: there is nothing to tell."
        }
        let unit = TimeUnit.fitting(medians)
        let ends = [unit.text(low), unit.text(high)]
        let times = ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
        let hosts = Set(counted.map(\.host)).count
        return hosts > 1
            ? "\(name) takes \(times) on \(Digits.count(hosts, "host")), which are never compared."
            : "\(name) takes \(times)."
    }

    /// What is more telling than that more of a pool gains nothing over one of it; nil where there was a
    /// serial run, which nothing beats, or a gain.
    private static func instead(of finding: Finding?, in part: Chapter.Part) -> Told? {
        guard let finding, FindingKind(finding.fact) == .nothing,
            !finding.field.points.contains(where: \.configuration.isSerial)
        else { return nil }
        let telling = part.told.filter { $0.scope == finding.scope && $0.kind.isTelling }
        return Told.choice(of: telling, most: 1).first
    }

    /// The key sentences of what else is most telling of the same points, or of all.
    private static func more(
        _ chapter: Chapter, _ part: Chapter.Part, _ scope: String?
    ) -> [String] {
        let telling: Set<FindingKind> = [.crossover, .lock, .lostUpdates, .ending]
        let told = part.told.filter { $0.scope == scope } + chapter.across
        return told.filter { telling.contains($0.kind) }.sorted { $0.kind < $1.kind }
            .map { $0.scope == scope ? $0.bare.key : $0.statement.key }
    }

    /// The findings of one field, of several the one with most points, of those the one whose fastest
    /// point takes longest.
    private static func heaviest(_ findings: [Finding]) -> [Finding] {
        var best: (contenders: Contenders, rank: (Int, Double))?
        for finding in findings {
            guard let median = fastest(of: finding.field.points)?.median
            else { continue }
            let rank = (finding.field.points.count, median)
            if best.map({ rank > $0.rank }) ?? true {
                best = (Self.contenders(of: finding.field), rank)
            }
        }
        return findings.filter { finding in
            Self.contenders(of: finding.field) == best?.contenders
        }
    }

    private static func contenders(of field: Field) -> Contenders {
        Contenders(of: Contenders.representative(of: field.points))
    }

    /// Whether a pool is the one whose best point the key sentence is about.
    private static func isAbout(_ scaling: Scaling, _ fact: Finding.Fact?) -> Bool {
        switch fact {
        case .fastest(let comparison), .range(let comparison), .nothingBeats(let comparison):
            scaling.best.configuration == comparison.candidate.configuration
        case .single, .alike, .scaling, .processors, .endings, .changes, .moved, nil: false
        }
    }
}
