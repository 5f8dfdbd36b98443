import PerfModel
import SQLite

/// A history in an SQLite file: takes what a recorder measures, and answers questions about it.
///
/// The one type that owns the database; no SQL leaves this module. It closes when the last reference
/// goes. Every error is a `StoreError`.
package final class Store: History, RunStore {
    /// The file as it was named; `:memory:` for a history in memory.
    package let path: String
    let connection: Connection
    /// What is being recorded, from `begin` on.
    var recording: Recording?

    /// The file that was opened; nil for a history in memory.
    private let identity: FileIdentity?

    init(_ connection: Connection, path: String) {
        self.connection = connection
        self.path = path
        identity = Platform.identity(of: path)
    }

    /// Whether the file still lies where it was opened.
    var isInPlace: Bool { identity == nil || Platform.identity(of: path) == identity }

    /// What a history is opened for.
    package enum Access: Hashable, Sendable {
        /// Recording and reading; a missing or empty file becomes a new history.
        case create
        /// Recording and reading; the history must exist.
        case readWrite
        /// Reading only. What other recorders store meanwhile is seen, and no file is left behind.
        case readOnly
        /// Reading only, without changing a byte of any file: an older history is refused, too.
        case untouched
    }

    /// Opens the history at a path, and brings an older one forward unless it is to stay untouched.
    ///
    /// A file that is not perfdb's, or that a newer perfdb made, is refused before anything of it is
    /// changed.
    /// - Parameter busyTimeout: how long to wait for another program's lock, in milliseconds.
    package static func open(
        _ path: String, _ access: Access, busyTimeout: Int32 = 10_000,
        migrator: Migrator = Migrator()
    ) throws(StoreError) -> Store {
        let opening = Opening(path: path, busyTimeout: busyTimeout, migrator: migrator)
        return Store(try opening.connection(for: access), path: path)
    }

    /// A new, empty history in memory.
    ///
    /// - Parameter spills: whether a large one goes to a file without a name, which is gone with it.
    package static func inMemory(spills: Bool = false) throws(StoreError) -> Store {
        let connection = try translating { () throws(SQLiteError) in
            try Connection(spills: spills)
        }
        try Migrator().migrate(connection)
        return Store(connection, path: ":memory:")
    }
}
