/// Why a word is not a value of the wanted kind: facts, without a sentence.
package enum ValueProblem: Error, Equatable {
    /// The word is not what the noun says, for example "a whole number".
    case notA(String)
    /// The word is none of the choices (in order of declaration); the nearest one, if any is near.
    case notAChoice([String], suggestion: String?)
    /// The value lies outside the limits, both included; at least one of them is there.
    case outside(least: String?, most: String?)
    /// Another module's own error.
    case fact(ValueFact)
}

/// An error of another module, kept whole so that its own sentence can be written later.
///
/// `if let error = fact.error as? WhenError { … }` gets it back.
package struct ValueFact: Equatable, Sendable {
    /// The error as it was thrown.
    package let error: any Error & Equatable

    /// Wraps an error of another module.
    package init(_ error: any Error & Equatable) { self.error = error }

    package static func == (left: ValueFact, right: ValueFact) -> Bool {
        isEqual(left.error, right.error)
    }

    /// Opens the left value, so that the right one can be compared as the same type.
    private static func isEqual<Left: Equatable>(_ left: Left, _ right: any Equatable) -> Bool {
        left == right as? Left
    }
}
