/// The statements that answer what people said of the history.
extension HistoryQueries {
    /// The exclusions of a session that were not taken back.
    static let exclusionsInSession: StaticString = """
        SELECT
            annotation.uuid, annotation.kind, annotation.words, annotation.author,
            annotation.created_at_us, annotation.session, annotation.first_position,
            annotation.last_position, annotation.benchmarks, annotation.at_us,
            annotation.benchmark_pattern, annotation.host_pattern, annotation.undoes
        FROM session
        CROSS JOIN annotation ON annotation.session = session.uuid
        WHERE session.id = :session
            AND annotation.kind = 'exclusion'
            AND NOT EXISTS (
                SELECT 1
                FROM annotation AS undoing
                WHERE undoing.undoes = annotation.uuid
            )
        """

    /// Every annotation: people make few of them.
    static let allAnnotations: StaticString = """
        SELECT
            uuid, kind, words, author, created_at_us, session, first_position, last_position,
            benchmarks, at_us, benchmark_pattern, host_pattern, undoes
        FROM annotation
        """

    static let benchmarkRunsInSession: StaticString = """
        SELECT benchmark.name, count(*)
        FROM session
        CROSS JOIN run ON run.session_id = session.id
        JOIN configuration ON configuration.id = run.configuration_id
        JOIN benchmark ON benchmark.id = configuration.benchmark_id
        WHERE session.uuid = :uuid
            AND run.position BETWEEN :first AND :last
        GROUP BY benchmark.name
        ORDER BY benchmark.name
        """

    static let lastPositionInSession: StaticString = """
        SELECT max(run.position)
        FROM session
        CROSS JOIN run ON run.session_id = session.id
        WHERE session.uuid = :uuid
        """

    static let annotations: [StaticString] = [
        exclusionsInSession, benchmarkRunsInSession, lastPositionInSession,
    ]
}
