import PerfModel
import PerfStore
import Testing

@Suite struct `The names in a history` {
    @Test func `are none in an empty one`() throws {
        let store = try Store.inMemory()
        for kind in Store.NameKind.allCases { #expect(try store.names(kind) == []) }
    }

    @Test func `are each there once, sessions newest first`() throws {
        let store = try Store.inMemory()
        for (number, label) in [(1, "b"), (2, "a'\n"), (3, "b"), (4, nil)] {
            var session = Samples.session(number)
            session.label = label
            let configuration = Configuration(benchmark: "bench \(number % 2)")
            try store.begin(session, configurations: [.init(configuration, command: ["x"])])
            var run = Samples.run(0, position: 1, wall: 10)
            run.report.metrics = [
                MetricValue(metric: Metric(name: "size", unit: number == 1 ? "B" : nil), value: 1)
            ]
            try store.store([run])
            try store.end([nil])
        }
        #expect(try store.names(.benchmark) == ["bench 0", "bench 1"])
        #expect(try store.names(.label) == ["a'\n", "b"])
        #expect(try store.names(.host) == ["box"])
        #expect(try store.names(.commit) == ["0123abcd"])
        #expect(try store.names(.metric) == ["size"])
        #expect(try store.names(.session) == [4, 3, 2, 1].map { Samples.uuid($0) })
    }
}
