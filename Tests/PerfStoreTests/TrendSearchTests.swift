import PerfModel
import PerfStore
import Testing

@Suite struct `The trend of a benchmark` {
    private static let serial = Configuration(benchmark: "sort", strategy: .serial, workers: 1)
    private static let two = Configuration(benchmark: "sort", strategy: .threads, workers: 2)
    private static let find = Configuration(benchmark: "find")
    private static let tower = Host(name: "tower")

    /// Stores a session of one run of each configuration, whose wall time is its number.
    private func record(
        _ number: Int, _ configurations: [Configuration], host: Host? = Samples.host,
        label: String? = nil, in store: Store
    ) throws {
        var session = Samples.session(number, host: host)
        session.label = label
        try store.begin(
            session, configurations: configurations.map { .init($0, command: ["true"]) })
        try store.store(
            configurations.indices.map {
                Samples.run($0, position: $0 + 1, wall: Int64(10 * number + $0))
            })
    }

    @Test func `is none in an empty history`() throws {
        #expect(try Store.inMemory().benchmarkTrends(Selection(), sessions: 20).isEmpty)
    }

    @Test func `is that of the newest session's configuration that most sessions have`() throws {
        let store = try Store.inMemory()
        try record(1, [Self.find, Self.two], in: store)
        try record(2, [Self.serial, Self.two], in: store)
        try record(3, [Self.serial, Self.two], in: store)
        let trends = try store.benchmarkTrends(Selection(), sessions: 20)
        #expect(
            trends == [
                BenchmarkTrend(
                    configuration: Self.find, host: Samples.host, label: nil, timed: [[10]]),
                BenchmarkTrend(
                    configuration: Self.two, host: Samples.host, label: nil,
                    timed: [[11], [21], [31]]),
            ])
    }

    @Test func `takes the first in the order of tables where several are in as many`() throws {
        let store = try Store.inMemory()
        for number in 1...2 { try record(number, [Self.two, Self.serial], in: store) }
        let trends = try store.benchmarkTrends(Selection(), sessions: 20)
        #expect(trends.map(\.configuration) == [min(Self.two, Self.serial)])
    }

    @Test func `never mixes hosts or labels, and keeps those of the newest session`() throws {
        let store = try Store.inMemory()
        try record(1, [Self.serial], in: store)
        try record(2, [Self.serial], host: Self.tower, in: store)
        try record(3, [Self.serial], label: "try", in: store)
        try record(4, [Self.serial], in: store)
        #expect(
            try store.benchmarkTrends(Selection(), sessions: 20).map(\.timed) == [[[10], [40]]])
        let onTower = try store.benchmarkTrends(Selection(host: Glob("tower")), sessions: 20)
        #expect(onTower.map(\.timed) == [[[20]]] && onTower.map(\.host) == [Self.tower])
        #expect(
            try store.benchmarkTrends(Selection(label: Glob("try")), sessions: 20).map(\.label)
                == ["try"])
        #expect(try store.benchmarkTrends(Selection(benchmark: Glob("f*")), sessions: 2).isEmpty)
    }

    @Test func `has the newest sessions only, as many as are asked for`() throws {
        let store = try Store.inMemory()
        for number in 1...5 { try record(number, [Self.serial], in: store) }
        #expect(
            try store.benchmarkTrends(Selection(), sessions: 3).map(\.timed)
                == [[[30], [40], [50]]])
        #expect(try store.benchmarkTrends(Selection(), sessions: 0).map(\.timed) == [[[50]]])
    }

    @Test func `is empty where no run of a session counts, and of regions where all have one`()
        throws
    {
        let store = try Store.inMemory()
        for (number, outcome) in [(1, Outcome.failed), (2, .ok), (3, .ok)] {
            try store.begin(
                Samples.session(number), configurations: [.init(Self.serial, command: ["true"])])
            var runs = [
                Samples.run(0, position: 1, wall: 9, isWarmup: true),
                Samples.run(0, position: 2, wall: 8, outcome: outcome),
                Samples.run(0, position: 3, wall: 7, outcome: outcome),
            ]
            if number == 3 { for index in runs.indices { runs[index].report.region = 5 } }
            if number == 2 { runs[1].report.region = 5 }
            try store.store(runs)
        }
        #expect(
            try store.benchmarkTrends(Selection(), sessions: 20).map(\.timed)
                == [[[], [8, 7], [5, 5]]])
    }
}

@Suite struct `Runs that do not count` {
    @Test func `are added by position, as regions where the others are told by theirs`() throws {
        let store = try Store.inMemory()
        for (number, region) in [(1, nil), (2, 5)] as [(Int, Int64?)] {
            try store.begin(
                Samples.session(number), configurations: [.init(Samples.serial, command: ["true"])])
            var runs = [
                Samples.run(0, position: 1, wall: 90, isWarmup: true),
                Samples.run(0, position: 2, wall: 80),
                Samples.run(0, position: 3, wall: 70, outcome: .killed),
            ]
            runs[0].report.region = region
            runs[1].report.region = region
            try store.store(runs)
            var measured = try store.measurements(in: Samples.uuid(number), benchmark: nil)
            #expect(measured.map(\.uncounted) == [[]])
            try store.addUncounted(to: &measured, in: Samples.uuid(number))
            #expect(measured.map(\.uncounted) == [region.map { [$0] } ?? [90, 70]])
            #expect(measured.map(\.timed) == [[region ?? 80]])
            try store.addUncounted(to: &measured, in: "no session")
        }
    }
}
