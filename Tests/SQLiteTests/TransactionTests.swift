import SQLite
import Testing

@Suite struct `A transaction` {
    private let connection: Connection

    init() throws {
        connection = try Connection()
        try connection.execute(
            "CREATE TABLE number (value INTEGER UNIQUE ON CONFLICT ABORT) STRICT")
    }

    private func numbers() throws -> [Int64] {
        try connection.prepare("SELECT value FROM number ORDER BY value").rows { $0.integer(0) }
    }

    @Test func `keeps what it did and gives the body's value`() throws {
        let value = try connection.transaction { () throws(SQLiteError) in
            #expect(connection.isInTransaction)
            try connection.execute("INSERT INTO number VALUES (1)")
            return "done"
        }
        #expect(value == "done")
        #expect(!connection.isInTransaction)
        #expect(try numbers() == [1])
    }

    @Test func `undoes everything when the body throws`() throws {
        let error = #expect(throws: SQLiteError.self) {
            try connection.transaction { () throws(SQLiteError) in
                try connection.execute("INSERT INTO number VALUES (1)")
                try connection.execute("INSERT INTO number VALUES (2), (2)")
            }
        }
        #expect(error?.code == .constraint)
        #expect(!connection.isInTransaction)
        #expect(try numbers() == [])
    }

    @Test func `undoes only the inner one when that is caught`() throws {
        try connection.transaction { () throws(SQLiteError) in
            try connection.execute("INSERT INTO number VALUES (1)")
            try? connection.transaction { () throws(SQLiteError) in
                try connection.execute("INSERT INTO number VALUES (2)")
                try? connection.transaction { () throws(SQLiteError) in
                    try connection.execute("INSERT INTO number VALUES (3)")
                }
                try connection.execute("INSERT INTO number VALUES (1)")
            }
            try connection.transaction { () throws(SQLiteError) in
                try connection.execute("INSERT INTO number VALUES (4)")
            }
            #expect(connection.isInTransaction)
        }
        #expect(try numbers() == [1, 4])
    }

    @Test func `undoes inner ones that succeeded with the outer one`() throws {
        try? connection.transaction { () throws(SQLiteError) in
            try connection.transaction { () throws(SQLiteError) in
                try connection.execute("INSERT INTO number VALUES (2)")
            }
            throw SQLiteError(code: .error, message: "no more")
        }
        #expect(try numbers() == [])
    }

    @Test(arguments: [1, 2])
    func `tells the error that had already ended it`(depth: Int) throws {
        try connection.execute("INSERT INTO number VALUES (1)")
        let error = #expect(throws: SQLiteError.self) {
            try connection.transaction { () throws(SQLiteError) in
                if depth == 1 {
                    try connection.execute("INSERT OR ROLLBACK INTO number VALUES (1)")
                } else {
                    try connection.transaction { () throws(SQLiteError) in
                        try connection.execute("INSERT OR ROLLBACK INTO number VALUES (1)")
                    }
                }
            }
        }
        #expect(error?.message == "UNIQUE constraint failed: number.value")
        #expect(!connection.isInTransaction)
        #expect(try numbers() == [1])
    }

    @Test func `is undone when its commit is refused`() throws {
        try connection.execute(
            """
            PRAGMA foreign_keys = ON;
            CREATE TABLE child (
                value INTEGER REFERENCES number (value) DEFERRABLE INITIALLY DEFERRED
            ) STRICT;
            """)
        let error = #expect(throws: SQLiteError.self) {
            try connection.transaction { () throws(SQLiteError) in
                try connection.execute("INSERT INTO child VALUES (9)")
            }
        }
        #expect(error?.message == "FOREIGN KEY constraint failed")
        #expect(!connection.isInTransaction)
        #expect(try connection.prepare("SELECT count(*) FROM child").first { $0.integer(0) } == 0)
    }
}
