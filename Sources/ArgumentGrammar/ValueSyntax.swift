/// How the values of one type are written on a command line, and what they are called.
///
/// ```swift
/// static let when = ValueSyntax("a point in time", spell: \.text, read: When.init(parsing:))
/// static let shares = ValueSyntax<Double>.number(from: 0, to: 1)
/// ```
package struct ValueSyntax<Value: Sendable>: Sendable {
    /// What a value is called, with its article: "a whole number".
    package let noun: String
    /// Every word there is, in order of declaration; empty where they cannot be listed.
    package let choices: [String]
    /// Writes a value as it would be typed.
    package let spell: @Sendable (Value) -> String
    /// Reads one word as it was typed, which may be empty.
    package let read: @Sendable (String) throws(ValueProblem) -> Value

    /// A way to read and write values.
    ///
    /// - Parameter read: reads one word. A `ValueProblem` that it throws is kept as it is; any other
    ///   error becomes a `ValueProblem.fact`.
    package init<Fault: Error & Equatable>(
        _ noun: String, choices: [String] = [],
        spell: @escaping @Sendable (Value) -> String = { "\($0)" },
        read: @escaping @Sendable (String) throws(Fault) -> Value
    ) {
        self.noun = noun
        self.choices = choices
        self.spell = spell
        self.read = { word throws(ValueProblem) in
            do throws(Fault) { return try read(word) } catch {
                throw error as? ValueProblem ?? .fact(ValueFact(error))
            }
        }
    }
}

extension ValueSyntax where Value: Comparable {
    /// The same values between two limits, both included; nil is no limit.
    package func limited(from least: Value? = nil, to most: Value? = nil) -> ValueSyntax {
        ValueSyntax(noun, choices: choices, spell: spell) { word throws(ValueProblem) in
            let value = try read(word)
            if let least, value < least { throw outside(least, most) }
            if let most, value > most { throw outside(least, most) }
            return value
        }
    }

    private func outside(_ least: Value?, _ most: Value?) -> ValueProblem {
        .outside(least: least.map(spell), most: most.map(spell))
    }
}

extension ValueSyntax<String> {
    /// Any word, also an empty one.
    package static var text: ValueSyntax { ValueSyntax("a text") { $0 } }
}

extension ValueSyntax<Int> {
    /// Whole numbers in decimal digits, with an optional sign, between two limits.
    package static func whole(from least: Int? = nil, to most: Int? = nil) -> ValueSyntax {
        Int.syntax.limited(from: least, to: most)
    }
}

extension ValueSyntax<Double> {
    /// Finite decimal numbers such as `2`, `-0.5` and `1e-3`, between two limits.
    package static func number(from least: Double? = nil, to most: Double? = nil) -> ValueSyntax {
        Double.syntax.limited(from: least, to: most)
    }
}
