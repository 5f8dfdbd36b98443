/// A word that is known by its place; its name is shown as declared, in capitals.
///
/// ```swift
/// Positional("BASE", .text, help: …)                     // String
/// Positional(optional: "BENCHMARK", .text, help: …)      // String?
/// Positional("WHAT", default: Listing.benchmarks, help: …) // Listing
/// Positional(repeated: "FILE", .text, atLeast: 1, help: …) // [String]
/// ```
package struct Positional<Value: Sendable>: Parameter {
    package private(set) var declaration: Declaration
    private let read: @Sendable ([Occurrence]) throws(UsageError) -> Value

    /// A word that must be there.
    package init(_ name: String, _ syntax: ValueSyntax<Value>, help: String) {
        declaration = Declaration(
            kind: .positional, name: name, help: help, isRequired: true, noun: syntax.noun,
            choices: syntax.choices)
        read = { occurrences throws(UsageError) in
            guard let word = occurrences.first else { throw .missingArgument(name) }
            return try syntax.value(of: word)
        }
    }

    /// A word that may be left out, and what that means.
    package init(_ name: String, default standard: Value, help: String)
    where Value: ArgumentValue {
        let syntax = Value.syntax
        declaration = Declaration(
            kind: .positional, name: name, help: help, noun: syntax.noun,
            choices: syntax.choices, defaultText: syntax.spell(standard))
        read = { occurrences throws(UsageError) in
            guard let word = occurrences.first else { return standard }
            return try syntax.value(of: word)
        }
    }

    /// A word that may be left out: nil.
    package init<Wrapped>(optional name: String, _ syntax: ValueSyntax<Wrapped>, help: String)
    where Value == Wrapped? {
        declaration = Declaration(
            kind: .positional, name: name, help: help, noun: syntax.noun, choices: syntax.choices)
        read = { occurrences throws(UsageError) in
            guard let word = occurrences.first else { return nil }
            return try syntax.value(of: word)
        }
    }

    /// All words that are left, in the order given.
    ///
    /// - Parameter least: how many there must be; fewer are a `missingArgument`.
    package init<Element>(
        repeated name: String, _ syntax: ValueSyntax<Element>, atLeast least: Int = 0,
        help: String
    ) where Value == [Element] {
        declaration = Declaration(
            kind: .positional, name: name, help: help, isRepeated: true, isRequired: least > 0,
            noun: syntax.noun, choices: syntax.choices)
        read = { occurrences throws(UsageError) in
            guard occurrences.count >= least else { throw .missingArgument(name) }
            return try syntax.values(of: occurrences)
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
