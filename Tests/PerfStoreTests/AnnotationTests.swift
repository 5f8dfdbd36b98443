import Foundation
import Migrations
import PerfModel
import PerfStore
import SQLite
import TestSupport
import Testing

/// A history of one session: two benchmarks, whose runs alternate, and a warm-up of the first.
private func withSession(_ body: (Store, Connection) throws -> Void) throws {
    try withTemporaryFolder { folder in
        let path = folder.appendingPathComponent("history.sqlite").path
        let store = try Store.open(path, .create)
        let other = Configuration(benchmark: "c")
        try store.begin(
            Samples.session(1),
            configurations: [
                .init(Samples.serial, command: ["b"]), .init(other, command: ["c"]),
            ])
        var runs = (1...8).map { position in
            Samples.run(
                (position - 1) % 2, position: position, wall: Int64(position) * 10,
                isWarmup: position == 1)
        }
        runs[4].report.phases = [Phase(name: "p", duration: 4)]
        runs[4].interference = Interference(stolen: 3)
        runs[6].report.phases = [Phase(name: "p", duration: 6)]
        runs[6].outcome = .failed
        try store.store(runs)
        try body(store, Connection(path: path, mode: .readOnly))
    }
}

private func exclusion(
    _ number: Int, _ positions: ClosedRange<Int>? = nil, benchmarks: [String]? = nil
) -> Annotation {
    Annotation(
        id: Samples.uuid(100 + number), kind: .exclusion, words: "reason \(number)",
        author: "Ada <ada@example.org>",
        createdAt: Instant(microseconds: Samples.midnight.microseconds + Int64(number)),
        session: Samples.uuid(1), positions: positions, benchmarks: benchmarks)
}

private func undoing(_ number: Int, of other: Annotation) -> Annotation {
    Annotation(
        id: Samples.uuid(100 + number), kind: .undoing, words: "wrong", author: "Bo",
        createdAt: Instant(microseconds: Samples.midnight.microseconds + Int64(number)),
        undone: other.id)
}

@Suite struct `Stored annotations` {
    @Test func `come back as they were, in the order in which they were made`() throws {
        let store = try Store.inMemory()
        #expect(try store.annotations() == Annotations())
        let said = [
            Annotation(
                id: Samples.uuid(1), kind: .mark, words: "neuer \"Übersetzer\"\n", author: "A",
                createdAt: Instant(microseconds: 1), at: Instant(microseconds: 5),
                benchmarkPattern: "[!a]*", hostPattern: "ci-?"),
            exclusion(2, 3...5, benchmarks: ["b", "x \"y\""]),
            Annotation(
                id: Samples.uuid(3), kind: .acceptance, words: "new", author: "B",
                createdAt: Instant(microseconds: 3), session: Samples.uuid(9), benchmarks: ["b"],
                at: Instant(microseconds: 7), hostPattern: "box"),
            undoing(4, of: exclusion(2)),
        ]
        for annotation in said.reversed() { try store.add(annotation) }
        #expect(try store.annotations() == Annotations(said))
        #expect(try store.names(.annotation) == [Samples.uuid(3), Samples.uuid(1)])
    }

    @Test func `are refused twice, and where they are about nothing`() throws {
        let store = try Store.inMemory()
        try store.add(exclusion(1))
        #expect(throws: StoreError.self) { try store.add(exclusion(1)) }
        for kind in Annotation.Kind.allCases {
            let nothing = Annotation(
                id: Samples.uuid(200), kind: kind, words: "w", author: "a",
                createdAt: Instant(microseconds: 1))
            #expect(throws: StoreError.self) { try store.add(nothing) }
        }
        for (words, author) in [("", "a"), ("w", "")] {
            var empty = exclusion(2)
            (empty.words, empty.author) = (words, author)
            #expect(throws: StoreError.self) { try store.add(empty) }
        }
        #expect(try store.annotations().all == [exclusion(1)])
    }

    @Test func `tell how many runs of each benchmark lie at some positions`() throws {
        try withSession { store, _ in
            let id = Samples.uuid(1)
            let all = try store.benchmarkRuns(in: id, at: nil)
            #expect(all.map(\.benchmark) == ["b", "c"])
            #expect(all.map(\.runs) == [4, 4])
            let one = try store.benchmarkRuns(in: id, at: 3...3)
            #expect(one == [BenchmarkRuns(benchmark: "b", runs: 1)])
            let none = try store.benchmarkRuns(in: id, at: 9...12)
            #expect(none == [])
            #expect(try store.lastPosition(in: id) == 8)
            #expect(try store.lastPosition(in: Samples.uuid(2)) == nil)
        }
    }
}

@Suite struct `An exclusion` {
    private let id = Samples.uuid(1)

    @Test func `takes its runs out of every number of their configuration`() throws {
        try withSession { store, _ in
            let before = try store.measurements(in: id, benchmark: nil)
            #expect(before.map(\.wall) == [[30, 50], [20, 40, 60, 80]])
            try store.add(exclusion(1, 4...5))
            let found = try store.measurements(in: id, benchmark: nil)
            #expect(found.map(\.wall) == [[30], [20, 60, 80]])
            #expect(found.map(\.totalUser) == [21, 14 + 42 + 56])
            #expect(found.map(\.outcomes) == [[.ok: 1, .failed: 1], [.ok: 3]])
            #expect(found.map(\.warmups) == [1, 0])
            #expect(found.map(\.interferenceRuns) == [0, 0])
            let told = found.map { $0.excluded.map(\.timed) }
            #expect(told == [[[50]], [[40]]])
            #expect(found[0].excluded.map(\.reason) == ["reason 1"])
            #expect(found[0].excluded.map(\.author) == ["Ada <ada@example.org>"])
            #expect(try store.details(in: id, benchmark: nil) == [])
            let trends = try store.benchmarkTrends(Selection(), sessions: 5).map(\.timed)
            #expect(trends == [[[30]], [[20, 60, 80]]])
        }
    }

    @Test func `of a whole session leaves none, and counts no warm-up as excluded`() throws {
        try withSession { store, _ in
            try store.add(exclusion(1))
            var found = try store.measurements(in: id, benchmark: nil)
            #expect(found.map(\.wall) == [[], []])
            #expect(found.map(\.outcomes) == [[:], [:]])
            #expect(found.map { $0.excluded.map(\.runs) } == [[3], [4]])
            #expect(found.map(\.totalUser) == [nil, nil])
            try store.addUncounted(to: &found, in: id)
            try store.addStorage(to: &found, in: id)
            #expect(found.map(\.uncounted) == [[], []])
            #expect(found.map(\.totalBlockReads) == [nil, nil])
        }
    }

    @Test func `is about the benchmarks it names, and a run belongs to the first of several`()
        throws
    {
        try withSession { store, _ in
            try store.add(exclusion(2, 1...6))
            try store.add(exclusion(1, benchmarks: ["c"]))
            let found = try store.measurements(in: id, benchmark: nil)
            #expect(found.map(\.wall) == [[], []])
            #expect(found.map { $0.excluded.map(\.reason) } == [["reason 2"], ["reason 1"]])
            #expect(found[0].outcomes == [.failed: 1])
        }
    }

    @Test func `lets runs count again once it is undone`() throws {
        try withSession { store, connection in
            let before = try store.measurements(in: id, benchmark: nil)
            try store.add(exclusion(1))
            try store.add(undoing(2, of: exclusion(1)))
            #expect(try store.measurements(in: id, benchmark: nil) == before)
            #expect(try Self.excluded(connection) == [0, 0])
        }
    }

    @Test func `is told by the views, which count as the program does`() throws {
        try withSession { store, connection in
            try store.add(exclusion(1, 4...7, benchmarks: ["b"]))
            let rows = try connection.prepare(
                "SELECT position FROM runs WHERE is_excluded ORDER BY position"
            ).rows { $0.integer(0) }
            #expect(rows == [5, 7])
            let summaries = try connection.prepare(
                "SELECT runs, failed, excluded, median_wall_s FROM summaries ORDER BY benchmark"
            ).rows { [$0.real(0), $0.real(1), $0.real(2), ($0.real(3) * 1e9).rounded()] }
            #expect(summaries == [[1, 0, 2, 30], [4, 0, 0, 50]])
            let said = try connection.prepare(
                "SELECT kind || ' ' || words || ' ' || created_at || ' ' || is_undone FROM annotations"
            ).rows { $0.text(0) }
            #expect(said == ["exclusion reason 1 2026-11-13T00:00:00.000001Z 0"])
        }
    }

    @Test func `is no part of what an export reads of the session`() throws {
        try withSession { store, _ in
            try store.add(exclusion(1))
            var whole = try #require(try store.wholeSession(Samples.session(1)))
            #expect(try whole.nextRuns().count == 8)
        }
    }

    private static func excluded(_ connection: Connection) throws -> [Int64] {
        try connection.prepare(
            "SELECT (SELECT total(is_excluded) FROM runs), (SELECT total(excluded) FROM summaries)"
        ).rows { [$0.integer(0), $0.integer(1)] }.flatMap(\.self)
    }
}

@Suite struct `A history of schema version 3` {
    @Test func `is brought forward without a touch of its runs, and takes annotations`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("history.sqlite").path
            do {
                let connection = try Connection(path: path, mode: .create)
                try Migrator(Array(Migrations.all.prefix(3))).migrate(connection)
                try connection.execute(
                    """
                    INSERT INTO session (
                        id, uuid, batch, started_at_us, origin, recorder, run_order
                    ) VALUES (
                        1, '00000000-0000-4000-8000-000000000001',
                        '00000000-0000-4000-8000-000000000001', 1794528000000000, 'imported', 'x',
                        'y'
                    );
                    INSERT INTO benchmark (id, name) VALUES (1, 'b');
                    INSERT INTO configuration (id, benchmark_id, strategy, workers, parameters)
                    VALUES (1, 1, 'serial', 1, '{}');
                    INSERT INTO session_configuration (session_id, configuration_id, command)
                    VALUES (1, 1, '["sort"]');
                    WITH RECURSIVE number (value) AS (
                        SELECT 1 UNION ALL SELECT value + 1 FROM number WHERE value < 20000
                    )
                    INSERT INTO run (
                        session_id, configuration_id, position, round, is_warmup, outcome, wall_ns
                    )
                    SELECT 1, 1, value, 1, 0, 'ok', value FROM number;
                    """)
            }
            let before = try pages(of: path)
            let store = try Store.open(path, .readWrite)
            let after = try pages(of: path)
            #expect(after.changed(since: before) < 8)
            #expect(Migrations.all.prefix(4).map(\.movesRows) == [true, true, false, false])
            try store.add(exclusion(1, 1...19_999))
            #expect(
                try store.measurements(in: Samples.uuid(1), benchmark: nil).map(\.wall)
                    == [[20_000]])
        }
    }

    /// The pages of a history that no other program has open.
    private func pages(of path: String) throws -> [Data] {
        do {
            let connection = try Connection(path: path, mode: .readWrite)
            try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        return stride(from: 0, to: bytes.count, by: 4096).map {
            bytes[$0..<min($0 + 4096, bytes.count)]
        }
    }
}

extension [Data] {
    /// How many of the pages that there were before are others now.
    fileprivate func changed(since before: [Data]) -> Int {
        zip(self, before).count { $0 != $1 }
    }
}
