import Foundation
import SQLite
import TestSupport
import Testing

@Suite struct `A connection` {
    @Test func `refuses a file that is missing unless it may make one`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("new.sqlite").path
            for mode in [OpenMode.readWrite, .readOnly, .immutable] {
                let error = #expect(throws: SQLiteError.self) {
                    try Connection(path: path, mode: mode)
                }
                #expect(error?.code == .cannotOpen)
                #expect(!FileManager.default.fileExists(atPath: path))
            }
            let connection = try Connection(path: path, mode: .create)
            try connection.execute("CREATE TABLE number (value INTEGER) STRICT")
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `says that a text file is no database`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("letter.txt")
            try Data("Dear reader, this is a letter and nothing else.\n".utf8).write(to: file)
            let connection = try Connection(path: file.path, mode: .readOnly)
            let error = #expect(throws: SQLiteError.self) {
                try connection.execute("SELECT * FROM sqlite_schema")
            }
            #expect(error?.code == .notADatabase)
            #expect(error?.sql == "SELECT * FROM sqlite_schema")
        }
    }

    @Test(arguments: [
        ":memory:", "file:x?mode=memory", "a?b#c%41.db", "ä\u{308} 🙂.db", "-x", "a'b\"c\\d", " ",
        "~", "%00", "&immutable=0",
    ])
    func `takes every name for a file's`(name: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/" + name
            do {
                let connection = try Connection(path: path, mode: .create)
                try connection.execute("CREATE TABLE number (value INTEGER); PRAGMA user_version=7")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
            for mode in [OpenMode.readWrite, .readOnly, .immutable] {
                let connection = try Connection(path: path, mode: mode)
                let version = try connection.prepare("PRAGMA user_version").first { $0.integer(0) }
                #expect(version == 7)
            }
        }
    }

    @Test func `refuses a path with a NUL in it`() {
        #expect(throws: SQLiteError(code: .cannotOpen, message: "a path cannot contain NUL")) {
            try Connection(path: "/tmp/a\0b", mode: .readOnly)
        }
    }

    @Test func `writes nothing when it is open for reading`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.sqlite").path
            try Connection(path: path, mode: .create).execute("CREATE TABLE number (value INTEGER)")
            for mode in [OpenMode.readOnly, .immutable] {
                let connection = try Connection(path: path, mode: mode)
                #expect(connection.isReadOnly)
                let error = #expect(throws: SQLiteError.self) {
                    try connection.execute("INSERT INTO number VALUES (1)")
                }
                #expect(error?.code == .readOnly)
            }
        }
    }

    @Test func `tells another writer that it is busy`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.sqlite").path
            let first = try Connection(path: path, mode: .create)
            let second = try Connection(path: path, mode: .readWrite, busyTimeout: 1)
            try first.execute("CREATE TABLE number (value INTEGER); BEGIN IMMEDIATE")
            let error = #expect(throws: SQLiteError.self) { try second.execute("BEGIN IMMEDIATE") }
            #expect(error?.code == .busy)
            try first.execute("COMMIT")
            try second.execute("INSERT INTO number VALUES (1)")
        }
    }

    @Test func `names the statement, the kind and the reason of a failure`() throws {
        let connection = try Connection()
        try connection.execute("CREATE TABLE number (value INTEGER CHECK (value > 0)) STRICT")
        let error = #expect(throws: SQLiteError.self) {
            try connection.execute("INSERT INTO number VALUES (0)")
        }
        #expect(
            error
                == SQLiteError(
                    code: .constraint, extendedCode: 275,
                    message: "CHECK constraint failed: value > 0",
                    sql: "INSERT INTO number VALUES (0)"))
    }

    @Test func `says where SQL is wrong`() throws {
        let connection = try Connection()
        let error = #expect(throws: SQLiteError.self) { try connection.prepare("SELEKT 1") }
        #expect(error?.code == .error)
        #expect(error?.message == "near \"SELEKT\": syntax error")
    }
}
