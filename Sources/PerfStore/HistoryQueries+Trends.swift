extension HistoryQueries {
    /// What a session measures, without what it takes to describe it.
    static let membersOfSession: StaticString = """
        SELECT session_configuration.configuration_id, configuration.benchmark_id
        FROM session_configuration
        JOIN configuration ON configuration.id = session_configuration.configuration_id
        WHERE session_configuration.session_id = :session
        """

    /// The times of the runs that count, of all configurations.
    static let countedTimesInSession: StaticString = """
        SELECT configuration_id, wall_ns, region_ns, position
        FROM run
        WHERE session_id = :session
            AND is_warmup = 0
            AND outcome = 'ok'
        ORDER BY position
        """

    static let trends: [StaticString] = [membersOfSession, countedTimesInSession]
}
