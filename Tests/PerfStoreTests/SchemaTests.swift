import PerfStore
import SQLite
import Testing

/// A row that is right, which each test spoils in one place.
@Suite struct `The schema` {
    private let connection: Connection

    init() throws {
        connection = try Connection()
        try Migrator().migrate(connection)
        try connection.execute(
            """
            INSERT INTO host (id, name, is_name_given) VALUES (1, 'box', 0);
            INSERT INTO revision (id, commit_hash, branch, is_dirty) VALUES (1, 'abc123', NULL, 0);
            INSERT INTO session (id, uuid, batch, started_at_us, host_id, origin, recorder, run_order)
            VALUES (
                1, '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001',
                1794528000000000, 1, 'measured', 'perfdb 0.1.0', 'interleaved'
            );
            INSERT INTO benchmark (id, name) VALUES (1, 'sort');
            INSERT INTO configuration (id, benchmark_id, parameters) VALUES (1, 1, '{}');
            INSERT INTO session_configuration
            VALUES (1, 1, '["sort"]', 'ok', 'precision', '[["nice","5"]]');
            INSERT INTO run (
                id, session_id, configuration_id, position, round, is_warmup, outcome, exit_status,
                started_at_us, wall_ns
            ) VALUES (1, 1, 1, 1, 1, 0, 'ok', 0, 1794528000000000, 10);
            INSERT INTO session_chart VALUES (1, 1, 'c', 'C', 'lines', '{}', NULL, '[]', NULL);
            INSERT INTO metric (id, name) VALUES (1, 'rate');
            INSERT INTO run_metric VALUES (1, 1, 1, 0.5);
            INSERT INTO run_phase VALUES (1, 1, 'setup', 1, 10);
            INSERT INTO run_task VALUES (1, 1, 1, 'item', NULL, 3, 5);
            INSERT INTO run_worker VALUES (1, 1, 1, 10, NULL);
            INSERT INTO run_message VALUES (1, 1, 1, 'error', 'reported', '');
            INSERT INTO run_interference VALUES (1, 1, 2, 3, 4);
            INSERT INTO run_copy VALUES (1, 1, 1, 5, 6, 7, 8, 9, 0, NULL);
            """)
    }

    @Test(arguments: [
        ("host", "name = ''"), ("host", "name = NULL"), ("host", "is_name_given = 2"),
        ("host", "is_name_given = NULL"), ("host", "cpu_model = ''"), ("host", "logical_cpus = 0"),
        ("host", "logical_cpus = 'many'"), ("host", "physical_cpus = 0"),
        ("host", "memory_gib = -1"), ("host", "architecture = ''"), ("host", "os_family = ''"),
        ("revision", "commit_hash = ''"), ("revision", "commit_hash = 'HEAD'"),
        ("revision", "commit_hash = NULL"), ("revision", "branch = ''"),
        ("revision", "is_dirty = 2"), ("revision", "is_dirty = NULL"),
        ("session", "uuid = ''"), ("session", "uuid = NULL"), ("session", "uuid = 'last'"),
        ("session", "uuid = '00000000-0000-4000-8000-00000000000A'"),
        ("session", "uuid = '000000000000-4000-8000-0000-00000001'"),
        ("session", "batch = 'x'"), ("session", "batch = NULL"), ("session", "started_at_us = -1"),
        ("session", "started_at_us = 253402300800000000"), ("session", "started_at_us = NULL"),
        ("session", "started_at_us = 1.5"), ("session", "host_id = NULL"),
        ("session", "host_id = 2"), ("session", "revision_id = 2"), ("session", "kernel = ''"),
        ("session", "available_cpus = 0"), ("session", "load_average = -0.1"),
        ("session", "load_average = 9e999"), ("session", "governor = ''"),
        ("session", "virtualization = ''"), ("session", "label = ''"),
        ("session", "origin = 'guessed'"), ("session", "origin = NULL"),
        ("session", "recorder = ''"), ("session", "recorder = NULL"), ("session", "seed = -1"),
        ("session", "run_order = ''"), ("session", "run_order = NULL"),
        ("benchmark", "name = ''"), ("benchmark", "name = NULL"),
        ("configuration", "benchmark_id = 2"), ("configuration", "benchmark_id = NULL"),
        ("configuration", "strategy = ''"), ("configuration", "strategy = 'serial'"),
        ("configuration", "strategy = 'serial', workers = 2"), ("configuration", "workers = 0"),
        ("configuration", "load = '', load_factor = 1"), ("configuration", "load = 'high'"),
        ("configuration", "load_factor = 1"),
        ("configuration", "load = 'high', load_factor = 0"),
        ("configuration", "load = 'high', load_factor = -1"),
        ("configuration", "load = 'high', load_factor = 9e999"), ("configuration", "caching = ''"),
        ("configuration", "mechanism = ''"), ("configuration", "runtime = ''"),
        ("configuration", "parameters = NULL"), ("configuration", "parameters = ''"),
        ("configuration", "parameters = '[]'"), ("configuration", "parameters = '{\"a\":'"),
        ("session_configuration", "session_id = 2"),
        ("session_configuration", "configuration_id = 2"),
        ("session_configuration", "command = NULL"), ("session_configuration", "command = '{}'"),
        ("session_configuration", "command = 'sort'"),
        ("run", "session_id = 2"), ("run", "session_id = NULL"), ("run", "configuration_id = 2"),
        ("run", "configuration_id = NULL"), ("run", "position = 0"), ("run", "position = NULL"),
        ("run", "round = 0"), ("run", "round = NULL"), ("run", "is_warmup = 2"),
        ("run", "is_warmup = NULL"), ("run", "outcome = 'fine'"), ("run", "outcome = NULL"),
        ("run", "exit_status = -1"), ("run", "exit_status = 256"), ("run", "signal = 0"),
        ("run", "signal = 128"), ("run", "signal = 9"), ("run", "started_at_us = -1"),
        ("run", "started_at_us = 253402300800000000"), ("run", "wall_ns = -1"),
        ("run", "wall_ns = NULL"), ("run", "wall_ns = 'long'"), ("run", "user_ns = -1"),
        ("run", "sys_ns = -1"), ("run", "max_rss_bytes = -1"), ("run", "voluntary_switches = -1"),
        ("run", "involuntary_switches = -1"), ("run", "minor_faults = -1"),
        ("run", "major_faults = -1"), ("run", "block_reads = -1"), ("run", "block_writes = -1"),
        ("run", "region_ns = -1"), ("run", "items_done = -1"), ("run", "reading_error_ns = -1"),
        ("run", "reading_error_ns = 0.5"), ("session", "suite = ''"),
        ("session_configuration", "expected_outcome = NULL"),
        ("session_configuration", "expected_outcome = 'fine'"),
        ("session_chart", "session_id = 2"), ("session_chart", "place = 0"),
        ("session_chart", "name = ''"), ("session_chart", "name = NULL"),
        ("session_chart", "title = ''"), ("session_chart", "title = NULL"),
        ("session_chart", "kind = 'pie'"), ("session_chart", "kind = NULL"),
        ("session_chart", "filter = '[]'"), ("session_chart", "filter = NULL"),
        ("session_chart", "filter = 'all'"), ("session_chart", "x = ''"),
        ("session_chart", "series = '{}'"), ("session_chart", "series = NULL"),
        ("session_chart", "group_name = ''"),
        ("metric", "name = ''"), ("metric", "name = NULL"), ("metric", "unit = ''"),
        ("metric", "direction = 'up'"),
        ("run_metric", "session_id = 2"), ("run_metric", "position = 2"),
        ("run_metric", "metric_id = 2"), ("run_metric", "value = NULL"),
        ("run_metric", "value = 9e999"), ("run_metric", "value = -9e999"),
        ("run_metric", "value = 'many'"),
        ("run_phase", "session_id = 2"), ("run_phase", "position = 2"), ("run_phase", "name = ''"),
        ("run_phase", "name = NULL"), ("run_phase", "place = 0"), ("run_phase", "place = NULL"),
        ("run_phase", "duration_ns = -1"), ("run_phase", "duration_ns = NULL"),
        ("run_task", "session_id = 2"), ("run_task", "position = 2"), ("run_task", "place = 0"),
        ("run_task", "name = ''"), ("run_task", "name = NULL"), ("run_task", "worker = 0"),
        ("run_task", "start_ns = -1"), ("run_task", "start_ns = 6"),
        ("run_task", "start_ns = NULL"), ("run_task", "stop_ns = NULL"),
        ("run_worker", "session_id = 2"), ("run_worker", "position = 2"),
        ("run_worker", "worker = 0"), ("run_worker", "peak_bytes = -1"),
        ("run_worker", "peak_bytes = NULL"), ("run_worker", "proportional_bytes = -1"),
        ("run_message", "session_id = 2"), ("run_message", "position = 2"),
        ("run_message", "place = 0"), ("run_message", "kind = 'note'"),
        ("run_message", "kind = NULL"), ("run_message", "name = ''"),
        ("run_message", "name = NULL"), ("run_message", "text = NULL"),
        ("session", "is_turbo_on = 2"), ("session", "is_smt_on = -1"),
        ("session", "steal_share = 1.01"), ("session", "steal_share = -0.01"),
        ("session", "memory_pressure = 1.01"), ("session", "memory_pressure = -0.01"),
        ("session", "is_on_battery = 2"), ("session", "is_aslr_on = 'yes'"),
        ("session", "clock_source = ''"), ("session", "clock_resolution_ns = -1"),
        ("session", "timing_floor_ns = -1"), ("session", "shell_cost_ns = -1"),
        ("session_configuration", "stop_reason = ''"),
        ("session_configuration", "stop_reason = 'done'"),
        ("session_configuration", "settings = NULL"),
        ("session_configuration", "settings = '{}'"), ("session_configuration", "settings = ''"),
        ("run_interference", "session_id = 2"), ("run_interference", "position = 2"),
        ("run_interference", "steal_ns = -1"), ("run_interference", "throttled_ns = -1"),
        ("run_interference", "thermal_throttles = -1"),
        ("run_copy", "session_id = 2"), ("run_copy", "position = 2"), ("run_copy", "copy = 0"),
        ("run_copy", "start_ns = -1"), ("run_copy", "start_ns = NULL"),
        ("run_copy", "wall_ns = -1"), ("run_copy", "wall_ns = NULL"), ("run_copy", "user_ns = -1"),
        ("run_copy", "sys_ns = -1"), ("run_copy", "max_rss_bytes = -1"),
        ("run_copy", "exit_status = 256"), ("run_copy", "signal = 0"), ("run_copy", "signal = 128"),
    ])
    func `refuses a row`(of table: String, with change: String) throws {
        let error = #expect(throws: SQLiteError.self) {
            try connection.executeMigrationScript("UPDATE \(table) SET \(change)")
        }
        #expect(error?.code == .constraint, "\(String(describing: error))")
    }

    @Test(arguments: [
        ("host", "cpu_model = 'Z80', logical_cpus = 1, physical_cpus = 1, memory_gib = 0"),
        ("session", "started_at_us = 0"), ("session", "started_at_us = 253402300799999999"),
        ("session", "origin = 'imported', started_at_us = NULL, host_id = NULL"),
        ("session", "origin = 'transcribed', started_at_us = NULL, host_id = NULL"),
        ("session", "load_average = 0, seed = 9223372036854775807, revision_id = 1"),
        ("configuration", "strategy = 'serial', workers = 1"),
        ("configuration", "strategy = 'threads'"), ("configuration", "workers = 1"),
        ("configuration", "load = 'low', load_factor = 1e-300"),
        ("run", "outcome = 'killed', exit_status = NULL, signal = 9"),
        ("run", "outcome = 'ok', exit_status = 255"), ("run", "outcome = 'timed-out'"),
        ("run", "outcome = 'interrupted', started_at_us = NULL"), ("run", "wall_ns = 0"),
        ("run", "wall_ns = 9223372036854775807, user_ns = 0, sys_ns = 9223372036854775807"),
        ("run", "region_ns = 0, items_done = 0, reading_error_ns = 0"), ("session", "suite = 'x'"),
        ("session_configuration", "expected_outcome = 'timed-out'"),
        ("session_chart", "filter = '{\"strategy\":[]}', x = 'size', group_name = 'g'"),
        ("run_task", "start_ns = 5, worker = 1"), ("run_worker", "proportional_bytes = 0"),
        ("run_metric", "value = -1.7976931348623157e308"),
        ("session", "is_turbo_on = 0, is_smt_on = 1, is_on_battery = 0, is_aslr_on = 1"),
        ("session", "steal_share = 0, memory_pressure = 1, clock_resolution_ns = 0"),
        ("session", "timing_floor_ns = 0, shell_cost_ns = 0, clock_source = 'tsc'"),
        ("session_configuration", "stop_reason = NULL, settings = '[]'"),
        ("session_configuration", "stop_reason = 'max-runs'"),
        ("run_interference", "steal_ns = 0, throttled_ns = NULL, thermal_throttles = NULL"),
        ("run_copy", "start_ns = 0, wall_ns = 0, user_ns = NULL, exit_status = NULL, signal = 9"),
    ])
    func `takes a row`(of table: String, with change: String) throws {
        try connection.executeMigrationScript("UPDATE \(table) SET \(change)")
        #expect(
            try connection.prepare(
                "SELECT count(*) FROM (SELECT * FROM runs), (SELECT * FROM summaries)"
            ).first { $0.integer(0) } == 1)
    }

    @Test(arguments: [
        "INSERT INTO host (name, is_name_given) VALUES ('box', 0)",
        "INSERT INTO revision (commit_hash, branch, is_dirty) VALUES ('abc123', NULL, 0)",
        "INSERT INTO benchmark (name) VALUES ('sort')",
        "INSERT INTO configuration (benchmark_id, parameters) VALUES (1, '{}')",
        "INSERT INTO session_configuration VALUES (1, 1, '[]', 'ok', NULL, '[]')",
        "INSERT INTO run_interference VALUES (1, 1, 0, 0, 0)",
        "INSERT INTO run_copy VALUES (1, 1, 1, 0, 0, 0, 0, 0, 0, NULL)",
        "INSERT INTO session_chart VALUES (1, 1, 'd', 'D', 'bars', '{}', NULL, '[]', NULL)",
        "INSERT INTO session_chart VALUES (1, 2, 'c', 'D', 'bars', '{}', NULL, '[]', NULL)",
        "INSERT INTO metric (name) VALUES ('rate')",
        "INSERT INTO run_metric VALUES (1, 1, 1, 7)",
        "INSERT INTO run_phase VALUES (1, 1, 'setup', 2, 7)",
        "INSERT INTO run_task VALUES (1, 1, 1, 'other', 2, 7, 8)",
        "INSERT INTO run_worker VALUES (1, 1, 1, 7, 7)",
        "INSERT INTO run_message VALUES (1, 1, 1, 'warning', 'x', 'y')",
        """
        INSERT INTO session (uuid, batch, started_at_us, host_id, origin, recorder, run_order)
        SELECT uuid, batch, started_at_us, host_id, origin, recorder, run_order FROM session
        """,
        """
        INSERT INTO run (session_id, configuration_id, position, round, is_warmup, outcome, wall_ns)
        VALUES (1, 1, 1, 2, 0, 'ok', 20)
        """,
    ])
    func `takes nothing twice`(row: String) throws {
        let error = #expect(throws: SQLiteError.self) {
            try connection.executeMigrationScript(row)
        }
        #expect(error?.code == .constraint)
        #expect(error?.message.contains("UNIQUE") == true)
    }

    @Test(arguments: [
        "is_name_given = 1", "cpu_model = 'x'", "logical_cpus = 1", "physical_cpus = 1",
        "memory_gib = 1", "architecture = 'x'", "os_family = 'x'", "name = 'tower'",
    ])
    func `tells hosts apart by every fact`(fact: String) throws {
        try connection.executeMigrationScript(
            """
            UPDATE host SET \(fact);
            INSERT INTO host (name, is_name_given) VALUES ('box', 0);
            """)
        #expect(try connection.prepare("SELECT count(*) FROM host").first { $0.integer(0) } == 2)
    }

    @Test(arguments: [
        "strategy = 'x'", "workers = 1", "load = 'x', load_factor = 1", "caching = 'x'",
        "mechanism = 'x'", "runtime = 'x'", "parameters = '{\"a\":\"1\"}'",
    ])
    func `tells configurations apart by every dimension`(dimension: String) throws {
        try connection.executeMigrationScript(
            """
            UPDATE configuration SET \(dimension);
            INSERT INTO configuration (benchmark_id, parameters) VALUES (1, '{}');
            """)
        let count = try connection.prepare("SELECT count(*) FROM configuration")
            .first { $0.integer(0) }
        #expect(count == 2)
    }

    @Test(arguments: ["unit = 'B'", "direction = 'lower'", "name = 'size'"])
    func `tells metrics apart by every fact`(fact: String) throws {
        try connection.executeMigrationScript(
            "UPDATE metric SET \(fact); INSERT INTO metric (name) VALUES ('rate');")
        #expect(try connection.prepare("SELECT count(*) FROM metric").first { $0.integer(0) } == 2)
    }

    @Test(arguments: [
        "session", "configuration", "benchmark", "host", "session_configuration", "run", "metric",
    ])
    func `keeps what others refer to`(table: String) throws {
        let error = #expect(throws: SQLiteError.self) {
            try connection.executeMigrationScript("DELETE FROM \(table)")
        }
        #expect(error?.message == "FOREIGN KEY constraint failed")
    }

    @Test func `has strict tables only`() throws {
        let loose = try connection.prepare(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict"
        ).rows { $0.text(0) }
        #expect(Set(loose).isSubset(of: ["sqlite_schema", "sqlite_temp_schema"]))
    }
}
