/// A JSON value to be written.
enum JSONTree {
    case null
    case integer(Int64)
    /// Finite.
    case number(Double)
    case string(String)
    case list([JSONTree])
    /// Written in this order.
    case object([(String, JSONTree)])

    /// The value's text, indented by two blanks, with a line end; numbers are the shortest ones that
    /// read as the same double.
    var text: String {
        var text = ""
        write(to: &text, indent: "\n")
        return text + "\n"
    }

    private func write(to text: inout String, indent: String) {
        switch self {
        case .null: text += "null"
        case .integer(let value): text += "\(value)"
        case .number(let value):
            precondition(value.isFinite, "\(value) in JSON")
            text += "\(value)"
        case .string(let value): Self.write(value, to: &text)
        case .list(let values):
            Self.write(values, between: ("[", "]"), to: &text, indent: indent) {
                $1.write(to: &$0, indent: $2)
            }
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &text, indent: indent) {
                Self.write($1.0, to: &$0)
                $0 += ": "
                $1.1.write(to: &$0, indent: $2)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], between ends: (String, String), to text: inout String, indent: String,
        item: (inout String, Item, String) -> Void
    ) {
        text += ends.0
        let inner = indent + "  "
        for (place, value) in items.enumerated() {
            text += (place == 0 ? "" : ",") + inner
            item(&text, value, inner)
        }
        text += (items.isEmpty ? "" : indent) + ends.1
    }

    /// - Source: RFC 8259, section 7.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case let scalar where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
