/// A JSON value with where it stands.
package struct JSONValue: Hashable, Sendable {
    package var content: Content
    /// Where its first character stands.
    package var place: TextPlace

    package enum Content: Hashable, Sendable {
        case null
        case boolean(Bool)
        case number(JSONNumber)
        case string(String)
        case list([JSONValue])
        /// In the order in which they stand, each name once.
        case object([JSONMember])
    }

    package init(_ content: Content, at place: TextPlace) {
        self.content = content
        self.place = place
    }

    package var kind: JSONKind {
        switch content {
        case .null: .null
        case .boolean: .boolean
        case .number: .number
        case .string: .string
        case .list: .list
        case .object: .object
        }
    }

    package var string: String? { if case .string(let text) = content { text } else { nil } }

    package var number: JSONNumber? { if case .number(let it) = content { it } else { nil } }

    package var boolean: Bool? { if case .boolean(let it) = content { it } else { nil } }

    package var list: [JSONValue]? { if case .list(let values) = content { values } else { nil } }

    package var object: [JSONMember]? { if case .object(let it) = content { it } else { nil } }

    /// The value of an object's member; nil where there is none, or where this is no object.
    package subscript(name: String) -> JSONValue? {
        object?.first { $0.name == name }?.value
    }
}

/// A name of an object with its value.
package struct JSONMember: Hashable, Sendable {
    package var name: String
    /// Where the name stands.
    package var place: TextPlace
    package var value: JSONValue

    package init(_ name: String, at place: TextPlace, value: JSONValue) {
        self.name = name
        self.place = place
        self.value = value
    }
}

/// The six kinds of values that JSON has.
package enum JSONKind: String, CaseIterable, Hashable, Sendable {
    case null, boolean, number, string, list, object
}

/// A number as it was written.
package struct JSONNumber: Hashable, Sendable {
    /// As JSON spells numbers: `-12`, `2.50`, `1e6`.
    package let text: String
    /// The number where it is written without fraction and exponent and fits.
    private let integer: Int64?

    /// - Precondition: the text is spelled as JSON wants it.
    init(checked text: String) {
        self.text = text
        integer = Int64(text)
    }

    /// The nearest double; nil where it is too large for one.
    package var double: Double? {
        Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The number where it is a whole one, however it is written (`1e3`, `5.0`), and fits.
    package var whole: Int64? {
        integer ?? double.flatMap { Int64(exactly: $0) }
    }
}
