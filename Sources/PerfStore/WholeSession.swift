package import PerfModel
import SQLite

/// A session with all that is stored of it: its outline, and its runs page by page, so that they need
/// not be in memory at once.
///
/// Within `Store.snapshot` nothing of it changes between the pages.
package struct WholeSession {
    package let outline: SessionOutline
    private let session: Int64
    /// Places in the outline by the configurations' rows.
    private let places: [Int64: Int]
    private let statements: RunPageStatements
    private var last: Int64 = 0
    private var isAtEnd = false

    /// How many runs a page has.
    package static let pageSize: Int64 = 4096

    init(
        _ outline: SessionOutline, session: Int64, configurations: [Int64],
        connection: Connection
    ) throws(SQLiteError) {
        self.outline = outline
        self.session = session
        places = Dictionary(
            configurations.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        statements = try RunPageStatements(connection, session: session)
    }

    /// The runs that come next, by position, with everything they told; none at the end.
    package mutating func nextRuns() throws(StoreError) -> [Run] {
        guard !isAtEnd else { return [] }
        var page = RunPage(places: places)
        try translating { [statements, last] () throws(SQLiteError) in
            try statements.read(into: &page, after: last)
        }
        let runs = try page.finished()
        last = runs.last.map { Int64($0.position) } ?? last
        isAtEnd = runs.isEmpty
        return runs
    }
}

extension Store {
    /// A session of this history, as `sessions` gives it, with all its runs; nil where the history
    /// does not hold it.
    package func wholeSession(_ session: Session) throws(StoreError) -> WholeSession? {
        let row = try translating { () throws(SQLiteError) in try find(session: session.id) }
        guard let row else { return nil }
        let order = try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.firstPositionsInSession)
            try statement.bind(row, to: ":session")
            return try statement.rows { $0.integer(0) }
        }
        let stored = Dictionary(
            try storedConfigurations(in: row).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let configurations = order.compactMap { stored[$0] }
        let outline = SessionOutline(
            session: session, configurations: configurations.map(\.planned),
            stops: configurations.map(\.stopReason))
        return try translating { () throws(SQLiteError) in
            try WholeSession(outline, session: row, configurations: order, connection: connection)
        }
    }

    /// Answers every question of the body from one state of the history, whatever others store
    /// meanwhile.
    package func snapshot<Value>(_ body: () throws -> Value) throws -> Value {
        try translating { () throws(SQLiteError) in try connection.execute("BEGIN") }
        // Nothing was changed that could be lost.
        defer { try? connection.execute("COMMIT") }
        return try body()
    }

    /// Stores all that the body stores, durable when it returns, or, where it throws, nothing.
    package func atomically<Value>(_ body: () throws -> Value) throws -> Value {
        try translating { () throws(SQLiteError) in try connection.execute("BEGIN IMMEDIATE") }
        do {
            let value = try body()
            try translating { () throws(SQLiteError) in try connection.execute("COMMIT") }
            return value
        } catch {
            // The first error is the one to tell; a failed ROLLBACK leaves nothing to add.
            if connection.isInTransaction { try? connection.execute("ROLLBACK") }
            throw error
        }
    }

    /// Stores a session whose runs come page by page, as they are in a file.
    ///
    /// - Parameter nextRuns: the next runs, each time it is called; none at the end.
    /// - Precondition: called within `atomically`; the history does not hold the session; each run's
    ///   configuration is a place in the outline.
    package func addSession(
        _ outline: SessionOutline, runs nextRuns: () throws -> [Run]
    ) throws {
        precondition(connection.isInTransaction, "a session is added within a transaction")
        var recording = try translating { () throws(SQLiteError) in
            Recording(
                session: outline.session, configurations: outline.configurations,
                insertion: try RunInsertion(connection))
        }
        while true {
            let runs = try nextRuns()
            guard !runs.isEmpty else { break }
            try translating { () throws(SQLiteError) in
                for run in runs { try insert(run, of: &recording) }
            }
        }
        try translating { () throws(SQLiteError) in try set(outline.stops, of: recording) }
    }
}

extension StoredConfiguration {
    /// Without what is known only of this history and at the end.
    fileprivate var planned: SessionConfiguration {
        SessionConfiguration(
            configuration, command: command, expected: expected, settings: settings)
    }
}
