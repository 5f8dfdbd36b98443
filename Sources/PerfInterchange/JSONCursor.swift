import RelaxedJSON

/// A value of a foreign file with the path that leads to it, for reading and for its mistakes.
struct JSONCursor {
    let value: JSONValue
    /// `results[0].times`; empty for the whole.
    let path: String

    init(_ value: JSONValue, path: String = "") {
        self.value = value
        self.path = path
    }

    func mistake(_ problem: InterchangeError.Problem) -> InterchangeError {
        .mistake(problem, path: path, place: value.place)
    }

    /// A member that may be absent or null: nil.
    func optional(_ name: String) throws(InterchangeError) -> JSONCursor? {
        guard value.object != nil else { throw wrongKind(.object) }
        guard let member = value[name], member.kind != .null else { return nil }
        return JSONCursor(member, path: path.isEmpty ? name : "\(path).\(name)")
    }

    func member(_ name: String) throws(InterchangeError) -> JSONCursor {
        guard let member = try optional(name) else { throw mistake(.missingKey(name)) }
        return member
    }

    /// The members of an object in the order in which they stand.
    func members() throws(InterchangeError) -> [(name: String, cursor: JSONCursor)] {
        guard let members = value.object else { throw wrongKind(.object) }
        return members.map { ($0.name, JSONCursor($0.value, path: "\(path).\($0.name)")) }
    }

    func list() throws(InterchangeError) -> [JSONCursor] {
        guard let values = value.list else { throw wrongKind(.list) }
        return values.enumerated().map { JSONCursor($1, path: "\(path)[\($0)]") }
    }

    /// A text that is not empty.
    func text() throws(InterchangeError) -> String {
        guard let text = value.string else { throw wrongKind(.string) }
        guard !text.isEmpty else { throw mistake(.emptyText) }
        return text
    }

    func number() throws(InterchangeError) -> JSONNumber {
        guard let number = value.number else { throw wrongKind(.number) }
        return number
    }

    /// Seconds as they are written: finite, not negative.
    func seconds() throws(InterchangeError) -> Double {
        let number = try number()
        guard let seconds = number.double, seconds >= 0, seconds < Self.mostSeconds else {
            throw mistake(.badTime(number.text))
        }
        return seconds
    }

    /// More seconds have too many nanoseconds: 2^63 × 1e-9, rounded down.
    private static let mostSeconds = 9.2e9

    func wrongKind(_ expected: JSONKind) -> InterchangeError {
        mistake(.wrongKind(expected: expected, found: value.kind))
    }
}
