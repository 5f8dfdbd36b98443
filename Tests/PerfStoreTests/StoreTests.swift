import Foundation
import PerfModel
import PerfStore
import SQLite
import TestSupport
import Testing

@Suite struct `A store` {
    private let store: Store

    init() throws {
        store = try Store.inMemory()
    }

    @Test func `without sessions has an empty answer to every question`() throws {
        let everything = Selection()
        #expect(try store.sessions(everything) == [])
        #expect(try store.sessionEntries(everything) == [])
        #expect(try store.benchmarkEntries(everything) == [])
        #expect(try store.hostEntries(everything) == [])
        #expect(try store.measurements(in: Samples.uuid(1), benchmark: nil) == [])
        #expect(try store.lastCommands(of: "b") == [])
    }

    @Test func `knows nothing of a session before its first runs`() throws {
        try store.begin(
            Samples.session(1), configurations: [.init(Samples.serial, command: ["sort"])])
        try store.store([])
        #expect(try store.sessions(Selection()) == [])
        #expect(try store.lastCommands(of: "b") == [])
        try store.store([Samples.run(0, position: 1, wall: 10)])
        #expect(try store.sessions(Selection()) == [Samples.session(1)])
        #expect(try store.lastCommands(of: "b") == [["sort"]])
    }

    @Test func `knows only the configurations that have runs`() throws {
        let four = Configuration(benchmark: "b", strategy: .threads, workers: 4)
        try store.begin(
            Samples.session(1),
            configurations: [
                .init(Samples.serial, command: ["sort"]), .init(four, command: ["sort", "-4"]),
            ])
        try store.store([Samples.run(1, position: 1, wall: 10)])
        var expected = Measurements(
            configuration: four, command: ["sort", "-4"], wall: [10], totalUser: 7, totalSys: 3,
            maxRSS: 1000, outcomes: [.ok: 1], warmups: 0)
        var found = try store.measurements(in: Samples.uuid(1), benchmark: nil)
        #expect(found == [expected])
        expected.totalBlockReads = 0
        expected.totalBlockWrites = 0
        try store.addStorage(to: &found, in: Samples.uuid(1))
        #expect(found == [expected])
        #expect(try store.lastCommands(of: "b") == [["sort", "-4"]])
    }

    @Test func `counts warm-ups and failures without measuring them`() throws {
        try store.begin(
            Samples.session(1), configurations: [.init(Samples.serial, command: ["sort"])])
        try store.store([
            Samples.run(0, position: 1, wall: 99, isWarmup: true),
            Samples.run(0, position: 2, wall: 99, outcome: .killed, isWarmup: true),
            Samples.run(0, position: 3, wall: 99, outcome: .failed),
            Samples.run(0, position: 4, wall: 99, outcome: .timedOut),
            Samples.run(0, position: 5, wall: 99, outcome: .timedOut),
        ])
        #expect(
            try store.measurements(in: Samples.uuid(1), benchmark: nil) == [
                Measurements(
                    configuration: Samples.serial, command: ["sort"], wall: [], totalUser: nil,
                    totalSys: nil, maxRSS: nil, outcomes: [.failed: 1, .timedOut: 2], warmups: 2)
            ])
        #expect(try store.sessionEntries(Selection()).map(\.failed) == [3])
    }

    @Test func `keeps all of some runs or none of them`() throws {
        try store.begin(
            Samples.session(1), configurations: [.init(Samples.serial, command: ["sort"])])
        let good = Samples.run(0, position: 1, wall: 10)
        let bad = Samples.run(0, position: 2, wall: -1)
        #expect(throws: StoreError.self) { try store.store([good, bad]) }
        #expect(try store.sessions(Selection()) == [])
        try store.store([good])
        #expect(throws: StoreError.self) { try store.store([bad]) }
        #expect(try store.sessionEntries(Selection()).map(\.runs) == [1])
    }

    @Test func `does not take the same session twice`() throws {
        for _ in 0..<2 {
            try store.begin(
                Samples.session(1), configurations: [.init(Samples.serial, command: ["sort"])])
            _ = try? store.store([Samples.run(0, position: 1, wall: 10)])
        }
        let error = #expect(throws: StoreError.self) {
            try store.store([Samples.run(0, position: 2, wall: 10)])
        }
        guard case .failed(_, let cause) = error else {
            Issue.record("not refused by SQLite: \(String(describing: error))")
            return
        }
        #expect(cause.message == "UNIQUE constraint failed: session.uuid")
    }

    @Test func `says which commands a benchmark's newest session had`() throws {
        let other = Configuration(benchmark: "b", strategy: .serial, workers: 1, runtime: "pypy")
        for (number, command) in [(2, "second"), (3, "third"), (1, "first")] {
            try store.begin(
                Samples.session(number),
                configurations: [
                    .init(Samples.serial, command: [command]),
                    .init(other, command: ["pypy", command]),
                ])
            try store.store([
                Samples.run(0, position: 1, wall: 10), Samples.run(1, position: 2, wall: 10),
            ])
        }
        #expect(try store.lastCommands(of: "b") == [["pypy", "third"], ["third"]])
        #expect(try store.lastCommands(of: "c") == [])
    }

    @Test func `stores nothing into a file that is no longer in its place`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("h.sqlite").path
            let store = try Store.open(path, .create)
            try store.begin(
                Samples.session(1), configurations: [.init(Samples.serial, command: ["sort"])])
            try store.store([Samples.run(0, position: 1, wall: 10)])
            try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
            #expect(throws: StoreError.moved) {
                try store.store([Samples.run(0, position: 2, wall: 10)])
            }
            try Data().write(to: URL(fileURLWithPath: path))
            #expect(throws: StoreError.moved) {
                try store.store([Samples.run(0, position: 2, wall: 10)])
            }
        }
    }

    @Test func `adds times up without running over`() throws {
        try store.begin(
            Samples.session(1), configurations: [.init(Samples.serial, command: ["sort"])])
        var run = Samples.run(0, position: 1, wall: .max / 10)
        run.usage.user = .max
        run.usage.sys = .max
        try store.store([run])
        run.position = 2
        try store.store([run])
        let measurements = try store.measurements(in: Samples.uuid(1), benchmark: nil)
        #expect(measurements.map(\.totalUser) == [.max])
        #expect(measurements.map(\.totalSys) == [.max])
    }
}
