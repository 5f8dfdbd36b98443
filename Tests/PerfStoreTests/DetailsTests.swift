import PerfModel
import PerfStore
import SQLite
import Testing

@Suite struct `The details of a session` {
    private let store: Store
    private static let four = Configuration(benchmark: "c", strategy: .threads, workers: 4)

    init() throws {
        store = try Store.inMemory()
    }

    /// Stores runs of the first session; a run's report is what `report` makes of an empty one.
    private func record(_ runs: [(run: Run, report: (inout RunReport) -> Void)]) throws {
        try store.begin(
            Samples.session(1),
            configurations: [
                .init(Samples.serial, command: ["sort"]), .init(Self.four, command: ["sort"]),
            ])
        try store.store(
            runs.map { run, report in
                var run = run
                report(&run.report)
                return run
            })
    }

    private func details(_ benchmark: Glob? = nil) throws -> [Details] {
        try store.details(in: Samples.uuid(1), benchmark: benchmark)
    }

    @Test func `are none where the history does not hold it`() throws {
        #expect(try details() == [])
    }

    @Test func `are none where no run said anything but a region and items`() throws {
        try record([
            (Samples.run(0, position: 1, wall: 10), { _ in }),
            (
                Samples.run(1, position: 2, wall: 10),
                {
                    $0.region = 5
                    $0.items = 64
                }
            ),
        ])
        #expect(try details() == [])
    }

    @Test func `are of runs that count, apart from messages`() throws {
        func tell(_ report: inout RunReport) {
            report.phases = [Phase(name: "setup", duration: 1)]
            report.tasks = [WorkTask(name: "item", worker: 1, start: 0, stop: 1)]
            report.metrics = [MetricValue(metric: Metric(name: "rate"), value: 1)]
            report.workers = [WorkerMemory(worker: 1, peak: 1)]
            report.messages = [RunMessage(kind: .error, name: "reported", text: "no")]
        }
        try record([
            (Samples.run(0, position: 1, wall: 10, isWarmup: true), tell),
            (Samples.run(0, position: 2, wall: 10, outcome: .failed), tell),
            (Samples.run(0, position: 3, wall: 10), { _ in }),
        ])
        let message = RunMessage(kind: .error, name: "reported", text: "no")
        #expect(
            try details() == [
                Details(
                    configuration: Samples.serial, messages: [.init(message: message, runs: 2)])
            ])
    }

    @Test func `are those of the benchmarks asked for`() throws {
        try record(
            [1, 0].enumerated().map { index, place in
                (
                    Samples.run(place, position: index + 1, wall: 10),
                    { $0.phases = [Phase(name: "join", duration: 2)] }
                )
            })
        #expect(try details().map(\.configuration) == [Samples.serial, Self.four])
        #expect(try details(Glob("c")).map(\.configuration) == [Self.four])
        #expect(try details(Glob("d")) == [])
    }

    @Test func `add up what a run told several times, up to the largest number`() throws {
        let rate = Metric(name: "rate", unit: "1/s", direction: .higher)
        let bare = Metric(name: "rate")
        try record([
            (
                Samples.run(0, position: 1, wall: 10),
                {
                    $0.phases = [
                        Phase(name: "start", duration: 1), Phase(name: "join", duration: 5),
                        Phase(name: "start", duration: 2),
                    ]
                    $0.metrics = [
                        MetricValue(metric: rate, value: 0.5),
                        MetricValue(metric: bare, value: .greatestFiniteMagnitude),
                        MetricValue(metric: rate, value: 1.25),
                        MetricValue(metric: bare, value: .greatestFiniteMagnitude),
                    ]
                }
            ),
            (
                Samples.run(0, position: 2, wall: 10),
                {
                    $0.phases = [
                        Phase(name: "setup", duration: 9), Phase(name: "join", duration: .max),
                        Phase(name: "join", duration: .max),
                    ]
                }
            ),
        ])
        let found = try #require(try details().first)
        #expect(
            found.phases == [
                .init(name: "start", durations: [3]), .init(name: "join", durations: [5, .max]),
                .init(name: "setup", durations: [9]),
            ])
        #expect(
            found.metrics == [
                .init(metric: bare, values: [.greatestFiniteMagnitude]),
                .init(metric: rate, values: [1.75]),
            ])
    }

    @Test(arguments: [(nil, [30, 7], false), (2, [5, 1], true)] as [(Int64?, [Int64], Bool)])
    func `hold proportional memory only where every worker has a share`(
        share: Int64?, memory: [Int64], isProportional: Bool
    ) throws {
        try record([
            (
                Samples.run(0, position: 1, wall: 10),
                {
                    $0.workers = [
                        WorkerMemory(worker: 1, peak: 10, proportional: 3),
                        WorkerMemory(worker: 2, peak: 20, proportional: share),
                    ]
                }
            ),
            (Samples.run(0, position: 2, wall: 10), { _ in }),
            (
                Samples.run(0, position: 3, wall: 10),
                { $0.workers = [WorkerMemory(worker: 1, peak: 7, proportional: 1)] }
            ),
        ])
        let found = try #require(try details().first)
        #expect(found.memory == memory)
        #expect(found.isMemoryProportional == isProportional)
    }

    /// Wall times and regions by position, and the position whose tasks are shown.
    @Test(
        arguments: [
            ([(30, nil)], 1), ([(30, nil), (10, nil)], 2),
            ([(30, nil), (10, nil), (20, nil)], 3),
            ([(10, 3), (20, 1), (30, 2)], 3),
            ([(10, 3), (20, nil), (30, 2)], 2),
            ([(10, nil), (10, nil), (10, nil), (10, nil)], 2),
        ] as [([(wall: Int64, region: Int64?)], Int)])
    func `hold the tasks of the run in the middle`(
        times: [(wall: Int64, region: Int64?)], position: Int
    ) throws {
        try record(
            times.enumerated().map { index, time in
                (
                    Samples.run(0, position: index + 1, wall: time.wall),
                    {
                        $0.region = time.region
                        $0.tasks = [
                            WorkTask(name: "of \(index + 1)", worker: 2, start: 0, stop: 1),
                            WorkTask(name: "end", worker: nil, start: 1, stop: 1),
                        ]
                    }
                )
            })
        let found = try #require(try details().first)
        #expect(found.tasks.map(\.name) == ["of \(position)", "end"])
        #expect(found.tasks.map(\.worker) == [2, nil])
    }

    @Test func `count the runs of a message once each`() throws {
        func message(_ kind: RunMessage.Kind, _ text: String) -> RunMessage {
            RunMessage(kind: kind, name: "n", text: text)
        }
        try record([
            (
                Samples.run(0, position: 1, wall: 10),
                { $0.messages = [message(.warning, "b"), message(.warning, "b")] }
            ),
            (
                Samples.run(0, position: 2, wall: 10, outcome: .timedOut),
                { $0.messages = [message(.warning, "b"), message(.error, "c")] }
            ),
        ])
        #expect(
            try details().flatMap(\.messages) == [
                .init(message: message(.error, "c"), runs: 1),
                .init(message: message(.warning, "b"), runs: 2),
            ])
    }

    @Test func `are stored with their run or not at all`() throws {
        #expect(throws: StoreError.self) {
            try record([
                (
                    Samples.run(0, position: 1, wall: 10),
                    {
                        $0.metrics = [MetricValue(metric: Metric(name: "rate"), value: 1)]
                        $0.tasks = [WorkTask(name: "", worker: nil, start: 0, stop: 1)]
                    }
                )
            ])
        }
        #expect(try store.sessions(Selection()) == [])
        try store.store([Samples.run(0, position: 1, wall: 10)])
        var run = Samples.run(0, position: 2, wall: 10)
        run.report.metrics = [MetricValue(metric: Metric(name: "rate"), value: 1)]
        try store.store([run])
        #expect(try details().map(\.metrics.count) == [1])
    }
}
