package import PerfModel
import Statistics

/// The order in which a session runs its configurations: whole rounds, each in a random order, or one
/// configuration after the other.
///
/// Interleaving spreads a drift of the machine over all configurations alike (google/benchmark calls
/// it random interleaving); the seed is stored, so the order can be drawn again. A configuration
/// with fewer runs than others is in the first timed rounds, one with fewer warm-ups in the last
/// rounds of warm-ups. One whose number of runs is not known is in every round until it is left out.
package struct Schedule: Sendable {
    private let order: RunOrder
    private var counts: [Count]
    /// Rounds of warm-ups, and the timed ones of those whose number is known.
    private let warmups: Int
    private let runs: Int
    private var generator: SplitMix64
    /// The round; one after the other, the pass of the configuration at hand.
    private var round = 0
    /// The configuration at hand, one after the other.
    private var place = 0
    /// What the round still holds, the next one last.
    private var waiting: [Int] = []
    private var position = 0

    /// How often one configuration runs.
    package struct Count: Hashable, Sendable {
        package var warmups: Int
        /// Nil: until it is left out.
        package var runs: Int?

        package init(warmups: Int, runs: Int?) {
            self.warmups = warmups
            self.runs = runs
        }
    }

    /// A step of the schedule; round and position count from 1.
    package struct Step: Hashable, Sendable {
        package var configuration: Int
        package var isWarmup: Bool
        package var round: Int
        package var position: Int
    }

    /// - Parameter counts: one for each configuration.
    package init(_ counts: [Count], order: RunOrder = .interleaved, seed: UInt64) {
        self.counts = counts
        self.order = order
        warmups = counts.map(\.warmups).max() ?? 0
        runs = counts.compactMap(\.runs).max() ?? 0
        generator = SplitMix64(seed: seed)
        beginRound()
    }

    package init(configurations: Int, warmups: Int, runs: Int, seed: UInt64) {
        let count = Count(warmups: warmups, runs: runs)
        self.init(Array(repeating: count, count: configurations), seed: seed)
    }

    /// How many steps there are in all, those of configurations that were left out not counted; nil
    /// where that is not known.
    package var count: Int? {
        var sum = 0
        for count in counts {
            guard let runs = count.runs else { return nil }
            sum += count.warmups + runs
        }
        return sum
    }

    /// The next step, or nil at the end.
    package mutating func next() -> Step? {
        guard let configuration = waiting.popLast() else { return nil }
        position += 1
        let warmups = order == .interleaved ? warmups : counts[configuration].warmups
        let step = Step(
            configuration: configuration, isWarmup: round <= warmups, round: round,
            position: position)
        if waiting.isEmpty { beginRound() }
        return step
    }

    /// Takes all further steps of a configuration away.
    package mutating func leaveOut(_ configuration: Int) {
        counts[configuration] = Count(warmups: 0, runs: 0)
        waiting.removeAll { $0 == configuration }
        if waiting.isEmpty { beginRound() }
    }

    /// Draws the next round that has any step.
    private mutating func beginRound() {
        switch order {
        case .interleaved:
            let isEndless = counts.contains { $0.runs == nil }
            while waiting.isEmpty, isEndless || round < warmups + runs {
                round += 1
                let members = counts.indices.filter { isInRound(counts[$0]) }
                waiting = members.inRandomOrder(using: &generator).reversed()
            }
        case .sequential:
            while waiting.isEmpty, place < counts.count {
                let count = counts[place]
                if count.runs.map({ round < count.warmups + $0 }) ?? true {
                    round += 1
                    waiting = [place]
                } else {
                    place += 1
                    round = 0
                }
            }
        }
    }

    private func isInRound(_ count: Count) -> Bool {
        guard round > warmups else { return round > warmups - count.warmups }
        return count.runs.map { round - warmups <= $0 } ?? true
    }
}
