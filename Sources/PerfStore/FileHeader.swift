/// What the first 100 bytes of a database file say, read without SQLite so that nothing is touched.
///
/// - Source: https://www.sqlite.org/fileformat2.html, "The Database Header".
struct FileHeader: Equatable {
    /// The schema version (`user_version`).
    var version: Int64
    var applicationID: Int64
    /// Whether the file is in WAL mode.
    var usesLog: Bool

    /// Nil where the bytes are not the beginning of a database.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 100, bytes.starts(with: "SQLite format 3\0".utf8) else { return nil }
        version = Self.number(bytes[60..<64])
        applicationID = Self.number(bytes[68..<72])
        usesLog = bytes[19] == 2
    }

    /// Four bytes as a signed big-endian number.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
        let bits = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return Int64(Int32(bitPattern: bits))
    }
}
