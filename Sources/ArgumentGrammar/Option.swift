/// An option with a value.
///
/// ```swift
/// Option("last", "count", default: 50, help: "Draw …")                     // Int
/// Option("runs", short: "r", "count", .whole(from: 1), default: 10, help: …) // Int
/// Option("label", "text", .text, help: …)                                  // String?
/// Option("parameter", repeated: "name=list", ParameterList.syntax, help: …) // [ParameterList]
/// Option("ignore-failure", optionalValue: "codes", Codes.syntax, help: …)  // Presence<Codes>
/// ```
package struct Option<Value: Sendable>: Parameter {
    package private(set) var declaration: Declaration
    private let read: @Sendable ([Occurrence]) throws(UsageError) -> Value

    /// `--name <placeholder>` with a default whose type says how values are written.
    package init(
        _ name: String, short: Character? = nil, _ placeholder: String, default standard: Value,
        help: String
    ) where Value: ArgumentValue {
        self.init(name, short: short, placeholder, Value.syntax, default: standard, help: help)
    }

    /// `--name <placeholder>` with a default.
    package init(
        _ name: String, short: Character? = nil, _ placeholder: String,
        _ syntax: ValueSyntax<Value>, default standard: Value, help: String
    ) {
        declaration = Declaration(
            kind: .option, name: name, short: short, placeholder: placeholder, help: help,
            noun: syntax.noun, choices: syntax.choices, defaultText: syntax.spell(standard))
        read = { occurrences throws(UsageError) in
            guard let last = occurrences.last else { return standard }
            return try syntax.value(of: last)
        }
    }

    /// `--name <placeholder>`, nil where it is not given.
    package init<Wrapped>(
        _ name: String, short: Character? = nil, _ placeholder: String,
        _ syntax: ValueSyntax<Wrapped>, help: String
    ) where Value == Wrapped? {
        declaration = Declaration(
            kind: .option, name: name, short: short, placeholder: placeholder, help: help,
            noun: syntax.noun, choices: syntax.choices)
        read = { occurrences throws(UsageError) in
            guard let last = occurrences.last else { return nil }
            return try syntax.value(of: last)
        }
    }

    /// `--name <placeholder>` any number of times: the values in the order given, or none.
    package init<Element>(
        _ name: String, short: Character? = nil, repeated placeholder: String,
        _ syntax: ValueSyntax<Element>, help: String
    ) where Value == [Element] {
        declaration = Declaration(
            kind: .option, name: name, short: short, placeholder: placeholder, help: help,
            isRepeated: true, noun: syntax.noun, choices: syntax.choices)
        read = { occurrences throws(UsageError) in try syntax.values(of: occurrences) }
    }

    /// `--name[=<placeholder>]`: a value only after `=`, so that the next word is never taken.
    package init<Wrapped>(
        _ name: String, optionalValue placeholder: String, _ syntax: ValueSyntax<Wrapped>,
        help: String
    ) where Value == Presence<Wrapped> {
        declaration = Declaration(
            kind: .optionWithOptionalValue, name: name, placeholder: placeholder, help: help,
            noun: syntax.noun, choices: syntax.choices)
        read = { occurrences throws(UsageError) in
            guard let last = occurrences.last else { return .absent }
            return last.value == nil ? .bare : .value(try syntax.value(of: last))
        }
    }

    /// The same parameter, whose values are of a kind that a shell can complete.
    package func completing(_ kind: ValueKind) -> Self {
        var parameter = self
        parameter.declaration.declaredKind = kind
        return parameter
    }

    package func value(of occurrences: [Occurrence]) throws(UsageError) -> Value {
        try read(occurrences)
    }
}

/// How an option with an optional value was given.
package enum Presence<Value: Sendable>: Sendable {
    /// Not at all.
    case absent
    /// Without a value.
    case bare
    /// With this value.
    case value(Value)
}

extension Presence: Equatable where Value: Equatable {}
