import SQLite
import TestSupport
import Testing

@Suite struct `A statement` {
    private let connection: Connection

    init() throws {
        connection = try Connection()
    }

    private func echo() throws -> Statement {
        try connection.prepare("SELECT :value, typeof(:value), length(CAST(:value AS BLOB))")
    }

    @Test(arguments: [0, 1, -1, .min, .max, 1 << 53 + 1] as [Int64])
    func `gives integers back`(value: Int64) throws {
        let statement = try echo()
        try statement.bind(value, to: ":value")
        #expect(try statement.first { $0.integerOrNil(0) } == value)
        #expect(try statement.first { $0.text(1) } == "integer")
    }

    @Test(
        arguments: [
            0, -0.0, 0.1, 1e308, -.leastNonzeroMagnitude, .infinity, -.infinity,
            .greatestFiniteMagnitude, .pi,
        ] as [Double])
    func `gives doubles back bit by bit`(value: Double) throws {
        let statement = try echo()
        try statement.bind(value, to: ":value")
        #expect(try statement.first { $0.real(0) }?.bitPattern == value.bitPattern)
        #expect(try statement.first { $0.text(1) } == "real")
    }

    @Test(arguments: [
        "", "\0", "a\0b", "\0\0", "it's \"quoted\"", "🙂👨‍👩‍👧", "e\u{301}", "é", "\u{FEFF}x",
        "line\r\nend\n",
        String(repeating: "long ", count: 100_000),
    ])
    func `gives text back byte by byte`(value: String) throws {
        let statement = try echo()
        try statement.bind(value, to: ":value")
        let read = try #require(try statement.first { $0.text(0) })
        #expect(Array(read.utf8) == Array(value.utf8))
        #expect(try statement.first { $0.text(1) } == "text")
        #expect(try statement.first { $0.integer(2) } == Int64(value.utf8.count))
    }

    @Test(arguments: [[], [0], [255, 0, 128], Array(repeating: 7, count: 100_000)] as [[UInt8]])
    func `gives blobs back`(value: [UInt8]) throws {
        let statement = try echo()
        try statement.bind(value, to: ":value")
        #expect(try statement.first { $0.blob(0) } == value)
        #expect(try statement.first { $0.text(1) } == "blob")
    }

    @Test func `knows what is absent`() throws {
        let statement = try echo()
        try statement.bind(Int64?.none, to: ":value")
        #expect(try statement.first { $0.isNull(0) } == true)
        try statement.bind(Int64(1), to: ":value")
        try statement.bind(Double?.none, to: ":value")
        #expect(try statement.first { $0.realOrNil(0) } == .some(nil))
        try statement.bind("a", to: ":value")
        try statement.bind(String?.none, to: ":value")
        #expect(try statement.first { $0.textOrNil(0) } == .some(nil))
        try statement.bind([1] as [UInt8], to: ":value")
        try statement.bind([UInt8]?.none, to: ":value")
        #expect(try statement.first { $0.integerOrNil(0) } == .some(nil))
        try statement.bind(Double.nan, to: ":value")
        #expect(try statement.first { $0.isNull(0) } == true)
    }

    @Test func `reads bytes that are no text without losing its way`() throws {
        let statement = try connection.prepare("SELECT CAST(x'61ff62' AS TEXT)")
        #expect(try statement.first { $0.text(0) } == "a\u{FFFD}b")
    }

    @Test func `gives no row, one row and many rows in order`() throws {
        let statement = try connection.prepare(
            """
            WITH RECURSIVE count (value) AS (
                SELECT 1 UNION ALL SELECT value + 1 FROM count WHERE value < 5
            )
            SELECT value FROM count WHERE value <= :limit
            """)
        for limit in 0..<6 as Range<Int64> {
            try statement.bind(limit, to: ":limit")
            #expect(try statement.rows { $0.integer(0) } == Array(1..<limit + 1))
            #expect(try statement.first { $0.integer(0) } == (limit == 0 ? nil : 1))
            var sum: Int64 = 0
            try statement.forEachRow { sum += $0.integer(0) }
            #expect(sum == limit * (limit + 1) / 2)
        }
    }

    @Test func `runs again after a failure`() throws {
        try connection.execute("CREATE TABLE number (value INTEGER CHECK (value > 0)) STRICT")
        let statement = try connection.prepare("INSERT INTO number VALUES (:value)")
        let value = statement.parameter(":value")
        for number in [1, -1, 2, -2, 3] as [Int64] {
            try statement.bind(number, to: value)
            if number > 0 {
                try statement.run()
                #expect(connection.lastInsertedRowID == number)
            } else {
                let error = #expect(throws: SQLiteError.self) { try statement.run() }
                #expect(error?.code == .constraint)
                #expect(error?.sql == "INSERT INTO number VALUES (:value)")
            }
        }
    }

    @Test func `keeps its connection open`() throws {
        func statement() throws -> Statement { try Connection().prepare("SELECT 42") }
        #expect(try statement().first { $0.integer(0) } == 42)
    }

    @Test func `gives any random row back`() throws {
        try connection.execute(
            "CREATE TABLE thing (i INTEGER, r REAL, t TEXT, b BLOB) STRICT")
        let insertion = try connection.prepare("INSERT INTO thing VALUES (:i, :r, :t, :b)")
        var random = SeededGenerator(seed: 20)
        for _ in 0..<500 {
            let i = Int64.random(in: .min ... .max, using: &random)
            let r = Double(bitPattern: .random(in: 0...UInt64.max, using: &random))
            let scalars = (0..<Int.random(in: 0..<20, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x10ffff, using: &random))
            }
            var t = ""
            t.unicodeScalars.append(contentsOf: scalars)
            let b = (0..<Int.random(in: 0..<20, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            try insertion.bind(i, to: ":i")
            try insertion.bind(r, to: ":r")
            try insertion.bind(t, to: ":t")
            try insertion.bind(b, to: ":b")
            try insertion.run()
            let found = try connection.prepare(
                "SELECT * FROM thing WHERE rowid = last_insert_rowid()"
            )
            .first { row in
                row.integer(0) == i && (r.isNaN ? row.isNull(1) : row.real(1) == r)
                    && Array(row.text(2).utf8) == Array(t.utf8) && row.blob(3) == b
            }
            #expect(found == true, "seed 20: \(i) \(r) \(scalars) \(b)")
        }
    }
}
