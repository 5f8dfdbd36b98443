/// Where a link leads.
package enum Destination: Equatable, Sendable {
    /// A file, relative to the page, and a named place in it.
    case path(String, fragment: String? = nil)
    /// A named place on the same page: the `anchor` of a heading.
    case anchor(String)
    /// An address, whose parts are already encoded as they must be.
    case url(String)

    /// The spelling between the parentheses of a link.
    var spelling: String {
        switch self {
        case .path(let path, let fragment):
            let place = fragment.map { "#" + percentEncoded(anchorName($0), keeping: "") } ?? ""
            return percentEncoded(path, keeping: "/") + place
        case .anchor(let name):
            return "#" + percentEncoded(anchorName(name), keeping: "")
        case .url(let address):
            let encoded = percentEncoded(address, keeping: "%:/?#@!$&'*+,;=")
            return TextEscaping.escapingEntities(in: encoded)
        }
    }
}

/// The name of a place on a page: as given, but without spaces, which no name may contain.
func anchorName(_ name: String) -> String {
    replacing([" ": "-"], in: harmless(name))
}

/// The UTF-8 of a text with all but letters, digits, `-`, `.`, `_`, `~` and some more as `%XX`.
///
/// - Source: RFC 3986, 2.1 and 2.3.
private func percentEncoded(_ text: String, keeping more: String) -> String {
    let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        .union(more.utf8)
    let digits = Array("0123456789ABCDEF")
    var encoded = ""
    for byte in text.utf8 {
        if kept.contains(byte) {
            encoded.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
            encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
    }
    return encoded
}
