import SQLite

/// How a history's file becomes a connection: what is looked at first, and in which mode it is opened.
struct Opening {
    /// The path as it was named.
    var path: String
    /// Milliseconds.
    var busyTimeout: Int32
    var migrator: Migrator

    func connection(for access: Store.Access) throws(StoreError) -> Connection {
        let header = try header()
        switch (access, header) {
        case (.create, nil): return try created()
        case (_, nil): throw .noHistory
        case (.create, _?), (.readWrite, _?): return try writing()
        case (.readOnly, let header?):
            return isWritable ? try readingAsWriter() : try reading(header, with: .readOnly)
        case (.untouched, let header?): return try reading(header, with: .untouched)
        }
    }

    /// The header of a file that is perfdb's and not newer; nil for a missing or an empty file.
    ///
    /// The main file alone can be judged: a new history has its first commit, and with it its
    /// application id, before it goes into WAL mode.
    private func header() throws(StoreError) -> FileHeader? {
        switch try Platform.kind(of: path) {
        case .missing, .file(size: 0): return nil
        case .folder, .other: throw .notAFile
        case .file: break
        }
        guard let header = FileHeader(try Platform.beginning(of: path, count: 100)) else {
            throw .notADatabase
        }
        guard header.applicationID == Store.applicationID else {
            throw .foreign(applicationID: header.applicationID)
        }
        try migrator.check(version: header.version)
        return header
    }

    private func created() throws(StoreError) -> Connection {
        let folder = Platform.parent(of: path) ?? "."
        guard try Platform.kind(of: folder) == .folder else { throw .directoryMissing }
        guard Platform.isWritable(folder) else { throw .readOnly }
        return try prepared(opened(.create))
    }

    private func writing() throws(StoreError) -> Connection {
        guard isWritable else { throw .readOnly }
        return try prepared(opened(.readWrite))
    }

    /// A connection with locks that cleans up behind itself, and that promises to write nothing.
    private func readingAsWriter() throws(StoreError) -> Connection {
        let connection = try prepared(opened(.readWrite))
        try translating { () throws(SQLiteError) in
            try connection.execute("PRAGMA query_only = ON")
        }
        return connection
    }

    /// A connection that needs no file to be written; of a mode that reads with locks where a log
    /// may hold what the file itself does not.
    private func reading(
        _ header: FileHeader, with mode: OpenMode
    ) throws(StoreError) -> Connection {
        let needsNoLog = header.usesLog ? try !hasLog() : false
        let connection = try opened(needsNoLog ? .immutable : mode)
        let version = try Migrator.version(of: connection)
        try migrator.check(version: version)
        guard version == migrator.newest else {
            throw .older(found: version, known: migrator.newest)
        }
        return connection
    }

    private func opened(_ mode: OpenMode) throws(StoreError) -> Connection {
        try translating { () throws(SQLiteError) in
            try Connection(path: path, mode: mode, busyTimeout: busyTimeout)
        }
    }

    /// Migrates, and sets what holds for one connection only.
    private func prepared(_ connection: Connection) throws(StoreError) -> Connection {
        try migrator.migrate(connection)
        try useLog(connection)
        try translating { () throws(SQLiteError) in
            try connection.execute("PRAGMA synchronous = FULL")
        }
        return connection
    }

    /// Switches to WAL mode, which stays in the file. SQLite does not wait where several programs do
    /// this at once with a new file: all but one are told that it is busy, and try again.
    private func useLog(_ connection: Connection) throws(StoreError) {
        let pause: Int32 = 5  // milliseconds
        var patience = busyTimeout
        while true {
            do throws(SQLiteError) {
                try connection.execute("PRAGMA journal_mode = WAL")
                return
            } catch {
                guard error.code == .busy, patience > 0 else { throw StoreError(error) }
            }
            Platform.pause(milliseconds: UInt32(pause))
            patience -= pause
        }
    }

    private var isWritable: Bool {
        let file = Platform.resolved(path)
        return Platform.isWritable(file) && Platform.isWritable(Platform.parent(of: file) ?? ".")
    }

    /// Whether a log with content lies beside the file: a recorder is at work, or was killed.
    private func hasLog() throws(StoreError) -> Bool {
        switch try Platform.kind(of: Platform.resolved(path) + "-wal") {
        case .missing, .file(size: 0): false
        case .file, .folder, .other: true
        }
    }
}

extension Store {
    /// Marks a file as a history of perfdb: `pfdb` in ASCII, as migration 0001 sets it.
    package static let applicationID: Int64 = 0x7066_6462
}
