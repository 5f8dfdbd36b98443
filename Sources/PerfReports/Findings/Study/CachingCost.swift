import PerfModel
import Statistics

/// What it costs to keep results: cached against not cached, everything else the same.
struct CachingCost: StudyFact {
    let strategy: String
    /// The caching mode that is the candidate.
    let caching: String
    /// Not cached is the baseline of each, fewest workers first.
    let contests: [Contest]

    enum Answer: Equatable {
        /// All that can be told apart say so.
        case costs, gains
        /// Some say so and others the opposite.
        case mixed
        /// None can be told apart.
        case alike
        /// There is one run a side; whether differences of both signs exceed the error of reading.
        case singleRuns(areMixed: Bool)
    }

    /// What counts as not cached.
    static let none = "none"

    var answer: Answer {
        if contests.allSatisfy({ $0.read != nil }) {
            let orders = Set(contests.map(\.readOrder)).subtracting([.neither])
            return .singleRuns(areMixed: orders.count > 1)
        }
        let orders = Set(contests.map(\.order)).subtracting([.neither])
        if orders.count > 1 { return .mixed }
        return orders.contains(.baseline) ? .costs : orders.contains(.candidate) ? .gains : .alike
    }

    /// Whether nothing can be decided.
    var isUndecided: Bool {
        switch answer {
        case .costs, .gains: false
        case .mixed, .alike, .singleRuns: true
        }
    }

    /// One for each strategy and caching mode of each group that differs in nothing else.
    static func findings(
        among points: [SweepPoint], hosts: HostNames, known: Set<String>
    ) -> [StudyFinding] {
        let timed = points.filter { $0.median != nil && $0.configuration.caching != nil }
        return Groups(timed) { Circumstances(of: $0, withoutCaching: true) }.all
            .flatMap { members -> [StudyFinding] in
                let bases = members.filter { $0.configuration.caching == none }
                let others = members.filter { $0.configuration.caching != none }
                guard let first = members.first, !bases.isEmpty else { return [] }
                let subject = StudySubject(
                    of: first, hosts: hosts, leavingOut: known.union(["caching", "label"]))
                return Groups(others) {
                    [
                        $0.configuration.strategy?.name, $0.configuration.caching,
                        $0.configuration.mechanism,
                    ]
                }.all.compactMap { CachingCost(cached: $0, against: bases) }
                    .map { StudyFinding(subject: subject, fact: $0) }
            }
    }

    init?(cached: [SweepPoint], against bases: [SweepPoint]) {
        let ordered = cached.sorted { $0.configuration.crew < $1.configuration.crew }
        let pairs = ordered.compactMap { point in
            bases.first {
                $0.configuration.strategy == point.configuration.strategy
                    && $0.configuration.workers == point.configuration.workers
            }.flatMap { Contest(point, against: $0) }
        }
        guard let first = ordered.first?.configuration, !pairs.isEmpty else { return nil }
        strategy = first.strategy?.name ?? first.benchmarkWords
        caching = [first.caching ?? "", first.mechanism.map { "by \($0)" }].compactMap(\.self)
            .joined(separator: " ")
        contests = Contest.family(pairs)
    }

    /// The changes that are told apart: `+5.2 % with processes ×1`, `+3.1 % to +8.0 %`.
    private var decided: String {
        let told = contests.filter { $0.order != .neither }
        let range = Self.range(told)
        if told.count == contests.count { return range }
        return "\(range) with \(Quantity.list(told.map(\.candidate.words)))"
    }

    private static func range(_ contests: [Contest]) -> String {
        let ratios = contests.map(\.ratio)
        let ends = [ratios.min() ?? 1, ratios.max() ?? 1].map(Quantity.change)
        return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
    }

    var statement: Statement {
        let range = Self.range(contests)
        let told = contests.map { contest in
            let mark = contest.order == .neither && contest.read == nil ? ", not told apart" : ""
            return "\(contest.candidate.words) \(contest.changeWords)\(mark)"
        }
        let evidence = "\(told.joined(separator: "; ")); \(contests[0].runsWords)."
        switch answer {
        case .costs:
            return Statement("\(strategy): \(caching) costs time, \(decided).", evidence)
        case .gains:
            return Statement("\(strategy): \(caching) saves time, \(decided).", evidence)
        case .mixed:
            return Statement(
                "\(strategy): what \(caching) costs is undecided, it differs in sign (\(range)).",
                evidence)
        case .alike:
            return Statement("\(strategy): \(caching) and not cannot be told apart.", evidence)
        case .singleRuns(let areMixed):
            let why =
                areMixed
                ? "differences of both signs exceed the error of reading"
                : "nothing tells such differences from chance"
            return Statement(
                "\(strategy): what \(caching) costs is undecided, with one run a side (\(range)).",
                "\(told.joined(separator: "; ")); \(why).")
        }
    }
}
