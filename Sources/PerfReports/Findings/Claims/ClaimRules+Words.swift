import PerfModel
import Statistics

extension ClaimRules {
    /// One contest in a sentence: `threads ×2 against serial: 11.7 s against 25.2 s, 2.16 times …`;
    /// several by who is faster, with the range of their factors.
    static func listed(_ contests: [Contest]) -> String {
        guard contests.count > 1 else {
            let told = contests.map { contest in
                let mark = contest.readOrder == .neither ? ", not told apart" : ""
                let names = contest.sides.map(\.words)
                let heading =
                    names[0] == names[1]
                    ? "\(contest.heading), \(contest.place)" : names.joined(separator: " against ")
                return "\(heading): \(contest.medians), \(contest.factorWords)\(mark)"
            }
            return sentence(told, contests.first?.runsWords)
        }
        return Groups(contests, by: \.heading).all.map { members in
            let orders = Groups(members, by: \.readOrder).all.map(grouped)
            let last = members[members.count - 1]
            return sentence(["\(last.heading): \(orders.joined(separator: "; "))"])
                + " \(ChapterBlocks.capitalized(last.place)) \(last.medians); \(last.runsWords)."
        }.joined(separator: " ")
    }

    /// `faster with 4 and 8 workers, 1.16 to 1.45 times as fast (95 % intervals 1.10–1.52)`.
    private static func grouped(_ contests: [Contest]) -> String {
        let order =
            switch contests[0].readOrder {
            case .candidate: "faster"
            case .baseline: "slower"
            case .neither: "not told apart"
            }
        let crews = Groups(contests.map(\.crew)) { $0 }.keys
        let places =
            contests[0].isStep
            ? Quantity.list(contests.map { String($0.place.dropLast(" workers".count)) })
                + " workers"
            : "with \(Quantity.list(crews.map { Digits.count($0) })) "
                + (crews == [1] ? "worker" : "workers")
        let factors = contests.map(\.factor)
        let ends = [factors.min() ?? 1, factors.max() ?? 1].map(Quantity.factor)
        let range = ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
        return "\(order) \(places), \(range) times as fast\(span(of: contests))"
    }

    /// ` (1.32–1.52)`, ` (95 % intervals 1.10–1.52)`: from the lowest to the highest end.
    private static func span(of contests: [Contest]) -> String {
        let intervals = contests.compactMap(\.interval)
        guard let low = intervals.map(\.lower).min(), let high = intervals.map(\.upper).max(),
            intervals.count == contests.count
        else { return "" }
        let what = contests.count == 1 ? "" : "95 % intervals "
        return " (\(what)\(Quantity.factors(low, high)))"
    }

    /// Parts joined to a sentence, with what they rest on at its end.
    static func sentence(_ parts: [String], _ basis: String? = nil) -> String {
        let text = parts.joined(separator: "; ") + (basis.map { " (\($0))" } ?? "")
        return "\(text.prefix(1).uppercased())\(text.dropFirst())."
    }
}

extension Contest {
    fileprivate var sides: [Side] { [candidate, baseline] }

    /// Whether it is of one pool with two counts of workers.
    fileprivate var isStep: Bool {
        candidate.configuration.strategy == baseline.configuration.strategy
            && candidate.configuration.workers != baseline.configuration.workers
    }

    /// `with 2 workers`, `from 1 to 2 workers`.
    fileprivate var place: String {
        guard isStep else { return "with \(Digits.count(crew, "worker"))" }
        let counts = [baseline, candidate].map { Digits.count($0.configuration.crew) }
        return "from \(counts[0]) to \(counts[1]) workers"
    }

    /// `threads against processes`, `threads`; what sets both sides apart where their strategy does not:
    /// `processes, cached against not cached`.
    fileprivate var heading: String {
        let strategies = sides.map {
            $0.configuration.strategy?.name ?? $0.configuration.benchmarkWords
        }
        guard strategies[0] == strategies[1] else {
            return strategies.joined(separator: " against ")
        }
        guard !isStep else { return strategies[0] }
        let names =
            Configuration.dimensions
            + sides.flatMap { side in side.configuration.parameters.map(\.name) }
        let different = names.first { name in
            Set(sides.map { $0.configuration.value(ofDimension: name) }).count > 1
        }
        guard let different, different != "mechanism" else { return candidate.words }
        let values = sides.map { side -> String in
            let text = side.configuration.value(ofDimension: different) ?? Quantity.none
            return OpenDimensions.Value(dimension: different, text: text).words
        }
        return "\(strategies[0]), \(values.joined(separator: " against "))"
    }
}
