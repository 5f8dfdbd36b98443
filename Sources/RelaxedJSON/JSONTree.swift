/// A value to be written as strict JSON, in one spelling; members keep their order.
package indirect enum JSONTree: Equatable {
    case null
    case flag(Bool)
    case whole(Int64)
    /// A finite number; the shortest digits that read as the same double.
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([(name: String, value: JSONTree)])

    /// A number, or null for none, NaN and infinities.
    package init(_ value: Double?) {
        self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
    }

    package init(_ value: Int?) { self = value.map { .whole(Int64($0)) } ?? .null }
    package init(_ value: Int64?) { self = value.map { .whole($0) } ?? .null }
    package init(_ value: String?) { self = value.map { .text($0) } ?? .null }
    package init(_ value: Bool?) { self = value.map { .flag($0) } ?? .null }

    package static func == (left: JSONTree, right: JSONTree) -> Bool {
        left.line == right.line
    }

    /// The most bytes of a value that stands on one line with its indentation.
    private static let longestLine = 100

    /// The value on one line.
    package var line: String {
        switch self {
        case .null: "null"
        case .flag(let flag): flag ? "true" : "false"
        case .whole(let value): String(value)
        case .number(let value): "\(value)"
        case .text(let text): Self.quoted(text)
        case .list(let items): "[\(items.map(\.line).joined(separator: ", "))]"
        case .object(let members):
            "{"
                + members.map { "\(Self.quoted($0.name)): \($0.value.line)" }
                .joined(separator: ", ") + "}"
        }
    }

    /// The value on as many lines as it needs, each indented; the first one where it stands.
    package func text(indent: Int = 0) -> String {
        let line = line
        guard indent + line.utf8.count > Self.longestLine else { return line }
        let inner = String(repeating: " ", count: indent + 2)
        let end = "\n" + String(repeating: " ", count: indent)
        switch self {
        case .list(let items) where !items.isEmpty:
            let texts = items.map { inner + $0.text(indent: indent + 2) }
            return "[\n\(texts.joined(separator: ",\n"))\(end)]"
        case .object(let members) where !members.isEmpty:
            let texts = members.map { member in
                "\(inner)\(Self.quoted(member.name)): \(member.value.text(indent: indent + 2))"
            }
            return "{\n\(texts.joined(separator: ",\n"))\(end)}"
        default: return line
        }
    }

    /// A string with its quotes; control characters and what some programs take for a line's end are
    /// escaped.
    ///
    /// - Source: RFC 8259 (2017), section 7.
    package static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
