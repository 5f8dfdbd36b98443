import Foundation
import Migrations
import PerfModel
import PerfStore
import SQLite
import TestSupport
import Testing

@Suite struct `A history of schema version 1` {
    /// Makes one as perfdb made it then: two sessions with runs of every kind.
    private func make(at path: String) throws {
        let connection = try Connection(path: path, mode: .create)
        try Migrator(Array(Migrations.all.prefix(1))).migrate(connection)
        try connection.execute(
            """
            PRAGMA journal_mode = WAL;
            INSERT INTO host (id, name, is_name_given) VALUES (1, 'box', 0);
            INSERT INTO session (id, uuid, batch, started_at_us, host_id, origin, recorder, run_order)
            VALUES
                (
                    1, '00000000-0000-4000-8000-000000000001',
                    '00000000-0000-4000-8000-000000000001', 1794528000000000, 1, 'measured',
                    'perfdb 0.1.0', 'interleaved'
                ),
                (
                    2, '00000000-0000-4000-8000-000000000002',
                    '00000000-0000-4000-8000-000000000002', NULL, NULL, 'transcribed',
                    'perfdb 0.1.0', 'as printed'
                );
            INSERT INTO benchmark (id, name) VALUES (1, 'b');
            INSERT INTO configuration (id, benchmark_id, strategy, workers, parameters)
            VALUES (1, 1, 'serial', 1, '{}'), (2, 1, 'threads', 2, '{"size":"1M"}');
            INSERT INTO session_configuration
            VALUES (1, 1, '["sort"]'), (1, 2, '["sort","-2"]'), (2, 1, '[]');
            INSERT INTO run (
                session_id, configuration_id, position, round, is_warmup, outcome, exit_status,
                signal, started_at_us, wall_ns, user_ns, sys_ns, max_rss_bytes
            ) VALUES
                (1, 1, 1, 1, 1, 'ok', 0, NULL, 1794528000000001, 90, 1, 2, 3),
                (1, 1, 2, 2, 0, 'ok', 0, NULL, 1794528000000002, 30, 20, 10, 1000),
                (1, 2, 3, 2, 0, 'timed-out', NULL, 15, 1794528000000003, 70, 0, 0, 2000),
                (1, 1, 4, 3, 0, 'ok', 0, NULL, 1794528000000004, 10, 5, 5, 4000),
                (2, 1, 1, 1, 0, 'ok', NULL, NULL, NULL, 50, NULL, NULL, NULL);
            """)
    }

    /// The columns of `runs` and `summaries` that version 1 had, as text.
    private func contents(of path: String) throws -> [String] {
        let connection = try Connection(path: path, mode: .readWrite)
        let runs = try connection.prepare(
            """
            SELECT
                run_id, session, batch, started_at, benchmark, command, strategy, workers,
                parameters, outcome, exit_status, signal, warmup, round, position, wall_ns,
                user_ns, sys_ns, cpu_percent, max_rss_bytes, host, label, origin
            FROM runs
            ORDER BY run_id
            """
        ).rows { row in (0..<23).map { row.textOrNil($0) ?? "-" }.joined(separator: "|") }
        let summaries = try connection.prepare(
            """
            SELECT
                session, strategy, runs, failed, median_wall_s, mean_user_s, cpu_percent,
                max_rss_bytes
            FROM summaries
            ORDER BY session, strategy
            """
        ).rows { row in (0..<8).map { row.textOrNil($0) ?? "-" }.joined(separator: "|") }
        return runs + summaries
    }

    @Test func `is refused, and stays as it is, where nothing may be touched`() throws {
        try withTemporaryFolder { folder throws in
            let file = folder.appendingPathComponent("history.sqlite")
            try make(at: file.path)
            let before = try Data(contentsOf: file)
            #expect(throws: StoreError.older(found: 1, known: Migrator().newest)) {
                try Store.open(file.path, .untouched)
            }
            #expect(try Data(contentsOf: file) == before)
            #expect(try names(in: folder) == ["history.sqlite"])
        }
    }

    @Test func `is brought forward with all its runs`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("history.sqlite").path
            try make(at: path)
            let before = try contents(of: path)
            #expect(before.count == 8)

            let store = try Store.open(path, .readOnly)
            #expect(try contents(of: path) == before)
            #expect(try store.sessions(Selection()).map(\.id) == [2, 1].map(Samples.uuid))
            let found = try store.measurements(in: Samples.uuid(1), benchmark: nil)
            #expect(found.map(\.wall) == [[30, 10], []])
            #expect(found.map(\.timed) == found.map(\.wall))
            #expect(found.map(\.expected) == [.ok, .ok])
            #expect(found.map(\.failed) == [0, 1])
            #expect(try store.sessionEntries(Selection()).map(\.failed) == [1, 0])
            #expect(try store.details(in: Samples.uuid(1), benchmark: nil) == [])
        }
    }

    @Test func `takes reports once it was brought forward`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("history.sqlite").path
            try make(at: path)
            let store = try Store.open(path, .create)
            var run = Samples.run(0, position: 1, wall: 10)
            run.report.phases = [Phase(name: "setup", duration: 4)]
            try store.begin(
                Samples.session(3), configurations: [.init(Samples.serial, command: ["sort"])])
            try store.store([run])
            #expect(
                try store.details(in: Samples.uuid(3), benchmark: nil).flatMap(\.phases) == [
                    .init(name: "setup", durations: [4])
                ])
            let check = try Connection(path: path, mode: .readOnly)
                .prepare("SELECT * FROM pragma_integrity_check, pragma_user_version")
                .rows { $0.text(0) + " " + $0.text(1) }
            #expect(check == ["ok 4"])
        }
    }
}

@Suite struct `A history of schema version 2` {
    /// Makes one as perfdb made it then: a session with two runs, one of which told a metric.
    private func make(at path: String) throws {
        let connection = try Connection(path: path, mode: .create)
        try Migrator(Array(Migrations.all.prefix(2))).migrate(connection)
        try connection.execute(
            """
            PRAGMA journal_mode = WAL;
            INSERT INTO host (id, name, is_name_given) VALUES (1, 'box', 0);
            INSERT INTO session (id, uuid, batch, started_at_us, host_id, origin, recorder, run_order)
            VALUES (
                1, '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001',
                1794528000000000, 1, 'measured', 'perfdb 0.2.0', 'interleaved'
            );
            INSERT INTO benchmark (id, name) VALUES (1, 'b');
            INSERT INTO configuration (id, benchmark_id, strategy, workers, parameters)
            VALUES (1, 1, 'serial', 1, '{}');
            INSERT INTO session_configuration (session_id, configuration_id, command)
            VALUES (1, 1, '["sort"]');
            INSERT INTO run (
                session_id, configuration_id, position, round, is_warmup, outcome, exit_status,
                started_at_us, wall_ns, user_ns, sys_ns, max_rss_bytes, block_reads, block_writes,
                region_ns
            ) VALUES
                (1, 1, 1, 1, 0, 'ok', 0, 1794528000000001, 30, 20, 10, 1000, 8, 0, 25),
                (1, 1, 2, 2, 0, 'ok', 0, 1794528000000002, 10, 5, 5, 4000, 16, 2, 9);
            INSERT INTO metric (id, name) VALUES (1, 'rate');
            INSERT INTO run_metric VALUES (1, 2, 1, 0.5);
            """)
    }

    private func withOld(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("history.sqlite").path
            try make(at: path)
            try body(path)
        }
    }

    /// What SQLite keeps of the table of runs.
    private func runTable(in path: String) throws -> [String] {
        try Connection(path: path, mode: .readWrite)
            .prepare(
                "SELECT sql || rootpage FROM sqlite_schema WHERE name LIKE 'run' ORDER BY name"
            )
            .rows { $0.text(0) }
    }

    @Test func `is brought forward with all it holds, and says nothing that it does not know`()
        throws
    {
        try withOld { path in
            let store = try Store.open(path, .readOnly)
            var expected = Measurements(
                configuration: Samples.serial, command: ["sort"], wall: [30, 10], totalUser: 25,
                totalSys: 15, maxRSS: 4000, outcomes: [.ok: 2], warmups: 0, region: [25, 9])
            expected.totalBlockReads = 24
            expected.totalBlockWrites = 2
            var found = try store.measurements(in: Samples.uuid(1), benchmark: nil)
            try store.addStorage(to: &found, in: Samples.uuid(1))
            #expect(found == [expected])
            #expect(
                try store.sessions(Selection()) == [
                    Session(
                        id: Samples.uuid(1), startedAt: Samples.midnight,
                        host: Host(name: "box", isNameGiven: false), recorder: "perfdb 0.2.0")
                ])
            #expect(
                try store.details(in: Samples.uuid(1), benchmark: nil) == [
                    Details(
                        configuration: Samples.serial,
                        metrics: [.init(metric: Metric(name: "rate"), values: [0.5])])
                ])
            let views = try Connection(path: path, mode: .readOnly).prepare(
                """
                SELECT count(*), total(steal_s IS NULL), total(block_reads)
                FROM runs, summaries
                WHERE stop_reason IS NULL AND settings = '[]'
                """
            ).rows { [$0.integer(0), $0.integer(1), $0.integer(2)] }
            #expect(views == [[2, 2, 24]])
        }
    }

    @Test func `keeps its table of runs as it is, however many there are`() throws {
        try withOld { path in
            let before = try runTable(in: path)
            #expect(before.count == 1)
            _ = try Store.open(path, .readWrite)
            #expect(try runTable(in: path) == before)
            #expect(Migrations.all.prefix(3).map(\.movesRows) == [true, true, false])
        }
    }

    @Test func `takes what is measured now once it was brought forward`() throws {
        try withOld { path in
            let store = try Store.open(path, .create)
            var run = Samples.run(0, position: 1, wall: 10)
            run.interference = Interference(stolen: 3)
            run.copies = [
                RunCopy(
                    start: 0, wall: 9, user: 1, sys: 1, maxRSS: 1, exitStatus: 0, signal: nil)
            ]
            try store.begin(
                Samples.session(3),
                configurations: [
                    .init(Samples.serial, command: ["sort"], settings: [Setting("nice", "5")])
                ])
            try store.store([run])
            try store.end([.runs])
            let found = try store.measurements(in: Samples.uuid(3), benchmark: nil)
            #expect(found.map(\.settings) == [[Setting("nice", "5")]])
            #expect(found.map(\.stopReason) == [.runs])
            #expect(found.map(\.interference) == [Interference(stolen: 3)])
            let check = try Connection(path: path, mode: .readOnly)
                .prepare("SELECT * FROM pragma_integrity_check, pragma_user_version")
                .rows { $0.text(0) + " " + $0.text(1) }
            #expect(check == ["ok 4"])
            let orphans = try Connection(path: path, mode: .readOnly)
                .prepare("PRAGMA foreign_key_check").rows { $0.text(0) }
            #expect(orphans == [])
        }
    }
}
