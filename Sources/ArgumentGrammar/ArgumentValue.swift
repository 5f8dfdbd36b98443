/// A type with one way of being written on a command line.
///
/// An enumeration of strings gets its syntax for free:
///
/// ```swift
/// enum Format: String, CaseIterable, ArgumentValue { case text, markdown }
/// ```
package protocol ArgumentValue: Sendable {
    /// How its values are written and what they are called.
    static var syntax: ValueSyntax<Self> { get }
}

extension String: ArgumentValue {
    package static var syntax: ValueSyntax<String> { .text }
}

extension Int: ArgumentValue {
    package static var syntax: ValueSyntax<Int> {
        ValueSyntax("a whole number") { word throws(ValueProblem) in
            if let value = Int(word) { return value }
            let digits = word.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
            let isWhole =
                !digits.isEmpty && word.utf8.count - digits.count <= 1
                && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            throw isWhole
                ? .outside(least: String(Int.min), most: String(Int.max)) : .notA("a whole number")
        }
    }
}

extension Double: ArgumentValue {
    package static var syntax: ValueSyntax<Double> {
        ValueSyntax("a number") { word throws(ValueProblem) in
            // `Double.init` would also read "nan", "inf" and hexadecimal digits.
            let isDecimal = word.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
            guard isDecimal, let value = Double(word) else { throw .notA("a number") }
            let largest = Double.greatestFiniteMagnitude
            guard value.isFinite else {
                throw .outside(least: String(-largest), most: String(largest))
            }
            return value
        }
    }
}

extension ArgumentValue where Self: RawRepresentable<String> & CaseIterable {
    package static var syntax: ValueSyntax<Self> {
        let choices = allCases.map(\.rawValue)
        return ValueSyntax("a choice", choices: choices, spell: \.rawValue) {
            word throws(ValueProblem) in
            if let value = Self(rawValue: word) { return value }
            throw .notAChoice(choices, suggestion: suggestion(for: word, among: choices))
        }
    }
}
