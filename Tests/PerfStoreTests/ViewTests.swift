import Foundation
import PerfModel
import PerfStore
import SQLite
import TestSupport
import Testing

@Suite struct `The view` {
    /// Columns of `runs` in the spelling that scripts rely on.
    private static let runColumns = """
        run_id session batch started_at started_at_us benchmark command settings strategy workers \
        load load_factor caching mechanism runtime parameters outcome expected_outcome exit_status \
        signal warmup is_excluded round position wall_s region_s reading_error_s user_s sys_s wall_ns \
        region_ns user_ns sys_ns cpu_percent max_rss_bytes items_done voluntary_switches involuntary_switches minor_faults major_faults \
        block_reads block_writes steal_s throttled_s thermal_throttles host cpu_model \
        logical_cpus physical_cpus available_cpus commit_hash branch dirty label suite \
        origin
        """

    /// Columns of `summaries`.
    private static let summaryColumns = """
        benchmark strategy workers load load_factor caching mechanism runtime parameters host \
        session runs failed excluded median_wall_s median_region_s min_wall_s max_wall_s mean_wall_s mean_user_s \
        mean_sys_s cpu_percent max_rss_bytes stop_reason
        """

    /// A random history in a file, and a second connection to it.
    private func withHistory(
        seed: UInt64, _ body: (RandomHistory, Connection) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("history.sqlite").path
            let history = RandomHistory(seed: seed, sessions: 20)
            let store = try Store.open(path, .create)
            try history.store(in: store, seed: seed)
            try body(history, Connection(path: path, mode: .readOnly))
        }
    }

    @Test(arguments: [("runs", runColumns), ("summaries", summaryColumns)])
    func `has its columns`(view: String, columns: String) throws {
        try withHistory(seed: 1) { _, connection in
            let statement = try connection.prepare(
                "SELECT group_concat(name, ' ') FROM pragma_table_info(:view)")
            try statement.bind(view, to: ":view")
            #expect(try statement.first { $0.text(0) } == columns)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `runs holds every run with its session's facts`(seed: UInt64) throws {
        try withHistory(seed: seed) { history, connection in
            let rows = try connection.prepare(
                """
                SELECT
                    session, position, outcome, wall_s, user_ns, sys_ns, cpu_percent, warmup,
                    host, label, origin, commit_hash, dirty, exit_status, signal, max_rss_bytes,
                    benchmark, json_array_length(command), batch, available_cpus, started_at_us,
                    region_s, region_ns, reading_error_s, items_done, suite, expected_outcome,
                    json_array_length(settings), block_reads, block_writes, steal_s, throttled_s,
                    thermal_throttles
                FROM runs
                ORDER BY session, position
                """
            ).rows { row in
                (0..<33).map { row.textOrNil($0) ?? "-" }.joined(separator: "|")
            }
            let expected = history.sessions.flatMap { recorded in
                recorded.runs.sorted { $0.position < $1.position }
                    .map { Self.line($0, of: recorded) }
            }
            #expect(rows.count == expected.count)
            for (row, expected) in zip(rows, expected) { #expect(row == expected, "seed \(seed)") }
        }
    }

    private static func line(_ run: Run, of recorded: RandomHistory.Recorded) -> String {
        func text(_ value: (some CustomStringConvertible)?) -> String {
            value.map { "\($0)" } ?? "-"
        }
        let session = recorded.session
        let usage = run.usage
        let busy = usage.user.flatMap { user in usage.sys.map { user + $0 } }
        let percent =
            usage.wall == 0 ? nil : busy.map { 100 * Double($0) / Double(usage.wall) }
        let planned = recorded.configurations[run.configuration]
        return [
            session.id, text(run.position), run.outcome.rawValue,
            sqliteText(Double(usage.wall) / 1e9), text(usage.user), text(usage.sys),
            text(percent.map(sqliteText)), run.isWarmup ? "1" : "0",
            text(session.host?.name), text(session.label), session.origin.rawValue,
            text(session.revision?.commit), text(session.revision.map { $0.isDirty ? 1 : 0 }),
            text(run.exitStatus), text(run.signal), text(usage.maxRSS),
            planned.configuration.benchmark, "2", session.batch,
            text(session.conditions.availableCPUs), text(run.startedAt?.microseconds),
            text(run.report.region.map { sqliteText(Double($0) / 1e9) }), text(run.report.region),
            text(usage.readingError.map { sqliteText(Double($0) / 1e9) }), text(run.report.items),
            text(session.suite), planned.expected.rawValue, text(planned.settings.count),
            text(usage.blockReads), text(usage.blockWrites),
            text(run.interference.stolen.map { sqliteText(Double($0) / 1e9) }),
            text(run.interference.throttled.map { sqliteText(Double($0) / 1e9) }),
            text(run.interference.thermalThrottles),
        ].joined(separator: "|")
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (1, "1970-01-01T00:00:00.000001Z"),
            (999_999, "1970-01-01T00:00:00.999999Z"),
            (1_794_564_000_123_456, "2026-11-13T10:00:00.123456Z"),
            (1_794_564_000_999_999, "2026-11-13T10:00:00.999999Z"),
            (951_868_799_999_999, "2000-02-29T23:59:59.999999Z"),
            (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        ] as [(Int64, String)])
    func `runs tells the start to the microsecond`(microseconds: Int64, text: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("history.sqlite").path
            let store = try Store.open(path, .create)
            try store.begin(
                Samples.session(1), configurations: [.init(Samples.serial, command: ["true"])])
            var run = Samples.run(0, position: 1, wall: 1)
            run.startedAt = Instant(microseconds: microseconds)
            try store.store([run])
            let connection = try Connection(path: path, mode: .readOnly)
            let found = try connection.prepare("SELECT started_at FROM runs").first { $0.text(0) }
            #expect(found == text)
        }
    }

    @Test(arguments: [4, 5, 6] as [UInt64])
    func `runs tells every start as the model does`(seed: UInt64) throws {
        try withHistory(seed: seed) { _, connection in
            let rows = try connection.prepare(
                "SELECT started_at_us, started_at FROM runs WHERE started_at_us IS NOT NULL"
            ).rows { (Instant(microseconds: $0.integer(0)), $0.text(1)) }
            for (instant, text) in rows {
                let fraction = String(instant.microseconds % 1_000_000 + 1_000_000).dropFirst()
                #expect(text == instant.iso8601.dropLast() + ".\(fraction)Z")
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `summaries says what the runs say`(seed: UInt64) throws {
        try withHistory(seed: seed) { history, connection in
            let rows = try connection.prepare(
                """
                SELECT
                    session, host, parameters, strategy, workers, load, load_factor, caching,
                    mechanism, runtime, benchmark, runs, failed, median_wall_s, min_wall_s,
                    max_wall_s, mean_wall_s, mean_user_s, mean_sys_s, cpu_percent, max_rss_bytes,
                    median_region_s
                FROM summaries
                """
            ).rows { Summary($0) }
            let expected = history.sessions.flatMap { recorded in
                recorded.groups.map { Summary($0.planned, $0.runs, in: recorded.session) }
            }
            #expect(rows.count == expected.count)
            for summary in expected {
                let found = rows.first { $0.identity == summary.identity }
                #expect(found?.counts == summary.counts, "seed \(seed)")
                let statistics = try #require(found?.statistics)
                for (value, wanted) in zip(statistics, summary.statistics) {
                    #expect(isClose(value, wanted), "seed \(seed): \(summary.identity)")
                }
            }
        }
    }

    private func isClose(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return abs(left - right) <= 1e-12 * max(abs(left), abs(right))
    }

    @Test(.enabled(if: Witness.has("sqlite3")))
    func `summaries can be read with sqlite3`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("history.sqlite").path
            do {
                let store = try Store.open(path, .create)
                let failing = Configuration(
                    benchmark: "sort", load: Load(name: "high", factor: 10),
                    parameters: [Parameter(name: "size", value: "1M")])
                try store.begin(
                    Samples.session(1),
                    configurations: [
                        .init(Samples.serial, command: ["a b", "\"c\""]),
                        .init(failing, command: ["true"]),
                    ])
                try store.store([
                    Samples.run(0, position: 1, wall: 4_000_000_000),
                    Samples.run(0, position: 2, wall: 1_000_000_000),
                    Samples.run(1, position: 3, wall: 5, outcome: .failed),
                ])
                try store.end([.budget, nil])
            }
            let summaries = try Witness.run("sqlite3", ["-json", path, "SELECT * FROM summaries"])
            #expect(
                summaries.output == """
                    [{"benchmark":"b","strategy":"serial","workers":1,"load":null,\
                    "load_factor":null,"caching":null,"mechanism":null,"runtime":null,\
                    "parameters":"{}","host":"box","session":"\(Samples.uuid(1))","runs":2,\
                    "failed":0,"excluded":0,"median_wall_s":2.5,"median_region_s":null,"min_wall_s":1.0,"max_wall_s":4.0,\
                    "mean_wall_s":2.5,"mean_user_s":1.75,"mean_sys_s":0.75,"cpu_percent":100.0,\
                    "max_rss_bytes":1000,"stop_reason":"budget"},
                    {"benchmark":"sort","strategy":null,"workers":null,"load":"high",\
                    "load_factor":10.0,"caching":null,"mechanism":null,"runtime":null,\
                    "parameters":"{\\"size\\":\\"1M\\"}","host":"box",\
                    "session":"\(Samples.uuid(1))","runs":0,"failed":1,"excluded":0,\
                    "median_wall_s":null,\
                    "median_region_s":null,"min_wall_s":null,"max_wall_s":null,"mean_wall_s":null,"mean_user_s":null,\
                    "mean_sys_s":null,"cpu_percent":null,"max_rss_bytes":null,"stop_reason":null}]

                    """)
            let command = try Witness.run(
                "sqlite3", [path, "SELECT command FROM runs WHERE position = 1"])
            #expect(command.output == "[\"a b\",\"\\\"c\\\"\"]\n")
        }
    }
}
