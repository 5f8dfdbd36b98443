/// A script that brings the history from the schema version before its own to its own.
package struct Migration: Sendable {
    /// The schema version it leads to: 1 for the first script.
    package var version: Int64
    /// The script's file name: `0001_create_history.sql`.
    package var name: String
    /// Statements without BEGIN and COMMIT; the migrator wraps them in a transaction.
    package var sql: String
    /// Whether it rebuilds or changes rows that refer to others, so that foreign keys are checked over
    /// the whole history before its commit.
    package var movesRows: Bool

    package init(version: Int64, name: String, sql: String, movesRows: Bool = true) {
        self.version = version
        self.name = name
        self.sql = sql
        self.movesRows = movesRows
    }
}

/// The scripts in this folder, compiled in. A script that was released is never changed.
package enum Migrations {
    /// Oldest first, without gaps: the script at index 0 leads to version 1.
    package static let all: [Migration] = [
        Migration(
            version: 1, name: "0001_create_history.sql",
            sql: String(decoding: PackageResources._001_create_history_sql, as: UTF8.self)),
        Migration(
            version: 2, name: "0002_add_reports.sql",
            sql: String(decoding: PackageResources._002_add_reports_sql, as: UTF8.self)),
        Migration(
            version: 3, name: "0003_add_measuring.sql",
            sql: String(decoding: PackageResources._003_add_measuring_sql, as: UTF8.self),
            movesRows: false),
        Migration(
            version: 4, name: "0004_add_annotations.sql",
            sql: String(decoding: PackageResources._004_add_annotations_sql, as: UTF8.self),
            movesRows: false),
    ]
}
