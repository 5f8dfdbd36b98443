/// The JSON texts in the history: lists of texts or of pairs of them, and objects of texts or of lists.
///
/// The same value always gives the same bytes, as a configuration is told from another by them.
/// - Source: RFC 8259 (2017).
enum StoredJSON {
    /// `["sh","-c","exit"]`.
    static func list(_ words: [String]) -> String {
        "[" + words.map(quoted).joined(separator: ",") + "]"
    }

    /// `[["timeout","5s"],["clean-env",""]]`.
    static func list(_ pairs: [(name: String, value: String)]) -> String {
        "[" + pairs.map { list([$0.name, $0.value]) }.joined(separator: ",") + "]"
    }

    /// `{"size":"1M"}`, in the order given.
    static func object(_ members: [(name: String, value: String)]) -> String {
        "{" + members.map { "\(quoted($0.name)):\(quoted($0.value))" }.joined(separator: ",") + "}"
    }

    /// `{"strategy":["threads","processes"]}`, in the order given.
    static func object(_ members: [(name: String, values: [String])]) -> String {
        "{" + members.map { "\(quoted($0.name)):\(list($0.values))" }.joined(separator: ",") + "}"
    }

    /// The texts of a list; nil where the text is none, or holds anything but texts.
    static func words(of text: String) -> [String]? {
        var reader = Reader(text)
        let words = reader.sequence("[", "]") { $0.string() }
        return reader.isAtEnd ? words : nil
    }

    /// The pairs of a list in their order; nil where the text is none, or holds anything but pairs of
    /// texts.
    static func pairs(of text: String) -> [(name: String, value: String)]? {
        var reader = Reader(text)
        let lists = reader.sequence("[", "]") { $0.sequence("[", "]") { $0.string() } }
        guard reader.isAtEnd, let lists, lists.allSatisfy({ $0.count == 2 }) else { return nil }
        return lists.map { (name: $0[0], value: $0[1]) }
    }

    /// The members of an object in their order; nil where the text is none, or holds anything but
    /// texts.
    static func members(of text: String) -> [(name: String, value: String)]? {
        var reader = Reader(text)
        let members = reader.members { $0.string() }
        return reader.isAtEnd ? members.map { $0.map { (name: $0, value: $1) } } : nil
    }

    /// The members of an object of lists in their order; nil where the text is none, or holds anything
    /// but lists of texts.
    static func lists(of text: String) -> [(name: String, values: [String])]? {
        var reader = Reader(text)
        let members = reader.members { $0.sequence("[", "]") { $0.string() } }
        return reader.isAtEnd ? members.map { $0.map { (name: $0, values: $1) } } : nil
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{0}"..."\u{1f}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// Reads JSON from the front; every step says by nil or false that the text does not fit.
private struct Reader {
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) {
        rest = text[...].unicodeScalars
    }

    var isAtEnd: Bool {
        rest.allSatisfy(Self.isSpace)
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        rest = rest.drop(while: Self.isSpace)
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    mutating func sequence<Element>(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, element: (inout Reader) -> Element?
    ) -> [Element]? {
        guard take(open) else { return nil }
        if take(close) { return [] }
        var elements: [Element] = []
        repeat {
            guard let next = element(&self) else { return nil }
            elements.append(next)
        } while take(",")
        return take(close) ? elements : nil
    }

    mutating func members<Value>(
        _ value: (inout Reader) -> Value?
    ) -> [(String, Value)]? {
        sequence("{", "}") { reader in
            guard let name = reader.string(), reader.take(":"), let value = value(&reader) else {
                return nil
            }
            return (name, value)
        }
    }

    mutating func string() -> String? {
        guard take("\"") else { return nil }
        var units: [UInt16] = []
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": return String(decoding: units, as: UTF16.self)
            case "\\":
                guard let unit = escape() else { return nil }
                units.append(unit)
            default: units += UTF16.encode(scalar) ?? UTF16.EncodedScalar()
            }
        }
        return nil
    }

    private mutating func escape() -> UInt16? {
        switch rest.popFirst() {
        case "\""?: 0x22
        case "\\"?: 0x5c
        case "/"?: 0x2f
        case "b"?: 0x08
        case "f"?: 0x0c
        case "n"?: 0x0a
        case "r"?: 0x0d
        case "t"?: 0x09
        case "u"?: hexadecimal()
        default: nil
        }
    }

    private mutating func hexadecimal() -> UInt16? {
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        guard digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
        return UInt16(String(digits), radix: 16)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }
}
