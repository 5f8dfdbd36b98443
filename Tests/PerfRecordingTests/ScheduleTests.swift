import PerfModel
import PerfRecording
import Testing

@Suite struct `A schedule` {
    private func steps(
        _ configurations: Int, warmups: Int = 0, runs: Int, seed: UInt64 = 1
    ) -> [Schedule.Step] {
        var schedule = Schedule(
            configurations: configurations, warmups: warmups, runs: runs, seed: seed)
        var steps: [Schedule.Step] = []
        while let step = schedule.next() { steps.append(step) }
        #expect(schedule.count == steps.count)
        #expect(schedule.next() == nil)
        return steps
    }

    @Test func `of nothing has no step`() {
        #expect(steps(0, warmups: 2, runs: 3).isEmpty)
        #expect(steps(3, runs: 0).isEmpty)
    }

    @Test func `of one run has one step`() {
        let steps = steps(1, runs: 1)
        #expect(steps.map(\.configuration) == [0])
        #expect(steps.allSatisfy { !$0.isWarmup && $0.round == 1 && $0.position == 1 })
    }

    @Test(arguments: [(1, 0, 4), (2, 1, 3), (5, 2, 2), (7, 3, 0), (12, 0, 5)])
    func `runs each configuration once a round, warm-ups first`(
        configurations: Int, warmups: Int, runs: Int
    ) {
        let steps = steps(configurations, warmups: warmups, runs: runs)
        #expect(steps.map(\.position) == Array(1...configurations * (warmups + runs)))
        for round in 1...(warmups + runs) {
            let part = steps[(round - 1) * configurations..<round * configurations]
            #expect(part.allSatisfy { $0.round == round && $0.isWarmup == (round <= warmups) })
            #expect(part.map(\.configuration).sorted() == Array(0..<configurations))
        }
    }

    @Test func `is the same for the same seed and another for others`() {
        let orders = (0..<20).map { seed in
            steps(8, runs: 3, seed: UInt64(seed)).map(\.configuration)
        }
        #expect(orders[7] == steps(8, runs: 3, seed: 7).map(\.configuration))
        #expect(Set(orders).count == orders.count)
    }

    @Test func `orders its rounds differently`() {
        let steps = steps(8, runs: 10).map(\.configuration)
        let rounds = stride(from: 0, to: 80, by: 8).map { Array(steps[$0..<$0 + 8]) }
        #expect(Set(rounds).count > 5)
    }

    @Test func `has those with fewer runs in its first rounds, and warm-ups at the end of theirs`()
    {
        let counts = [(0, 5), (2, 1), (1, 3), (0, 0), (2, 0)].map {
            Schedule.Count(warmups: $0.0, runs: $0.1)
        }
        var schedule = Schedule(counts, seed: 4)
        #expect(schedule.count == 14)
        var rounds: [Int: [Schedule.Step]] = [:]
        while let step = schedule.next() {
            rounds[step.round, default: []].append(step)
            #expect(step.isWarmup == (step.round <= 2))
        }
        #expect(
            (1...7).map { rounds[$0]?.map(\.configuration).sorted() } == [
                [1, 4], [1, 2, 4], [0, 1, 2], [0, 2], [0, 2], [0], [0],
            ])
        #expect(rounds.values.joined().map(\.position).sorted() == Array(1...14))
        #expect(rounds.count == 7)
    }

    @Test func `goes on without those that are left out`() {
        var schedule = Schedule(configurations: 3, warmups: 1, runs: 2, seed: 4)
        let first = schedule.next()?.configuration ?? 0
        schedule.leaveOut(first)
        var rest: [Int] = []
        while let step = schedule.next() { rest.append(step.configuration) }
        #expect(rest.sorted() == [0, 1, 2].flatMap { $0 == first ? [] : [$0, $0, $0] })
        schedule = Schedule(configurations: 2, warmups: 0, runs: 2, seed: 4)
        schedule.leaveOut(0)
        schedule.leaveOut(1)
        #expect(schedule.next() == nil)
    }

    private func steps(
        _ counts: [(Int, Int?)], order: RunOrder, upTo count: Int
    ) -> [Schedule.Step] {
        var schedule = Schedule(
            counts.map { Schedule.Count(warmups: $0.0, runs: $0.1) }, order: order, seed: 4)
        return (0..<count).compactMap { _ in schedule.next() }
    }

    @Test func `without end has those whose number is not known in every round`() {
        let steps = steps([(1, nil), (0, 2), (0, nil)], order: .interleaved, upTo: 100)
        #expect(steps.count == 100)
        for round in 2...40 {
            let members = steps.filter { $0.round == round }.map(\.configuration).sorted()
            #expect(members == (round <= 3 ? [0, 1, 2] : [0, 2]))
        }
        #expect(steps.filter(\.isWarmup).map(\.configuration) == [0])
        var schedule = Schedule([Schedule.Count(warmups: 0, runs: nil)], seed: 1)
        #expect(schedule.count == nil)
        _ = schedule.next()
        schedule.leaveOut(0)
        #expect(schedule.next() == nil && schedule.count == 0)
    }

    @Test func `one after the other has all of a configuration before the next`() {
        let steps = steps([(1, 2), (0, 0), (0, 3), (2, 0)], order: .sequential, upTo: 100)
        #expect(steps.map(\.configuration) == [0, 0, 0, 2, 2, 2, 3, 3])
        #expect(steps.map(\.round) == [1, 2, 3, 1, 2, 3, 1, 2])
        #expect(
            steps.map(\.isWarmup) == [true, false, false, false, false, false, true, true])
        #expect(steps.map(\.position) == Array(1...8))
        #expect(self.steps([], order: .sequential, upTo: 3).isEmpty)
    }

    @Test func `one after the other goes on where one is left out`() {
        var schedule = Schedule(
            [nil, nil, 2].map { Schedule.Count(warmups: 1, runs: $0) }, order: .sequential, seed: 1)
        #expect(
            (0..<9).compactMap { _ in schedule.next()?.configuration }
                == Array(repeating: 0, count: 9))
        schedule.leaveOut(0)
        let step = schedule.next()
        #expect(step?.configuration == 1 && step?.round == 1 && step?.isWarmup == true)
        schedule.leaveOut(2)
        #expect(schedule.next()?.configuration == 1)
        schedule.leaveOut(1)
        #expect(schedule.next() == nil)
    }

    @Test func `puts every configuration at every place about as often`() {
        let steps = steps(4, runs: 4_000)
        for configuration in 0..<4 {
            let first = steps.filter { $0.position % 4 == 1 && $0.configuration == configuration }
            #expect((900...1_100).contains(first.count))
        }
    }
}
