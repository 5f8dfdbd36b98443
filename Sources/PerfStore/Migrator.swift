package import Migrations
package import SQLite

/// Brings a history forward to the newest schema, each script in a transaction of its own.
package struct Migrator {
    private let migrations: [Migration]

    /// - Precondition: versions count up from 1 without gaps.
    package init(_ migrations: [Migration] = Migrations.all) {
        precondition(
            migrations.map(\.version) == Array(1..<Int64(migrations.count) + 1),
            "versions are not 1, 2, 3 …: \(migrations.map(\.version))")
        self.migrations = migrations
    }

    /// The newest schema version; 0 without scripts.
    package var newest: Int64 {
        Int64(migrations.count)
    }

    /// Runs the scripts that the database has not seen yet; none where it is current.
    ///
    /// Two programs may do this at once: each script is run by one of them. A script that fails
    /// leaves the version before it. Foreign keys are off while a script rebuilds tables, and are
    /// checked before its commit where it moves rows.
    /// - Throws: `.newer` for a database that a newer program made; nothing is changed then.
    package func migrate(_ connection: Connection) throws(StoreError) {
        try check(version: Self.version(of: connection))
        try translating { () throws(SQLiteError) in
            try connection.execute("PRAGMA foreign_keys = OFF")
            for migration in migrations { try run(migration, on: connection) }
            try connection.execute("PRAGMA foreign_keys = ON")
        }
        try check(version: Self.version(of: connection))
    }

    /// Refuses a version that is not known here.
    func check(version: Int64) throws(StoreError) {
        guard version <= newest else { throw .newer(found: version, known: newest) }
    }

    private func run(_ migration: Migration, on connection: Connection) throws(SQLiteError) {
        guard try Self.storedVersion(of: connection) < migration.version else { return }
        try connection.transaction { () throws(SQLiteError) in
            // Another program may have run it while this one waited for the lock.
            guard try Self.storedVersion(of: connection) < migration.version else { return }
            try connection.executeMigrationScript(migration.sql)
            try connection.executeMigrationScript("PRAGMA user_version = \(migration.version)")
            // It reads every row of the history.
            guard migration.movesRows else { return }
            let orphans = try connection.prepare("PRAGMA foreign_key_check").rows { $0.text(0) }
            guard orphans.isEmpty else {
                throw SQLiteError(
                    code: .constraint, message: "FOREIGN KEY constraint failed",
                    sql: migration.name)
            }
        }
    }

    static func version(of connection: Connection) throws(StoreError) -> Int64 {
        try translating { () throws(SQLiteError) in try storedVersion(of: connection) }
    }

    private static func storedVersion(of connection: Connection) throws(SQLiteError) -> Int64 {
        try connection.prepare("PRAGMA user_version").first { $0.integer(0) } ?? 0
    }
}
