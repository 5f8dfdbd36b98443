/// Writes lines of JSON as bytes: no blanks, members in the order in which they are put, each value
/// spelled in one way.
struct LineWriter {
    private(set) var bytes: [UInt8] = []
    /// Whether the next item is the first one of its object or list.
    private var isFirst = true

    /// An object's member that is an object, or an object of a list.
    mutating func object(_ name: StaticString? = nil, _ body: (inout LineWriter) -> Void) {
        begin(name, "{")
        body(&self)
        finish("}")
    }

    /// A member that is a list; nothing where it is empty.
    mutating func list<Item>(
        _ name: StaticString, _ items: [Item], _ body: (inout LineWriter, Item) -> Void
    ) {
        guard !items.isEmpty else { return }
        begin(name, "[")
        for item in items { body(&self, item) }
        finish("]")
    }

    /// A list of texts: a member of an object, also where it is empty, or an item of a list.
    mutating func texts(_ name: String? = nil, _ texts: [String]) {
        separate()
        if let name {
            append(name)
            bytes.append(UInt8(ascii: ":"))
        }
        bytes.append(UInt8(ascii: "["))
        for (place, text) in texts.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(text)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// A member whose value is absent is not written.
    mutating func put(_ name: StaticString, _ value: Int64?) {
        guard let value else { return }
        key(name)
        append(value)
    }

    mutating func put(_ name: StaticString, _ value: Bool?) {
        guard let value else { return }
        key(name)
        append(value ? "true" as StaticString : "false")
    }

    /// - Precondition: the value is finite.
    mutating func put(_ name: StaticString, _ value: Double?) {
        guard let value else { return }
        precondition(value.isFinite, "\(value) in JSON")
        key(name)
        bytes.append(contentsOf: "\(value)".utf8)
    }

    mutating func put(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        append(value)
    }

    /// A member whose name is no literal.
    mutating func put(named name: String, _ value: String) {
        separate()
        append(name)
        bytes.append(UInt8(ascii: ":"))
        append(value)
    }

    /// Ends the line.
    mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        isFirst = true
    }

    private mutating func begin(_ name: StaticString?, _ sign: Unicode.Scalar) {
        if let name { key(name) } else { separate() }
        bytes.append(UInt8(ascii: sign))
        isFirst = true
    }

    private mutating func finish(_ sign: Unicode.Scalar) {
        bytes.append(UInt8(ascii: sign))
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ literal: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(
                start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    private mutating func append(_ value: Int64) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var magnitude = value.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        bytes[start...].reverse()
    }

    /// A string with its quotes. Control characters and what some programs take for a line's end are
    /// escaped.
    ///
    /// - Source: RFC 8259 (2017), section 7.
    private mutating func append(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": append("\\\"" as StaticString)
            case "\\": append("\\\\" as StaticString)
            case "\n": append("\\n" as StaticString)
            case "\t": append("\\t" as StaticString)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                append("\\u" as StaticString)
                bytes.append(
                    contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
                bytes.append(contentsOf: digits.utf8)
            default:
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
