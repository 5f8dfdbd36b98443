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
    var reports = ReportStatements()
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

    /// Stores finished runs of the session that was begun, with what they report of themselves; they
    /// are durable when it returns.
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
                for run in runs { try insert(run, of: &recording) }
            }
        }
        guard isInPlace else { throw .moved }
        // Only now are the new rows there for sure.
        self.recording = recording
    }

    /// Ends the session that was begun: why each of its configurations was measured no further, in the
    /// order of `begin`; nil for one that was not measured.
    ///
    /// One short transaction, durable when it returns; nothing where no run was stored, and nothing of
    /// a configuration without runs. Where it throws, nothing is changed and it may be called again, as
    /// after another program's lock (`isPassing`).
    /// - Precondition: `begin` was called with as many configurations.
    package func end(_ stops: [StopReason?]) throws(StoreError) {
        guard let recording else { preconditionFailure("no session was begun") }
        guard recording.sessionID != nil else { return }
        guard isInPlace else { throw .moved }
        try translating { () throws(SQLiteError) in
            try connection.transaction { () throws(SQLiteError) in try set(stops, of: recording) }
        }
        guard isInPlace else { throw .moved }
    }

    func set(_ stops: [StopReason?], of recording: Recording) throws(SQLiteError) {
        precondition(
            stops.count == recording.configurations.count,
            "\(stops.count) reasons for \(recording.configurations.count) configurations")
        guard let session = recording.sessionID else { return }
        let known = stops.enumerated().compactMap { place, reason in
            reason.flatMap { reason in
                recording.configurationIDs[place].map { (configuration: $0, reason: reason) }
            }
        }
        try set(known, session: session)
    }

    /// Stores a session with all its runs, as a recorder or a file tells them; they are durable when it
    /// returns.
    ///
    /// All of it or, where it throws, nothing. The same session a second time changes nothing.
    /// - Parameter stops: why each configuration was measured no further, in the order of the list;
    ///   nil where none says.
    /// - Returns: false where a session with this UUID is there by now, or where there are no runs.
    /// - Precondition: each run's configuration is a place in the list.
    package func importSession(
        _ session: Session, configurations: [SessionConfiguration], runs: [Run],
        stops: [StopReason?]? = nil
    ) throws(StoreError) -> Bool {
        guard !runs.isEmpty else { return false }
        guard isInPlace else { throw .moved }
        let isNew = try translating { () throws(SQLiteError) in
            var recording = Recording(
                session: session, configurations: configurations,
                insertion: try RunInsertion(connection))
            return try connection.transaction { () throws(SQLiteError) in
                guard try find(session: session.id) == nil else { return false }
                for run in runs { try insert(run, of: &recording) }
                if let stops { try set(stops, of: recording) }
                return true
            }
        }
        guard isInPlace else { throw .moved }
        return isNew
    }

    func insert(_ run: Run, of recording: inout Recording) throws(SQLiteError) {
        let session = try sessionID(of: &recording)
        let configuration = try configurationID(run.configuration, of: &recording)
        try recording.insertion.insert(run, session: session, configuration: configuration)
        let place = RunPlace(session: session, position: Int64(run.position))
        try insert(run.report, at: place, with: &recording.reports)
        try insert(run.interference, at: place, with: &recording.reports)
        try insert(run.copies, at: place, with: &recording.reports)
    }

    private func sessionID(of recording: inout Recording) throws(SQLiteError) -> Int64 {
        if let id = recording.sessionID { return id }
        let id = try insertSession(recording.session)
        try insertCharts(of: recording.session, row: id)
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
        try insert(planned, session: sessionID(of: &recording), configuration: id)
        recording.configurationIDs[place] = id
        return id
    }
}
