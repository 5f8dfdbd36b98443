import Foundation
import PerfModel
import PerfStore
import TestSupport
import Testing

@Suite struct `A whole session` {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `goes from one history into another exactly`(seed: UInt64) throws {
        let history = RandomHistory(seed: seed, sessions: 20)
        let one = try Store.inMemory()
        try history.store(in: one, seed: seed)
        let other = try Store.inMemory(spills: true)
        // In another order, so that every row has another number.
        let sessions = try one.sessions(Selection())
        try other.atomically {
            for session in sessions.reversed() { try Self.copy(session, from: one, to: other) }
        }
        #expect(try other.sessions(Selection()) == sessions)
        for session in sessions {
            let left = try Self.read(session, of: one)
            let right = try Self.read(session, of: other)
            #expect(left.outline == right.outline && left.runs == right.runs, "seed \(seed)")
            let measured = try one.measurements(in: session.id, benchmark: nil)
            #expect(try other.measurements(in: session.id, benchmark: nil) == measured)
            let details = try one.details(in: session.id, benchmark: nil)
            #expect(try other.details(in: session.id, benchmark: nil) == details)
        }
    }

    @Test func `has its runs by position and its configurations by their first runs`() throws {
        let store = try Store.inMemory()
        let first = SessionConfiguration(Configuration(benchmark: "a"), command: ["a"])
        let second = SessionConfiguration(Configuration(benchmark: "b"), command: ["b"])
        let never = SessionConfiguration(Configuration(benchmark: "c"), command: ["c"])
        try store.begin(Samples.session(1), configurations: [first, never, second])
        try store.store([
            Samples.run(0, position: 7, wall: 70), Samples.run(2, position: 3, wall: 30),
            Samples.run(2, position: 9, wall: 90),
        ])
        try store.end([.budget, nil, .runs])
        let (outline, runs) = try Self.read(Samples.session(1), of: store)
        #expect(outline.configurations == [second, first])
        #expect(outline.stops == [.runs, .budget])
        #expect(runs.map(\.position) == [3, 7, 9])
        #expect(runs.map(\.configuration) == [0, 1, 0])
    }

    @Test func `comes in pages, whatever their number`() throws {
        let store = try Store.inMemory()
        let count = Int(WholeSession.pageSize) + 1
        _ = try store.importSession(
            Samples.session(1), configurations: [.init(Samples.serial, command: [])],
            runs: (1...count).map { Samples.run(0, position: 2 * $0, wall: Int64($0)) })
        var whole = try #require(try store.wholeSession(Samples.session(1)))
        #expect(try whole.nextRuns().count == Int(WholeSession.pageSize))
        #expect(try whole.nextRuns().map(\.position) == [2 * count])
        #expect(try whole.nextRuns().isEmpty)
        #expect(try whole.nextRuns().isEmpty)
    }

    @Test func `that the history does not hold is none`() throws {
        #expect(try Store.inMemory().wholeSession(Samples.session(1))?.outline == nil)
    }

    @Test func `stays as it was while others store`() throws {
        try withTemporaryFolder { folder in
            let file = try newHistory(in: folder, runs: 2)
            let reader = try Store.open(file.path, .readOnly)
            let writer = try Store.open(file.path, .readWrite)
            try reader.snapshot {
                #expect(try Self.read(Samples.session(1), of: reader).runs.count == 2)
                _ = try writer.importSession(
                    Samples.session(2), configurations: [.init(Samples.serial, command: [])],
                    runs: [Samples.run(0, position: 1, wall: 1)])
                #expect(try reader.sessions(Selection()).count == 1)
            }
            #expect(try reader.sessions(Selection()).count == 2)
        }
    }

    @Test func `is stored not at all where something throws`() throws {
        struct Stop: Error {}
        let store = try Store.inMemory()
        let outline = SessionOutline(
            session: Samples.session(1), configurations: [.init(Samples.serial, command: [])],
            stops: [nil])
        var pages = [[Samples.run(0, position: 1, wall: 1)]]
        #expect(throws: Stop.self) {
            try store.atomically {
                try store.addSession(outline) { () throws in
                    guard pages.isEmpty else { return pages.removeFirst() }
                    throw Stop()
                }
            }
        }
        #expect(try store.sessions(Selection()) == [])
        #expect(try store.names(.benchmark) == [])
    }

    private static func read(
        _ session: Session, of store: Store
    ) throws -> (outline: SessionOutline, runs: [Run]) {
        var whole = try #require(try store.wholeSession(session))
        var runs: [Run] = []
        while true {
            let page = try whole.nextRuns()
            if page.isEmpty { return (whole.outline, runs) }
            runs += page
        }
    }

    private static func copy(_ session: Session, from one: Store, to other: Store) throws {
        var whole = try #require(try one.wholeSession(session))
        try other.addSession(whole.outline) { try whole.nextRuns() }
    }
}
