package import PerfModel
import SQLite

extension Store {
    /// What the runs of one session's matching benchmarks said of themselves, one value for each
    /// configuration of which a run said something, in their order.
    ///
    /// Empty for a session that the history does not hold.
    package func details(in session: String, benchmark: Glob?) throws(StoreError) -> [Details] {
        guard let id = try row(ofSession: session) else { return [] }
        var groups = DetailGroups()
        for stored in try storedConfigurations(in: id)
        where benchmark?.matches(stored.configuration.benchmark) ?? true {
            groups.append(stored)
        }
        try translating { () throws(SQLiteError) in
            try forEachRow(of: HistoryQueries.phasesInSession, in: id) { groups.addPhase($0) }
            try forEachRow(of: HistoryQueries.metricsInSession, in: id) { groups.addMetric($0) }
            try forEachRow(of: HistoryQueries.workersInSession, in: id) { groups.addWorker($0) }
            try forEachRow(of: HistoryQueries.messagesInSession, in: id) { groups.addMessage($0) }
            try addTasks(in: id, to: &groups)
        }
        return try groups.details()
    }

    /// The tasks of one run of each group; the runs are looked at only where one of them told tasks.
    private func addTasks(
        in session: Int64, to groups: inout DetailGroups
    ) throws(SQLiteError) {
        let first = try connection.prepare(HistoryQueries.firstTaskInSession)
        try first.bind(session, to: ":session")
        guard try first.first({ $0.integer(0) }) != nil else { return }
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
    private func forEachRow(
        of query: StaticString, in session: Int64, body: (Row) -> Void
    ) throws(SQLiteError) {
        let statement = try connection.prepare(query)
        try statement.bind(session, to: ":session")
        try statement.forEachRow(body)
    }
}
