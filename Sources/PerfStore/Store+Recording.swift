package import PerfModel
import SQLite

/// A session that was begun, and what of it the history knows by now.
struct Recording {
    var session: Session
    var configurations: [SessionConfiguration]
    /// The session's row; nil before its first runs.
    var sessionID: Int64?
    /// The rows of the configurations that have runs, by their place in the session's list.
    var configurationIDs: [Int: Int64] = [:]
    let insertion: RunInsertion
}

extension Store {
    /// Announces a session and its configurations; nothing is stored before its first runs.
    package func begin(
        _ session: Session, configurations: [SessionConfiguration]
    ) throws(StoreError) {
        let insertion = try translating { () throws(SQLiteError) in
            try RunInsertion(connection)
        }
        recording = Recording(
            session: session, configurations: configurations, insertion: insertion)
    }

    /// Makes each attempt to store wait at most half a second for another program's lock, for a
    /// recorder that tries again itself and has signals to heed between attempts.
    package func waitShortly() { connection.setBusyTimeout(500) }

    package func isPassing(_ error: any Error) -> Bool {
        error as? StoreError == .locked
    }

    /// Stores finished runs of the session that was begun; they are durable when it returns.
    ///
    /// All of them or, where it throws, none; where the file was moved or removed meanwhile they are
    /// lost with it. No lock is held before or after.
    /// - Precondition: `begin` was called, and each run's configuration is a place in its list.
    package func store(_ runs: [Run]) throws(StoreError) {
        guard var recording else { preconditionFailure("no session was begun") }
        guard !runs.isEmpty else { return }
        guard isInPlace else { throw .moved }
        try translating { () throws(SQLiteError) in
            try connection.transaction { () throws(SQLiteError) in
                for run in runs {
                    let session = try sessionID(of: &recording)
                    let configuration = try configurationID(run.configuration, of: &recording)
                    try recording.insertion.insert(
                        run, session: session, configuration: configuration)
                }
            }
        }
        guard isInPlace else { throw .moved }
        // Only now are the new rows there for sure.
        self.recording = recording
    }

    private func sessionID(of recording: inout Recording) throws(SQLiteError) -> Int64 {
        if let id = recording.sessionID { return id }
        let id = try insertSession(recording.session)
        recording.sessionID = id
        return id
    }

    private func configurationID(
        _ place: Int, of recording: inout Recording
    ) throws(SQLiteError) -> Int64 {
        if let id = recording.configurationIDs[place] { return id }
        precondition(
            recording.configurations.indices.contains(place),
            "configuration \(place) of \(recording.configurations.count)")
        let planned = recording.configurations[place]
        let id = try findOrInsert(planned.configuration)
        try insertCommand(planned.command, session: sessionID(of: &recording), configuration: id)
        recording.configurationIDs[place] = id
        return id
    }

    private func insertSession(_ session: Session) throws(SQLiteError) -> Int64 {
        let statement = try connection.prepare(
            """
            INSERT INTO session (
                uuid, batch, started_at_us, host_id, revision_id, kernel, available_cpus,
                load_average, governor, virtualization, label, origin, recorder, seed, run_order
            ) VALUES (
                :uuid, :batch, :started_at_us, :host_id, :revision_id, :kernel, :available_cpus,
                :load_average, :governor, :virtualization, :label, :origin, :recorder, :seed,
                :run_order
            )
            """)
        try statement.bind(session.id, to: ":uuid")
        try statement.bind(session.batch, to: ":batch")
        try statement.bind(session.startedAt?.microseconds, to: ":started_at_us")
        if let host = session.host {
            try statement.bind(findOrInsert(host), to: ":host_id")
        }
        if let revision = session.revision {
            try statement.bind(findOrInsert(revision), to: ":revision_id")
        }
        try statement.bind(session.conditions.kernel, to: ":kernel")
        try statement.bind(session.conditions.availableCPUs.map(Int64.init), to: ":available_cpus")
        try statement.bind(session.conditions.loadAverage, to: ":load_average")
        try statement.bind(session.conditions.governor, to: ":governor")
        try statement.bind(session.conditions.virtualization, to: ":virtualization")
        try statement.bind(session.label, to: ":label")
        try statement.bind(session.origin.rawValue, to: ":origin")
        try statement.bind(session.recorder, to: ":recorder")
        try statement.bind(session.seed, to: ":seed")
        try statement.bind(session.order, to: ":run_order")
        try statement.run()
        return connection.lastInsertedRowID
    }

    private func insertCommand(
        _ command: [String], session: Int64, configuration: Int64
    ) throws(SQLiteError) {
        let statement = try connection.prepare(
            """
            INSERT INTO session_configuration (session_id, configuration_id, command)
            VALUES (:session, :configuration, :command)
            """)
        try statement.bind(session, to: ":session")
        try statement.bind(configuration, to: ":configuration")
        try statement.bind(StoredJSON.list(command), to: ":command")
        try statement.run()
    }
}
