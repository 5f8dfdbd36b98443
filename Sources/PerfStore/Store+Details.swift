package import PerfModel
import SQLite

extension Store {
    /// What the runs of one session's matching benchmarks said of themselves, one value for each
    /// configuration of which a run said something, in their order.
    ///
    /// Empty for a session that the history does not hold.
    package func details(in session: String, benchmark: Glob?) throws(StoreError) -> [Details] {
        guard let told = try told(in: session), told.isAnything else { return [] }
        let configurations = try storedConfigurations(in: told.session)
        var groups = DetailGroups(
            exclusions: try exclusions(in: told.session, of: configurations))
        for stored in configurations
        where benchmark?.matches(stored.configuration.benchmark) ?? true {
            groups.append(stored)
        }
        try translating { () throws(SQLiteError) in try add(told, to: &groups) }
        return try groups.details()
    }

    /// What there is to ask a session's reports for; nil where the history does not hold the session.
    private func told(in session: String) throws(StoreError) -> Told? {
        try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.toldInSession)
            try statement.bind(session, to: ":uuid")
            return try statement.first { row in
                Told(
                    session: row.integer(0), phases: row.integer(1) != 0,
                    metrics: row.integer(2) != 0, memory: row.integer(3) != 0,
                    tasks: row.integer(4) != 0, messages: row.integer(5) != 0,
                    copies: row.integer(6) != 0)
            }
        }
    }

    private func add(_ told: Told, to groups: inout DetailGroups) throws(SQLiteError) {
        let session = told.session
        if told.phases {
            try forEachRow(of: HistoryQueries.phasesInSession, in: session) { groups.addPhase($0) }
        }
        if told.metrics {
            try forEachRow(of: HistoryQueries.metricsInSession, in: session) {
                groups.addMetric($0)
            }
        }
        if told.memory {
            try forEachRow(of: HistoryQueries.workersInSession, in: session) {
                groups.addWorker($0)
            }
        }
        if told.messages {
            try forEachRow(of: HistoryQueries.messagesInSession, in: session) {
                groups.addMessage($0)
            }
        }
        if told.copies {
            try forEachRow(of: HistoryQueries.copiesInSession, in: session) { groups.addCopy($0) }
        }
        if told.tasks { try addTasks(in: session, to: &groups) }
    }

    /// The tasks of one run of each group.
    private func addTasks(
        in session: Int64, to groups: inout DetailGroups
    ) throws(SQLiteError) {
        try forEachRow(of: HistoryQueries.timesInSession, in: session) { groups.addTimes($0) }
        let statement = try connection.prepare(HistoryQueries.tasksOfRun)
        try statement.bind(session, to: ":session")
        for (configuration, position) in groups.middleRuns {
            try statement.bind(position, to: ":position")
            groups.set(
                tasks: try statement.rows { row in
                    WorkTask(
                        name: row.text(0), worker: row.integerOrNil(1).map(Int.init),
                        start: row.integer(2), stop: row.integer(3))
                }, of: configuration)
        }
    }

    /// Gives each row of a query about a session to `body`, in order.
    func forEachRow(
        of query: StaticString, in session: Int64, body: (Row) -> Void
    ) throws(SQLiteError) {
        let statement = try connection.prepare(query)
        try statement.bind(session, to: ":session")
        try statement.forEachRow(body)
    }
}

/// A session's row, which kinds of reports its runs told, and whether they had copies.
private struct Told {
    var session: Int64
    var phases, metrics, memory, tasks, messages, copies: Bool

    var isAnything: Bool { phases || metrics || memory || tasks || messages || copies }
}
