import Foundation
import PerfModel
import PerfStore
import SQLite
import TestSupport
import Testing

@Suite struct `The end of a session` {
    private static let four = Configuration(benchmark: "b", strategy: .threads, workers: 4)
    private static let both = [
        SessionConfiguration(Samples.serial, command: ["sort"]),
        SessionConfiguration(four, command: ["sort", "-4"]),
    ]

    private func reasons(_ store: Store) throws -> [StopReason?] {
        try store.measurements(in: Samples.uuid(1), benchmark: nil).map(\.stopReason)
    }

    @Test func `stores nothing where no run was stored`() throws {
        let store = try Store.inMemory()
        try store.begin(Samples.session(1), configurations: Self.both)
        try store.end([.interrupted, nil])
        #expect(try store.sessions(Selection()) == [])
        try store.begin(Samples.session(1), configurations: [])
        try store.end([])
        #expect(try store.sessions(Selection()) == [])
    }

    @Test(arguments: StopReason.allCases)
    func `keeps why a configuration was measured no further`(reason: StopReason) throws {
        let store = try Store.inMemory()
        try store.begin(Samples.session(1), configurations: Self.both)
        try store.store([
            Samples.run(0, position: 1, wall: 10), Samples.run(1, position: 2, wall: 10),
        ])
        #expect(try reasons(store) == [nil, nil])
        try store.end([nil, reason])
        #expect(try reasons(store) == [nil, reason])
        try store.end([nil, reason])
        #expect(try reasons(store) == [nil, reason])
    }

    @Test func `leaves out a configuration without runs, and other sessions`() throws {
        let store = try Store.inMemory()
        try store.begin(Samples.session(2), configurations: Self.both)
        try store.store([Samples.run(1, position: 1, wall: 10)])
        try store.begin(Samples.session(1), configurations: Self.both)
        try store.store([Samples.run(1, position: 1, wall: 10)])
        try store.end([.budget, .precision])
        #expect(try reasons(store) == [.precision])
        let other = try store.measurements(in: Samples.uuid(2), benchmark: nil)
        #expect(other.map(\.stopReason) == [nil])
    }

    @Test func `says so where another program's lock is in the way, and may be told again`() throws
    {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("h.sqlite").path
            let store = try Store.open(path, .create, busyTimeout: 1)
            try store.begin(Samples.session(1), configurations: Self.both)
            try store.store([Samples.run(0, position: 1, wall: 10)])
            let other = try Connection(path: path, mode: .readWrite)
            try other.execute("BEGIN IMMEDIATE")
            let error = #expect(throws: StoreError.locked) { try store.end([.budget, nil]) }
            #expect(error.map(store.isPassing) == true)
            try other.execute("ROLLBACK")
            #expect(try reasons(store) == [nil])
            try store.end([.budget, nil])
            #expect(try reasons(store) == [.budget])
        }
    }

    @Test func `is not stored into a file that is no longer in its place`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("h.sqlite").path
            let store = try Store.open(path, .create)
            try store.begin(Samples.session(1), configurations: Self.both)
            try store.store([Samples.run(0, position: 1, wall: 10)])
            try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
            #expect(throws: StoreError.moved) { try store.end([.budget, nil]) }
        }
    }

    @Test func `comes with an imported session, once`() throws {
        let store = try Store.inMemory()
        var run = Samples.run(1, position: 1, wall: 10)
        run.copies = [
            RunCopy(
                start: 0, wall: 9, user: nil, sys: nil, maxRSS: nil, exitStatus: nil, signal: 9)
        ]
        run.interference.throttled = 7
        for stops in [[nil, .precision], [nil, .budget]] as [[StopReason?]] {
            let isNew = try store.importSession(
                Samples.session(1), configurations: Self.both, runs: [run], stops: stops)
            #expect(isNew == (stops[1] == .precision))
            let found = try store.measurements(in: Samples.uuid(1), benchmark: nil)
            #expect(found.map(\.stopReason) == [.precision])
            #expect(found.map(\.interference) == [Interference(throttled: 7)])
            #expect(
                try store.details(in: Samples.uuid(1), benchmark: nil) == [
                    Details(configuration: Self.four, copies: [.init(number: 1, walls: [9])])
                ])
        }
    }
}

@Suite struct `What others took` {
    private func interference(_ told: [(run: Run, Interference)]) throws -> Interference? {
        let store = try Store.inMemory()
        try store.begin(
            Samples.session(1), configurations: [.init(Samples.serial, command: ["sort"])])
        try store.store(
            told.map { run, interference in
                var run = run
                run.interference = interference
                return run
            })
        return try store.measurements(in: Samples.uuid(1), benchmark: nil).first?.interference
    }

    @Test func `is not known where no run knows it`() throws {
        #expect(
            try interference([(Samples.run(0, position: 1, wall: 1), Interference())])
                == Interference())
    }

    @Test func `is the sum over the runs that count and know it`() throws {
        let much = Interference(stolen: 1000, throttled: 1000, thermalThrottles: 1000)
        let found = try interference([
            (Samples.run(0, position: 1, wall: 1, isWarmup: true), much),
            (Samples.run(0, position: 2, wall: 1, outcome: .failed), much),
            (Samples.run(0, position: 3, wall: 1), Interference(stolen: 5, thermalThrottles: 0)),
            (Samples.run(0, position: 4, wall: 1), Interference()),
            (Samples.run(0, position: 5, wall: 1), Interference(stolen: 7)),
        ])
        #expect(found == Interference(stolen: 12, throttled: nil, thermalThrottles: 0))
    }

    @Test func `is at most the largest number`() throws {
        let found = try interference(
            (1...2).map { (Samples.run(0, position: $0, wall: 1), Interference(throttled: .max)) })
        #expect(found == Interference(throttled: .max))
    }
}
