import PerfModel
import PerfStore
import Testing

@Suite struct `An imported session` {
    private let store: Store
    private static let chart = ChartDeclaration(
        name: "cpu", title: "CPU", kind: .bars,
        filter: [DimensionFilter("strategy", "serial", "threads"), DimensionFilter("a \"b\"")],
        x: "size", series: ["strategy", "runtime"], group: "g")
    /// Without start and host, as a document has none.
    private static let session = Session(
        id: Samples.uuid(1), startedAt: nil, label: "cpu", origin: .transcribed, recorder: "perfdb",
        order: "as printed", suite: "documents", charts: [chart])
    private static let configurations = [SessionConfiguration(Samples.serial, command: [])]

    init() throws {
        store = try Store.inMemory()
    }

    private static func run(_ position: Int, wall: Int64, readingError: Int64?) -> Run {
        Run(
            configuration: 0, startedAt: nil, outcome: .ok, exitStatus: nil, signal: nil,
            isWarmup: false, round: 1, position: position,
            usage: Usage(read: wall, readingError: readingError))
    }

    private func add(_ runs: [Run]) throws -> Bool {
        try store.importSession(Self.session, configurations: Self.configurations, runs: runs)
    }

    @Test func `without runs is not stored`() throws {
        #expect(try !add([]))
        #expect(try store.sessions(Selection()) == [])
    }

    @Test func `comes out as it went in, with what is not known left out`() throws {
        #expect(
            try add([
                Self.run(1, wall: 30, readingError: 2), Self.run(2, wall: 10, readingError: 7),
                Self.run(3, wall: 20, readingError: nil),
            ]))
        #expect(try store.sessions(Selection()) == [Self.session])
        #expect(
            try store.measurements(in: Self.session.id, benchmark: nil) == [
                Measurements(
                    configuration: Samples.serial, command: [], wall: [30, 10, 20], totalUser: nil,
                    totalSys: nil, maxRSS: nil, outcomes: [.ok: 3], warmups: 0, readingError: 7)
            ])
    }

    @Test func `is stored once`() throws {
        #expect(try add([Self.run(1, wall: 30, readingError: nil)]))
        #expect(try !add([Self.run(1, wall: 30, readingError: nil)]))
        #expect(try !add([Self.run(2, wall: 40, readingError: nil)]))
        #expect(try store.sessionEntries(Selection()).map(\.runs) == [1])
    }

    @Test func `is stored whole or not at all`() throws {
        let good = Self.run(1, wall: 30, readingError: nil)
        #expect(throws: StoreError.self) {
            try add([good, Self.run(2, wall: -1, readingError: nil)])
        }
        #expect(try store.sessions(Selection()) == [])
        #expect(try add([good]))
    }

    @Test func `leaves a recording that was begun as it is`() throws {
        try store.begin(Samples.session(2), configurations: Self.configurations)
        try store.store([Samples.run(0, position: 1, wall: 10)])
        #expect(try add([Self.run(1, wall: 30, readingError: nil)]))
        try store.store([Samples.run(0, position: 2, wall: 10)])
        #expect(
            try store.sessionEntries(Selection()).map { $0.session.id + " \($0.runs)" } == [
                Samples.uuid(2) + " 2", Samples.uuid(1) + " 1",
            ])
    }

    @Test func `may come in after runs were expected to end otherwise than well`() throws {
        let deadlock = SessionConfiguration(
            Samples.serial, command: ["hang"], expected: .timedOut)
        #expect(
            try store.importSession(
                Samples.session(1), configurations: [deadlock],
                runs: [
                    Samples.run(0, position: 1, wall: 10, outcome: .timedOut),
                    Samples.run(0, position: 2, wall: 10, outcome: .timedOut),
                    Samples.run(0, position: 3, wall: 10),
                    Samples.run(0, position: 4, wall: 10, outcome: .failed),
                ]))
        let found = try store.measurements(in: Samples.uuid(1), benchmark: nil)
        #expect(found.map(\.expected) == [.timedOut])
        #expect(found.map(\.failed) == [2])
        #expect(try store.sessionEntries(Selection()).map(\.failed) == [2])
    }
}
