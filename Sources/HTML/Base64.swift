/// Bytes as text of 64 characters.
///
/// - Source: RFC 4648 (2006), section 4.
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    /// Four characters for every three bytes, the last ones filled up with `=`; empty for none.
    package static func text(of bytes: [UInt8]) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let index = Int(bits >> (18 - 6 * place)) & 63
                text.append(place <= group.count ? alphabet[index] : "=")
            }
        }
        return text
    }
}
