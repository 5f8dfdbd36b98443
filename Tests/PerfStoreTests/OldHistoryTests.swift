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
            #expect(check == ["ok 2"])
        }
    }
}
