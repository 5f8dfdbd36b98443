import PerfModel
import Statistics

/// Two strategies of which one is faster with few workers and the other with more.
struct Crossover: StudyFact {
    let first: String
    let second: String
    /// Both at each count of workers that both have, fewest first: `second` is the candidate.
    let contests: [Contest]
    /// Where the order changes: the last count of one order and the first of the other.
    let changes: [Change]

    /// A change of the order between two counts of workers.
    struct Change: Equatable {
        let below: Contest
        let above: Contest

        var lastBelow: Int { below.candidate.configuration.crew }
        var firstAbove: Int { above.candidate.configuration.crew }
    }

    /// The crossovers of every two strategies; only where both sides of one are told apart, or, for
    /// single transcribed runs, differ beyond the error of reading.
    static func all(in group: StudyGroup) -> [Crossover] {
        let pools = group.pools
        return pools.indices.flatMap { left in
            pools[(left + 1)...].compactMap { Crossover(pools[left], $0) }
        }
    }

    init?(_ first: StudyPool, _ second: StudyPool) {
        let pairs = first.points.compactMap { point in
            second.point(workers: point.configuration.crew).flatMap { Contest($0, against: point) }
        }
        let contests = Contest.family(pairs)
        let decided = contests.filter { $0.readOrder != .neither }
        let changes = zip(decided, decided.dropFirst()).compactMap { below, above in
            below.readOrder != above.readOrder ? Change(below: below, above: above) : nil
        }
        guard !changes.isEmpty else { return nil }
        self.first = first.name
        self.second = second.name
        self.contests = contests
        self.changes = changes
    }

    private func winner(_ contest: Contest) -> String {
        contest.readOrder == .candidate ? second : first
    }

    var statement: Statement {
        let change = changes[0]
        let counts =
            "between \(Digits.count(change.lastBelow)) and"
            + " \(Digits.count(change.firstAbove)) workers"
        let key =
            changes.count == 1
            ? "\(winner(change.below)) win \(change.lastBelow == 1 ? "with" : "up to")"
                + " \(Digits.count(change.lastBelow, "worker")), \(winner(change.above)) from"
                + " \(Digits.count(change.firstAbove)) on."
            : "the order of \(first) and \(second) changes more than once, first \(counts)."
        let parts = changes.flatMap { [$0.below, $0.above] }.map { contest in
            "with \(Digits.count(contest.candidate.configuration.crew, "worker"))"
                + " \(winner(contest)) are \(contest.lead)"
        }
        var evidence =
            "They cross over \(counts): \(Quantity.list(parts));"
            + " \(change.below.runsWords)."
        if changes.contains(where: { $0.below.isByReading || $0.above.isByReading }) {
            evidence += " That is beyond the error of reading, but another run may say otherwise."
        }
        return Statement(key, evidence)
    }
}
