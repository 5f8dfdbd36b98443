import Foundation
import Migrations
import PerfModel
import PerfStore
import SQLite
import TestSupport
import Testing

@Suite struct `The migrator` {
    private let connection: Connection

    init() throws {
        connection = try Connection()
    }

    private static let first = Migration(
        version: 1, name: "0001_create_number.sql",
        sql: "CREATE TABLE number (value INTEGER PRIMARY KEY) STRICT;")
    private static let second = Migration(
        version: 2, name: "0002_name_number.sql",
        sql: """
            ALTER TABLE number ADD COLUMN name TEXT;
            UPDATE number SET name = 'number ' || value;
            """)

    private func version() throws -> Int64? {
        try connection.prepare("PRAGMA user_version").first { $0.integer(0) }
    }

    private func tables() throws -> [String] {
        try connection.prepare("SELECT name FROM sqlite_schema ORDER BY name").rows { $0.text(0) }
    }

    @Test func `without scripts does nothing`() throws {
        try Migrator([]).migrate(connection)
        #expect(try version() == 0)
        #expect(try tables() == [])
    }

    @Test func `goes forward one version at a time, and keeps what is there`() throws {
        try Migrator([Self.first]).migrate(connection)
        #expect(try version() == 1)
        try connection.execute("INSERT INTO number VALUES (1), (2)")
        let migrator = Migrator([Self.first, Self.second])
        #expect(migrator.newest == 2)
        try migrator.migrate(connection)
        #expect(try version() == 2)
        let names = try connection.prepare("SELECT name FROM number").rows { $0.text(0) }
        #expect(names == ["number 1", "number 2"])
    }

    @Test func `changes nothing the second time`() throws {
        let migrator = Migrator([Self.first, Self.second])
        try migrator.migrate(connection)
        try connection.execute("INSERT INTO number VALUES (1, 'my own')")
        try migrator.migrate(connection)
        let names = try connection.prepare("SELECT name FROM number").rows { $0.text(0) }
        #expect(names == ["my own"])
    }

    @Test func `refuses what a newer program made`() throws {
        try Migrator([Self.first, Self.second]).migrate(connection)
        try connection.execute("INSERT INTO number VALUES (1, 'my own')")
        let changes = try connection.prepare("SELECT total_changes()").first { $0.integer(0) }
        #expect(throws: StoreError.newer(found: 2, known: 1)) {
            try Migrator([Self.first]).migrate(connection)
        }
        #expect(try version() == 2)
        #expect(
            try connection.prepare("SELECT total_changes()").first { $0.integer(0) } == changes)
    }

    @Test func `undoes a script that fails half-way, and keeps those before it`() throws {
        let broken = Migration(
            version: 2, name: "0002_break.sql",
            sql: """
                CREATE TABLE other (value INTEGER) STRICT;
                INSERT INTO number VALUES (7);
                INSERT INTO number VALUES (7);
                """)
        let error = #expect(throws: StoreError.self) {
            try Migrator([Self.first, broken]).migrate(connection)
        }
        guard case .failed(_, let cause) = error else {
            Issue.record("not a failure of SQLite: \(String(describing: error))")
            return
        }
        #expect(cause.code == .constraint)
        #expect(cause.sql == broken.sql)
        #expect(try version() == 1)
        #expect(try tables() == ["number"])
        #expect(try connection.prepare("SELECT count(*) FROM number").first { $0.integer(0) } == 0)
        // The next version of the script finds the way clear.
        try Migrator([Self.first, Self.second]).migrate(connection)
        #expect(try version() == 2)
    }

    @Test func `lets a script rebuild a table that others refer to, but leave no orphans`() throws {
        let related = Migration(
            version: 1, name: "0001_create.sql",
            sql: """
                CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
                CREATE TABLE child (parent_id INTEGER REFERENCES parent (id)) STRICT;
                INSERT INTO parent VALUES (1);
                INSERT INTO child VALUES (1);
                """)
        func rebuild(keeping rows: String) -> Migration {
            Migration(
                version: 2, name: "0002_rebuild.sql",
                sql: """
                    CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT) STRICT;
                    INSERT INTO new_parent SELECT id, 'x' FROM parent WHERE \(rows);
                    DROP TABLE parent;
                    ALTER TABLE new_parent RENAME TO parent;
                    """)
        }
        #expect(throws: StoreError.self) {
            try Migrator([related, rebuild(keeping: "0")]).migrate(connection)
        }
        #expect(try version() == 1)
        try Migrator([related, rebuild(keeping: "1")]).migrate(connection)
        #expect(try version() == 2)
        #expect(try connection.prepare("PRAGMA foreign_keys").first { $0.integer(0) } == 1)
    }

    @Test func `brings an old history forward when it is opened`() throws {
        try withTemporaryFolder { folder in
            let file = try newHistory(in: folder, runs: 2)
            let newest = Migrator().newest
            let next = Migration(
                version: newest + 1, name: "0099_next.sql",
                sql: "CREATE TABLE next (id INTEGER) STRICT;")
            let migrator = Migrator(Migrations.all + [next])
            do {
                let store = try Store.open(file.path, .readOnly, migrator: migrator)
                #expect(try store.sessionEntries(Selection()).map(\.runs) == [2])
            }
            #expect(throws: StoreError.newer(found: newest + 1, known: newest)) {
                try Store.open(file.path, .readOnly)
            }
        }
    }

    @Test func `has every script of the folder, in order`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("migrations")
        let files = try names(in: folder).filter { $0.hasSuffix(".sql") }
        #expect(Migrations.all.map(\.name) == files)
        #expect(Migrations.all.map(\.version) == Array(1..<Int64(files.count) + 1))
        for migration in Migrations.all {
            let file = folder.appendingPathComponent(migration.name)
            #expect(try migration.sql == String(contentsOf: file, encoding: .utf8))
            #expect(migration.name.wholeMatch(of: /[0-9]{4}_[a-z]+(_[a-z]+)+\.sql/) != nil)
            #expect(Int64(migration.name.prefix(4)) == migration.version)
        }
    }
}
