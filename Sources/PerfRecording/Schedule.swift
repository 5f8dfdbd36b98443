import Statistics

/// The order in which a session runs its configurations: whole rounds, each in a random order.
///
/// Interleaving spreads a drift of the machine over all configurations alike (google/benchmark calls
/// it random interleaving); the seed is stored, so the order can be drawn again.
package struct Schedule: Sendable {
    package var configurations: Int
    package var warmups: Int
    package var runs: Int
    private var generator: SplitMix64
    private var round = 0
    /// What the round still holds, the next one last.
    private var waiting: [Int] = []
    private var position = 0

    /// A step of the schedule; round and position count from 1.
    package struct Step: Hashable, Sendable {
        package var configuration: Int
        package var isWarmup: Bool
        package var round: Int
        package var position: Int
    }

    package init(configurations: Int, warmups: Int, runs: Int, seed: UInt64) {
        self.configurations = configurations
        self.warmups = warmups
        self.runs = runs
        generator = SplitMix64(seed: seed)
        beginRound()
    }

    /// How many steps there are in all.
    package var count: Int { configurations * (warmups + runs) }

    /// The next step, or nil at the end.
    package mutating func next() -> Step? {
        guard let configuration = waiting.popLast() else { return nil }
        position += 1
        let step = Step(
            configuration: configuration, isWarmup: round <= warmups, round: round,
            position: position)
        if waiting.isEmpty { beginRound() }
        return step
    }

    private mutating func beginRound() {
        guard round < warmups + runs else { return }
        round += 1
        waiting = Array(0..<configurations).inRandomOrder(using: &generator).reversed()
    }
}
