import CSQLite

/// An open SQLite database, used by one thread at a time; it closes when the last reference goes.
///
/// SQL is written as literals: `prepare` and `execute` take `StaticString`, so that a text with a value
/// pasted into it does not compile.
package final class Connection {
    let handle: OpaquePointer

    /// Opens a database file.
    ///
    /// - Parameter busyTimeout: how long a statement waits for another connection's lock, in
    ///   milliseconds, 0 or more.
    /// - Throws: `SQLiteError`, `.cannotOpen` where the path is no file that can be opened so.
    package init(path: String, mode: OpenMode, busyTimeout: Int32 = 0) throws(SQLiteError) {
        guard !path.utf8.contains(0) else {
            throw SQLiteError(code: .cannotOpen, message: "a path cannot contain NUL")
        }
        handle = try Self.open(mode.uri(path: path), flags: mode.flags)
        sqlite3_busy_timeout(handle, busyTimeout)
    }

    /// Opens a new, empty database in memory.
    ///
    /// - Parameter spills: whether what does not fit into SQLite's cache goes to a file without a
    ///   name, which is gone with the connection.
    /// - Source: https://www.sqlite.org/inmemorydb.html, "Temporary Databases".
    package init(spills: Bool = false) throws(SQLiteError) {
        handle = try Self.open(spills ? "" : ":memory:", flags: OpenMode.create.flags)
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    private static func open(_ name: String, flags: Int32) throws(SQLiteError) -> OpaquePointer {
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(name, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let message = String(cString: sqlite3_errmsg(handle))
            sqlite3_close_v2(handle)
            throw SQLiteError(
                code: SQLiteError.Code(code & 0xff), extendedCode: code, message: message)
        }
        return handle
    }

    /// Changes how long a statement waits for another connection's lock, in milliseconds.
    package func setBusyTimeout(_ milliseconds: Int32) {
        sqlite3_busy_timeout(handle, milliseconds)
    }

    /// Compiles one statement.
    ///
    /// - Precondition: the literal holds exactly one statement.
    package func prepare(_ sql: StaticString) throws(SQLiteError) -> Statement {
        try Statement(sql, on: self)
    }

    /// Runs one or several statements without parameters to their end; rows are dropped.
    package func execute(_ sql: StaticString) throws(SQLiteError) {
        try run(sql.description)
    }

    /// Runs a migration's script: the only way in for SQL that is no literal.
    package func executeMigrationScript(_ sql: String) throws(SQLiteError) {
        try run(sql)
    }

    private func run(_ sql: String) throws(SQLiteError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code, sql: sql) }
    }

    /// The row id of the newest insert that succeeded on this connection.
    package var lastInsertedRowID: Int64 {
        sqlite3_last_insert_rowid(handle)
    }

    /// Whether a transaction is open.
    package var isInTransaction: Bool {
        sqlite3_get_autocommit(handle) == 0
    }

    /// Whether the file can only be read, also where writing was asked for.
    package var isReadOnly: Bool {
        sqlite3_db_readonly(handle, "main") == 1
    }

    /// The newest error of this connection.
    func error(_ code: Int32, sql: String?) -> SQLiteError {
        SQLiteError(
            code: SQLiteError.Code(code & 0xff), extendedCode: code,
            message: String(cString: sqlite3_errmsg(handle)), sql: sql)
    }
}
