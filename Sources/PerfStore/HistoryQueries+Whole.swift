/// The statements that read a session with everything that is stored of its runs, by position.
///
/// Runs come in pages; what belongs to them is read for the positions of a page, from the first to
/// the last.
extension HistoryQueries {
    static let firstPositionsInSession: StaticString = """
        SELECT configuration_id, min(position)
        FROM run
        WHERE session_id = :session
        GROUP BY configuration_id
        ORDER BY min(position)
        """

    static let pageOfRuns: StaticString = """
        SELECT
            position, configuration_id, round, is_warmup, outcome, exit_status, signal,
            started_at_us, wall_ns, user_ns, sys_ns, max_rss_bytes, voluntary_switches,
            involuntary_switches, minor_faults, major_faults, block_reads, block_writes,
            region_ns, items_done, reading_error_ns
        FROM run
        WHERE session_id = :session
            AND position > :after
        ORDER BY position
        LIMIT :count
        """

    static let pageOfPhases: StaticString = """
        SELECT position, name, duration_ns
        FROM run_phase
        WHERE session_id = :session
            AND position BETWEEN :first AND :last
        ORDER BY position, place
        """

    /// Sorted by their content, as a metric's row has another number in another history.
    static let pageOfMetrics: StaticString = """
        SELECT
            run_metric.position, metric.name, metric.unit, metric.direction, run_metric.value
        FROM run_metric
        CROSS JOIN metric ON metric.id = run_metric.metric_id
        WHERE run_metric.session_id = :session
            AND run_metric.position BETWEEN :first AND :last
        ORDER BY run_metric.position, metric.name, metric.unit, metric.direction
        """

    static let pageOfTasks: StaticString = """
        SELECT position, name, worker, start_ns, stop_ns
        FROM run_task
        WHERE session_id = :session
            AND position BETWEEN :first AND :last
        ORDER BY position, place
        """

    static let pageOfWorkers: StaticString = """
        SELECT position, worker, peak_bytes, proportional_bytes
        FROM run_worker
        WHERE session_id = :session
            AND position BETWEEN :first AND :last
        ORDER BY position, worker
        """

    static let pageOfMessages: StaticString = """
        SELECT position, kind, name, text
        FROM run_message
        WHERE session_id = :session
            AND position BETWEEN :first AND :last
        ORDER BY position, place
        """

    static let pageOfInterference: StaticString = """
        SELECT position, steal_ns, throttled_ns, thermal_throttles
        FROM run_interference
        WHERE session_id = :session
            AND position BETWEEN :first AND :last
        ORDER BY position
        """

    static let pageOfCopies: StaticString = """
        SELECT
            position, start_ns, wall_ns, user_ns, sys_ns, max_rss_bytes, exit_status, signal
        FROM run_copy
        WHERE session_id = :session
            AND position BETWEEN :first AND :last
        ORDER BY position, copy
        """

    /// All of them, for the test of their plans.
    static let whole: [StaticString] = [
        firstPositionsInSession, pageOfRuns, pageOfPhases, pageOfMetrics, pageOfTasks,
        pageOfWorkers, pageOfMessages, pageOfInterference, pageOfCopies,
    ]
}
