package import SQLite

/// Why a history could not be opened, read or written.
package enum StoreError: Error, Equatable, Sendable {
    /// There is no such file, or it is empty: nothing was recorded yet.
    case noHistory
    /// The folder that should hold the file does not exist.
    case directoryMissing
    /// The path names a folder or something else that is no regular file.
    case notAFile
    /// The file holds something else, or is damaged at its beginning.
    case notADatabase
    /// An SQLite database of another program; 0 is one that names no program.
    case foreign(applicationID: Int64)
    /// A history made by a newer perfdb: its schema version, and the newest known here.
    case newer(found: Int64, known: Int64)
    /// A history made by an older perfdb that must be migrated first, where nothing may be written.
    case older(found: Int64, known: Int64)
    /// The file, or the folder it is in, cannot be written by this user.
    case readOnly
    /// The system refused access: the value of `errno`.
    case inaccessible(errno: Int32)
    /// The file is no longer where it was opened: what is stored from now on would be lost.
    case moved
    /// Another program held its lock for longer than the busy timeout.
    case locked
    /// A stored value that no perfdb writes.
    case damaged(table: String, column: String, value: String)
    /// Anything else that SQLite refused.
    case failed(message: String, cause: SQLiteError)

    init(_ error: SQLiteError) {
        self =
            switch error.code {
            case .busy: .locked
            case .readOnly: .readOnly
            case .notADatabase: .notADatabase
            default: .failed(message: error.message, cause: error)
            }
    }
}

/// Runs what throws SQLite's errors where the store's are expected.
func translating<Value>(
    _ body: () throws(SQLiteError) -> Value
) throws(StoreError) -> Value {
    do throws(SQLiteError) {
        return try body()
    } catch {
        throw StoreError(error)
    }
}
