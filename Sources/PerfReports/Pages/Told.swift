import PerfModel

/// A finding as a page tells it: under a heading that says what it is about, or with that in words.
struct Told {
    /// What it is about; nil for all there is.
    var scope: String?
    /// The scope as a heading.
    var title: String
    var statement: Statement
    /// Without what it is about.
    var bare: Statement
    let kind: FindingKind
    /// The runtime that it is about; nil where none was said or it is about several.
    private(set) var runtime: String?
    /// What was decided; nil for a finding of the study, which is told in words alone.
    private(set) var fact: Finding.Fact?
    /// Of findings alike the heaviest is told.
    let weight: Weight

    /// How much a finding rests on.
    struct Weight: Comparable {
        /// How many points it is about, or holds against others.
        var points: Int
        /// The longest time of those, in nanoseconds.
        var time: Double

        static func < (left: Weight, right: Weight) -> Bool {
            (left.points, left.time) < (right.points, right.time)
        }
    }

    /// What it is about within its section; nil for all of that.
    private var field: String?
    /// With that in words.
    private var ofField: Statement

    /// The same for a place under the section's own heading.
    var withinSection: Told {
        var told = self
        (told.scope, told.title, told.statement) = (field, field ?? "", ofField)
        return told
    }

    /// How a pool scales, where that is what it tells.
    var scaling: Scaling? {
        if case .scaling(let scaling) = fact { scaling } else { nil }
    }

    /// What further findings about the same points are told under.
    var place: Scope { Scope(words: scope, title: title, field: field) }

    init(_ finding: Finding) {
        kind = FindingKind(finding.fact)
        fact = finding.fact
        runtime = Self.runtime(of: finding.field.points)
        weight = Self.weight(of: finding.field.points)
        field = finding.field.words
        ofField = Finding(field: finding.field, fact: finding.fact).statement
        scope = finding.scope
        let words = [finding.section.map(ChapterBlocks.capitalized), finding.field.words]
        title = words.compactMap(\.self).joined(separator: ", ")
        statement = finding.statement
        bare = finding.bareStatement
    }

    /// - Parameters:
    ///   - scope: that of the findings about the same points, and its title; nil for a finding that
    ///     goes beyond them.
    ///   - points: what it is about.
    ///   - names: words that stay as they are typed at the beginning of a sentence.
    init(
        _ finding: StudyFinding, under scope: Scope?, about points: [SweepPoint],
        names: Set<String>
    ) {
        kind = FindingKind(finding.fact)
        runtime = finding.subject.runtime
        weight = Self.weight(of: finding.fact, about: points)
        self.scope = scope.map(\.words) ?? finding.subject.words
        title = scope?.title ?? Self.title(finding.subject.words, runtime: runtime)
        let bare = finding.bareStatement
        let isName = names.contains { bare.key.hasPrefix($0) }
        self.bare =
            isName ? bare : Statement(ChapterBlocks.capitalized(bare.key), bare.evidence)
        let alone = self.bare
        func told(_ words: String?) -> Statement {
            words.map { Statement("\($0): \(bare.key)", bare.evidence) } ?? alone
        }
        statement = told(self.scope)
        field = scope.map(\.field) ?? finding.subject.words
        ofField = told(field)
    }

    /// Words as a heading; a runtime keeps its spelling.
    private static func title(_ words: String?, runtime: String?) -> String {
        guard let words else { return "" }
        return runtime.map(words.hasPrefix) ?? false ? words : ChapterBlocks.capitalized(words)
    }

    private static func runtime(of points: [SweepPoint]) -> String? {
        let runtimes = Set(points.map(\.configuration.runtime))
        return runtimes.count == 1 ? runtimes.first ?? nil : nil
    }

    /// That of what compares points across sections; else that of the points, but where a fact is about
    /// some of them, with their time.
    private static func weight(of fact: any StudyFact, about points: [SweepPoint]) -> Weight {
        func longest(_ contests: [Contest]) -> Double {
            contests.map { max($0.baseline.median, $0.candidate.median) }.max() ?? 0
        }
        switch fact {
        case let caching as CachingCost:
            return Weight(points: caching.contests.count, time: longest(caching.contests))
        case let lock as LockCost:
            return Weight(points: lock.contests.count, time: longest(lock.contests))
        case let ahead as Ahead: return Weight(points: points.count, time: longest(ahead.decided))
        case let cost as WorkerCost:
            return Weight(points: points.count, time: cost.share * cost.time)
        default: return weight(of: points)
        }
    }

    private static func weight(of points: [SweepPoint]) -> Weight {
        Weight(points: points.count, time: points.compactMap(\.median).max() ?? 0)
    }

    /// What findings about some points are told under.
    struct Scope {
        /// Nil for all there is.
        var words: String?
        var title: String
        /// What is told under the section's own heading.
        var field: String?
    }
}

extension Told {
    /// Findings that say the same of different things as one, in the place of the first.
    static func merged(_ findings: [Told]) -> [Told] {
        Groups(findings) { [$0.bare.key, $0.scope == nil ? "" : "scope"] }.all.map { alike in
            guard let heaviest = alike.max(by: { $0.weight < $1.weight }), alike.count > 1 else {
                return alike[0]
            }
            var told = heaviest
            let scopes = alike.compactMap(\.scope)
            let (words, isCounted) = (Scopes(scopes).words, Scopes(scopes).isCounted)
            told.runtime = Set(alike.map(\.runtime)).count == 1 ? heaviest.runtime : nil
            (told.scope, told.title) = (words, Told.title(words, runtime: heaviest.runtime))
            let key = Told.lowercased(heaviest.bare.key)
            let more = Digits.count(alike.count - 1)
            let own = heaviest.scope.map { "For \($0): " } ?? ""
            let evidence = Told.uncapitalized(heaviest.bare.evidence)
            told.bare = Statement(
                heaviest.bare.key,
                evidence.isEmpty ? "" : "\(own)\(evidence) The same holds for \(more) more.")
            // Cases that cannot be named are counted where the sentence ends.
            let sentence = isCounted ? "\(key.dropLast()), \(words)." : "\(words): \(key)"
            told.statement = Statement(sentence, told.bare.evidence)
            return told
        }
    }

    /// A sentence of the rules for a place after a colon; names stay as they are.
    static func lowercased(_ key: String) -> String {
        let beginnings = ["Nothing ", "Lowest ", "Fastest", "Bound ", "The ", "With", "More "]
        guard beginnings.contains(where: key.hasPrefix) else { return key }
        return key.prefix(1).lowercased() + key.dropFirst()
    }

    /// An evidence for a place after a colon.
    private static func uncapitalized(_ text: String) -> String {
        text.hasPrefix("Amdahl") ? text : text.prefix(1).lowercased() + text.dropFirst()
    }

    /// The most telling of the findings of a benchmark, for a page that has room for a few.
    ///
    /// What says the same is told once; of each kind one for each runtime, the one about most points and
    /// of those about what takes longest. What is least telling is told where there is little else.
    ///
    /// - Parameter most: how many in all.
    static func choice(of findings: [Told], most: Int) -> [Told] {
        let kinds = Groups(merged(findings), by: \.kind)
        let chosen = kinds.keys.sorted().flatMap { kind in
            Groups(kinds[kind], by: \.runtime).all.compactMap { alike in
                alike.dropFirst().reduce(alike.first) { best, told in
                    best.map { told.weight > $0.weight ? told : $0 }
                }
            }.prefix(kind.most)
        }
        let telling = chosen.filter(\.kind.isTelling)
        let others = chosen.filter { !$0.kind.isTelling }
        return Array((telling + others.prefix(max(0, fewest - telling.count))).prefix(most))
    }

    /// As long as fewer are telling, others are told, too.
    private static let fewest = 2
}

/// What several findings are about, in a few words.
struct Scopes {
    /// Each as parts, such as load, caching and runtime; at least one.
    private let parts: [[String]]

    /// - Parameter scopes: parts joined by `, `, in the order of tables.
    init(_ scopes: [String]) {
        let all = scopes.map { scope in
            Self.parts(of: scope[...])
        }
        parts = Groups(all) { $0 }.keys
    }

    /// What stands between `, `; a decimal comma stays.
    private static func parts(of scope: Substring) -> [String] {
        guard let comma = scope.indices.first(where: { scope[$0...].hasPrefix(", ") }) else {
            return [String(scope)]
        }
        return [String(scope[..<comma])] + parts(of: scope[comma...].dropFirst(2))
    }

    /// The most that are told one by one.
    private static let most = 3

    /// Whether there are more than can be named.
    var isCounted: Bool { words.hasSuffix(" cases") }

    /// `normal load and high load (×10), cached, swift 6.3.1` where every combination is among them;
    /// else what they share, and the rest one by one or counted.
    var words: String {
        guard let first = parts.first, parts.count > 1 else {
            return parts.first?.joined(separator: ", ") ?? ""
        }
        if parts.allSatisfy({ $0.count == first.count }) {
            let values = first.indices.map { index in Groups(parts) { $0[index] }.keys }
            if values.map(\.count).reduce(1, *) == parts.count {
                return values.map(Quantity.list).joined(separator: ", ")
            }
        }
        let common = first.filter { part in parts.allSatisfy { $0.contains(part) } }
        let rest = parts.map { $0.filter { !common.contains($0) }.joined(separator: ", ") }
            .filter { !$0.isEmpty }
        let told =
            parts.count <= Self.most && rest.count == parts.count
            ? rest.joined(separator: "; ") : "in \(Digits.count(parts.count)) cases"
        return (common + [told]).joined(separator: ", ")
    }
}
