import Foundation
import PerfModel
import PerfStore
import SQLite
import TestSupport
import Testing

@Suite struct `Opening a history` {
    @Test(arguments: [Store.Access.readWrite, .readOnly, .untouched])
    func `finds none where no file or an empty one is`(access: Store.Access) throws {
        try withTemporaryFolder { folder throws in
            let missing = folder.appendingPathComponent("missing.sqlite").path
            let empty = folder.appendingPathComponent("empty.sqlite")
            try Data().write(to: empty)
            for path in [missing, empty.path] {
                #expect(throws: StoreError.noHistory) { try Store.open(path, access) }
            }
            #expect(
                try names(in: folder) == [
                    empty.lastPathComponent
                ])
            #expect(try Data(contentsOf: empty).isEmpty)
        }
    }

    @Test(arguments: [Store.Access.create, .readWrite, .readOnly, .untouched])
    func `refuses what is no file or no database`(access: Store.Access) throws {
        try withTemporaryFolder { folder throws in
            #expect(throws: StoreError.notAFile) { try Store.open(folder.path, access) }
            #expect(throws: StoreError.notAFile) { try Store.open("/dev/null", access) }
            let text = folder.appendingPathComponent("letter.txt")
            for content in ["x", String(repeating: "Dear reader. ", count: 1000)] {
                try Data(content.utf8).write(to: text)
                #expect(throws: StoreError.notADatabase) { try Store.open(text.path, access) }
                #expect(try Data(contentsOf: text) == Data(content.utf8))
            }
            #expect(
                try names(in: folder) == ["letter.txt"])
        }
    }

    @Test(
        arguments: [0, 1, 252_006_673, -5] as [Int64],
        [Store.Access.create, .readWrite, .readOnly, .untouched])
    func `never touches another program's database`(id: Int64, access: Store.Access) throws {
        try withTemporaryFolder { folder throws in
            let file = folder.appendingPathComponent("other.sqlite")
            do {
                let connection = try Connection(path: file.path, mode: .create)
                try connection.execute(
                    "CREATE TABLE note (body TEXT); INSERT INTO note VALUES ('mine')")
                try connection.executeMigrationScript("PRAGMA application_id = \(id)")
            }
            let before = try Data(contentsOf: file)
            #expect(throws: StoreError.foreign(applicationID: id)) {
                try Store.open(file.path, access)
            }
            #expect(try Data(contentsOf: file) == before)
            #expect(
                try names(in: folder) == ["other.sqlite"]
            )
        }
    }

    @Test(arguments: [Store.Access.create, .readWrite, .readOnly, .untouched])
    func `refuses a history that a newer program made`(access: Store.Access) throws {
        try withTemporaryFolder { folder throws in
            let file = try newHistory(in: folder)
            do {
                let connection = try Connection(path: file.path, mode: .readWrite)
                try connection.execute("PRAGMA user_version = 99")
            }
            let before = try Data(contentsOf: file)
            #expect(throws: StoreError.newer(found: 99, known: Migrator().newest)) {
                try Store.open(file.path, access)
            }
            #expect(try Data(contentsOf: file) == before)
            #expect(
                try names(in: folder) == [
                    "history.sqlite"
                ])
        }
    }

    @Test func `needs the folder to be there`() throws {
        try withTemporaryFolder { folder throws in
            let path = folder.appendingPathComponent("no/such/history.sqlite").path
            #expect(throws: StoreError.directoryMissing) { try Store.open(path, .create) }
            #expect(throws: StoreError.noHistory) { try Store.open(path, .readOnly) }
            #expect(try names(in: folder) == [])
        }
    }

    @Test func `makes a history where the file is missing or empty`() throws {
        try withTemporaryFolder { folder throws in
            let missing = folder.appendingPathComponent("a.sqlite")
            let empty = folder.appendingPathComponent("b.sqlite")
            try Data().write(to: empty)
            for file in [missing, empty] {
                let store = try Store.open(file.path, .create)
                #expect(store.path == file.path)
                #expect(try store.sessions(Selection()) == [])
            }
            // Only the two files: the logs go with the connections.
            let names = try names(in: folder)
            #expect(names == ["a.sqlite", "b.sqlite"])
            let facts = try Connection(path: missing.path, mode: .readWrite)
                .prepare(
                    """
                    SELECT journal_mode, user_version, application_id
                    FROM pragma_journal_mode, pragma_user_version, pragma_application_id
                    """
                )
                .first { row in "\(row.text(0)) \(row.integer(1)) \(row.integer(2))" }
            #expect(facts == "wal \(Migrator().newest) \(Store.applicationID)")
        }
    }

    @Test func `follows a link to the file`() throws {
        try withTemporaryFolder { folder throws in
            let file = try newHistory(in: folder, runs: 3)
            let link = folder.appendingPathComponent("link").path
            try FileManager.default.createSymbolicLink(
                atPath: link, withDestinationPath: file.lastPathComponent)
            let store = try Store.open(link, .readOnly)
            #expect(try store.sessionEntries(Selection()).map(\.runs) == [3])
        }
    }

    @Test func `sees with every question what other recorders have stored by then`() throws {
        try withTemporaryFolder { folder throws in
            let file = try newHistory(in: folder)
            let reader = try Store.open(file.path, .readOnly)
            let recorder = try Store.open(file.path, .create)
            try recorder.begin(
                Samples.session(1), configurations: [.init(Samples.serial, command: ["true"])])
            for position in 1...5 {
                try recorder.store([Samples.run(0, position: position, wall: 10)])
                #expect(try reader.sessionEntries(Selection()).map(\.runs) == [position])
            }
        }
    }

    @Test func `for reading alone lets nothing be written`() throws {
        try withTemporaryFolder { folder throws in
            let file = try newHistory(in: folder)
            let reader = try Store.open(file.path, .readOnly)
            try reader.begin(
                Samples.session(1), configurations: [.init(Samples.serial, command: ["true"])])
            #expect(throws: StoreError.readOnly) {
                try reader.store([Samples.run(0, position: 1, wall: 10)])
            }
            #expect(try reader.sessions(Selection()) == [])
        }
    }

    @Test func `says that another program holds the lock`() throws {
        try withTemporaryFolder { folder throws in
            let file = try newHistory(in: folder)
            let store = try Store.open(file.path, .create, busyTimeout: 1)
            let other = try Connection(path: file.path, mode: .readWrite)
            try other.execute("BEGIN IMMEDIATE")
            try store.begin(
                Samples.session(1), configurations: [.init(Samples.serial, command: ["true"])])
            let runs = [Samples.run(0, position: 1, wall: 10)]
            #expect(throws: StoreError.locked) { try store.store(runs) }
            try other.execute("ROLLBACK")
            try store.store(runs)
            #expect(try store.sessionEntries(Selection()).map(\.runs) == [1])
        }
    }
}
