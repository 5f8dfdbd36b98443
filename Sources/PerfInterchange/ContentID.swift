import Digest

/// Names that follow from content, so that the same file has the same name everywhere.
enum ContentID {
    /// A UUID in lower case: the first 122 bits of the bytes' SHA-256, in the layout of version 8.
    ///
    /// - Source: RFC 9562 (2024), section 5.8.
    static func uuid(of bytes: [UInt8]) -> String {
        var id = Array(SHA256.digest(bytes).prefix(16))
        id[6] = 0x80 | id[6] & 0x0F
        id[8] = 0x80 | id[8] & 0x3F
        let digits = id.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        let parts = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }
        return parts.joined(separator: "-")
    }
}
