/// The 64-bit hash FNV-1a: the same for the same bytes on every machine, and no secret.
/// - Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923 (2025).
struct StableHash {
    private(set) var value: UInt64

    /// - Parameter salt: another value gives another hash of the same bytes.
    init(_ bytes: some Sequence<UInt8>, salt: UInt64 = 0) {
        value = 0xcbf2_9ce4_8422_2325 ^ salt
        for byte in bytes {
            value ^= UInt64(byte)
            value = value &* 0x100_0000_01b3
        }
    }

    /// 16 hexadecimal digits in lower case.
    var digits: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// A UUID of version 8 made from a name: equal names have equal ones.
    ///
    ///     StableHash.uuid(of: "cpu")  // "xxxxxxxx-xxxx-8xxx-8xxx-xxxxxxxxxxxx"
    /// - Source: RFC 9562 (2024), section 5.8.
    static func uuid(of name: String) -> String {
        var digits = Array(Self(name.utf8).digits + Self(name.utf8, salt: 0x9e37_79b9).digits)
        digits[12] = "8"
        digits[16] = "8"
        for place in [20, 16, 12, 8] { digits.insert("-", at: place) }
        return String(digits)
    }
}
