/// The statements that answer a history's questions, where a test can ask for their plans.
///
/// The session's time and the (session, position) index lead to the runs of a window, so that its
/// cost does not grow with the history.
enum HistoryQueries {
    /// Bounds are microseconds since 1970; `:undated` is 1 to add sessions without a start time.
    static let sessions: StaticString = """
        SELECT
            session.id, session.host_id, session.origin, session.uuid, session.batch,
            session.started_at_us, session.label, session.recorder, session.seed,
            session.run_order, session.kernel, session.available_cpus, session.load_average,
            session.governor, session.virtualization, host.name, host.is_name_given,
            host.cpu_model, host.logical_cpus, host.physical_cpus, host.memory_gib,
            host.architecture, host.os_family, revision.commit_hash, revision.branch,
            revision.is_dirty, session.suite, session.is_turbo_on, session.is_smt_on,
            session.steal_share, session.memory_pressure, session.is_on_battery,
            session.is_aslr_on, session.clock_source, session.clock_resolution_ns,
            session.timing_floor_ns, session.shell_cost_ns
        FROM session
        LEFT JOIN host ON host.id = session.host_id
        LEFT JOIN revision ON revision.id = session.revision_id
        WHERE session.id IN (
            SELECT id FROM session WHERE started_at_us BETWEEN :from AND :to
            UNION ALL
            SELECT id FROM session WHERE started_at_us IS NULL AND :undated
        )
        ORDER BY session.started_at_us, session.uuid
        """

    static let benchmarksInSession: StaticString = """
        SELECT DISTINCT benchmark.name
        FROM session_configuration
        JOIN configuration ON configuration.id = session_configuration.configuration_id
        JOIN benchmark ON benchmark.id = configuration.benchmark_id
        WHERE session_configuration.session_id = :session
        """

    static let chartsInSession: StaticString = """
        SELECT name, title, kind, filter, x, series, group_name
        FROM session_chart
        WHERE session_id = :session
        ORDER BY place
        """

    static let sessionWithUUID: StaticString = """
        SELECT id
        FROM session
        WHERE uuid = :uuid
        """

    static let configurationsInSession: StaticString = """
        SELECT
            configuration.id, session_configuration.command, benchmark.name,
            configuration.strategy, configuration.workers, configuration.load,
            configuration.load_factor, configuration.caching, configuration.mechanism,
            configuration.runtime, configuration.parameters,
            session_configuration.expected_outcome, session_configuration.stop_reason,
            session_configuration.settings
        FROM session_configuration
        JOIN configuration ON configuration.id = session_configuration.configuration_id
        JOIN benchmark ON benchmark.id = configuration.benchmark_id
        WHERE session_configuration.session_id = :session
        """

    static let runsInSession: StaticString = """
        SELECT
            configuration_id, is_warmup, outcome = 'ok', wall_ns, user_ns, sys_ns,
            max_rss_bytes, outcome, region_ns, reading_error_ns, position
        FROM run
        WHERE session_id = :session
        ORDER BY position
        """

    static let storageInSession: StaticString = """
        SELECT configuration_id, block_reads, block_writes, position
        FROM run
        WHERE session_id = :session
            AND is_warmup = 0
            AND outcome = 'ok'
        """

    static let uncountedInSession: StaticString = """
        SELECT configuration_id, wall_ns, region_ns, position
        FROM run
        WHERE session_id = :session
            AND (is_warmup = 1 OR outcome <> 'ok')
        ORDER BY position
        """

    /// Begins at the few runs that know something, as the reports do.
    static let interferenceInSession: StaticString = """
        SELECT
            run.configuration_id, run_interference.steal_ns, run_interference.throttled_ns,
            run_interference.thermal_throttles, run_interference.position
        FROM run_interference
        CROSS JOIN run USING (session_id, position)
        WHERE run_interference.session_id = :session
            AND run.is_warmup = 0
            AND run.outcome = 'ok'
        """

    /// The runs are counted without a look at what was expected; only the configurations of which
    /// something else than `ok` was expected are counted once more.
    static let countsInSession: StaticString = """
        SELECT
            run.configuration_id,
            count(*),
            CASE (
                SELECT expected_outcome
                FROM session_configuration
                WHERE session_id = :session
                    AND configuration_id = run.configuration_id
            )
            WHEN 'ok' THEN count(*) FILTER (WHERE run.is_warmup = 0 AND run.outcome <> 'ok')
            ELSE (
                SELECT count(*)
                FROM run AS judged
                CROSS JOIN session_configuration USING (session_id, configuration_id)
                WHERE judged.session_id = :session
                    AND judged.configuration_id = run.configuration_id
                    AND judged.is_warmup = 0
                    AND judged.outcome <> expected_outcome
            )
            END
        FROM run
        WHERE run.session_id = :session
        GROUP BY run.configuration_id
        """

    static let configuration: StaticString = """
        SELECT configuration.id
        FROM configuration
        JOIN benchmark ON benchmark.id = configuration.benchmark_id
        WHERE benchmark.name = :benchmark
            AND ifnull(strategy, '') = ifnull(:strategy, '')
            AND ifnull(workers, -1) = ifnull(:workers, -1)
            AND ifnull(load, '') = ifnull(:load, '')
            AND ifnull(load_factor, -1) = ifnull(:load_factor, -1)
            AND ifnull(caching, '') = ifnull(:caching, '')
            AND ifnull(mechanism, '') = ifnull(:mechanism, '')
            AND ifnull(runtime, '') = ifnull(:runtime, '')
            AND parameters = :parameters
        """

    static let newestCommands: StaticString = """
        SELECT DISTINCT session_configuration.command
        FROM benchmark
        JOIN configuration ON configuration.benchmark_id = benchmark.id
        JOIN session_configuration ON session_configuration.configuration_id = configuration.id
        WHERE benchmark.name = :benchmark
            AND session_configuration.session_id = (
                SELECT session.id
                FROM benchmark
                JOIN configuration ON configuration.benchmark_id = benchmark.id
                JOIN session_configuration AS held ON held.configuration_id = configuration.id
                JOIN session ON session.id = held.session_id
                WHERE benchmark.name = :benchmark
                ORDER BY session.started_at_us DESC, session.uuid DESC
                LIMIT 1
            )
        ORDER BY session_configuration.command
        """

    /// All of them, for the test of their plans.
    static let all: [StaticString] =
        [
            sessions, benchmarksInSession, chartsInSession, sessionWithUUID,
            configurationsInSession, runsInSession, storageInSession, interferenceInSession,
            countsInSession, configuration, newestCommands, uncountedInSession,
        ] + details + whole + trends + annotations
}
