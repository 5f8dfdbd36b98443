/// An option without a value: true where it is given, once or more often.
package struct Flag: Parameter {
    package let declaration: Declaration

    /// `--name`, and `-short` if there is one.
    package init(_ name: String, short: Character? = nil, help: String) {
        declaration = Declaration(kind: .flag, name: name, short: short, help: help)
    }

    package func value(of occurrences: [Occurrence]) throws(UsageError) -> Bool {
        !occurrences.isEmpty
    }
}
