/// The statements that answer what runs said of themselves.
///
/// Each begins at a table of reports and comes to the runs from there (`CROSS JOIN` keeps SQLite from
/// turning that round), so that a session that reported nothing costs nothing, however many runs it
/// has.
extension HistoryQueries {
    /// The session's row, and whether its runs told phases, metrics, memory, tasks and messages, or
    /// had copies.
    static let toldInSession: StaticString = """
        SELECT
            id,
            EXISTS (SELECT 1 FROM run_phase WHERE session_id = session.id),
            EXISTS (SELECT 1 FROM run_metric WHERE session_id = session.id),
            EXISTS (SELECT 1 FROM run_worker WHERE session_id = session.id),
            EXISTS (SELECT 1 FROM run_task WHERE session_id = session.id),
            EXISTS (SELECT 1 FROM run_message WHERE session_id = session.id),
            EXISTS (SELECT 1 FROM run_copy WHERE session_id = session.id)
        FROM session
        WHERE uuid = :uuid
        """

    static let phasesInSession: StaticString = """
        SELECT run.configuration_id, run_phase.position, run_phase.name, run_phase.duration_ns
        FROM run_phase
        CROSS JOIN run USING (session_id, position)
        WHERE run_phase.session_id = :session
            AND run.is_warmup = 0
            AND run.outcome = 'ok'
        ORDER BY run_phase.position, run_phase.place
        """

    static let metricsInSession: StaticString = """
        SELECT
            run.configuration_id, run_metric.position, metric.name, metric.unit,
            metric.direction, run_metric.value
        FROM run_metric
        CROSS JOIN run USING (session_id, position)
        CROSS JOIN metric ON metric.id = run_metric.metric_id
        WHERE run_metric.session_id = :session
            AND run.is_warmup = 0
            AND run.outcome = 'ok'
        ORDER BY run_metric.position
        """

    static let workersInSession: StaticString = """
        SELECT
            run.configuration_id, run_worker.position, run_worker.peak_bytes,
            run_worker.proportional_bytes
        FROM run_worker
        CROSS JOIN run USING (session_id, position)
        WHERE run_worker.session_id = :session
            AND run.is_warmup = 0
            AND run.outcome = 'ok'
        ORDER BY run_worker.position
        """

    static let messagesInSession: StaticString = """
        SELECT
            run.configuration_id, run_message.kind, run_message.name, run_message.text,
            count(DISTINCT run_message.position)
        FROM run_message
        CROSS JOIN run USING (session_id, position)
        WHERE run_message.session_id = :session
        GROUP BY run.configuration_id, run_message.kind, run_message.name, run_message.text
        """

    static let copiesInSession: StaticString = """
        SELECT run.configuration_id, run_copy.position, run_copy.copy, run_copy.wall_ns
        FROM run_copy
        CROSS JOIN run USING (session_id, position)
        WHERE run_copy.session_id = :session
            AND run.is_warmup = 0
            AND run.outcome = 'ok'
        ORDER BY run_copy.position
        """

    /// The runs that count, and whether they told tasks.
    static let timesInSession: StaticString = """
        SELECT
            configuration_id, position, wall_ns, region_ns,
            EXISTS (
                SELECT 1
                FROM run_task
                WHERE run_task.session_id = run.session_id
                    AND run_task.position = run.position
            )
        FROM run
        WHERE session_id = :session
            AND is_warmup = 0
            AND outcome = 'ok'
        ORDER BY position
        """

    static let tasksOfRun: StaticString = """
        SELECT name, worker, start_ns, stop_ns
        FROM run_task
        WHERE session_id = :session
            AND position = :position
        ORDER BY place
        """

    /// All of them, for the test of their plans.
    static let details: [StaticString] = [
        toldInSession, phasesInSession, metricsInSession, workersInSession, messagesInSession,
        copiesInSession, timesInSession, tasksOfRun,
    ]
}
