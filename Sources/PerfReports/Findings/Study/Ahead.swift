import PerfModel
import Statistics

/// A strategy that is ahead of another, never behind it.
struct Ahead: StudyFact {
    let winner: String
    let loser: String
    /// Whether both are one strategy in two ways.
    let isOfOneStrategy: Bool
    /// Where the two are told apart, and where not, fewest workers first.
    let decided: [Contest]
    let alike: [Contest]

    /// The strategies ahead of each other; those that cross over are left out.
    static func all(in group: StudyGroup) -> [Ahead] {
        let pools = group.pools
        return pools.indices.flatMap { left in
            pools[(left + 1)...].compactMap { Ahead(pools[left], $0) }
        }
    }

    init?(_ first: StudyPool, _ second: StudyPool) {
        let contests = Contest.family(
            first.points.compactMap { point in
                second.point(workers: point.configuration.crew)
                    .flatMap { Contest($0, against: point) }
            })
        decided = contests.filter { $0.readOrder != .neither }
        alike = contests.filter { $0.readOrder == .neither }
        guard let order = decided.first?.readOrder,
            decided.allSatisfy({ $0.readOrder == order })
        else { return nil }
        let isSecond = order == .candidate
        winner = isSecond ? second.name : first.name
        loser = isSecond ? first.name : second.name
        isOfOneStrategy = first.strategy == second.strategy
    }

    var statement: Statement {
        let counts = decided.map { Digits.count($0.candidate.configuration.crew) }
        let place =
            alike.isEmpty && decided.count > 1
            ? "every number of workers"
            : "\(Quantity.list(counts)) \(counts == ["1"] ? "worker" : "workers")"
        let factors = decided.map { max($0.factor, 1 / $0.factor) }
        let ends = [factors.min() ?? 1, factors.max() ?? 1].map(Quantity.factor)
        let range = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
        let isOne = decided.count == 1
        let told = decided.map { contest in
            "with \(Digits.count(contest.candidate.configuration.crew, "worker")) \(contest.lead)"
        }
        var evidence =
            isOne
            ? "\(decided[0].leadMedians); \(decided[0].runsWords)."
            : "\(winner): \(Quantity.list(told)); \(decided[0].runsWords)."
        if decided.contains(where: \.isByReading) {
            evidence += " That is beyond the error of reading, but another run may say otherwise."
        }
        if !alike.isEmpty {
            let counts = alike.map { Digits.count($0.candidate.configuration.crew) }
            evidence += " With \(Quantity.list(counts)) they cannot be told apart."
        }
        return Statement(
            "\(winner) beat \(loser) with \(place): \(range) times as fast"
                + "\(isOne ? decided[0].leadInterval : "").", evidence)
    }
}
