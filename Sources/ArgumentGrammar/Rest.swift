/// A command line of its own, `COMMAND [ARG…]`: every word from the first that is no option.
///
/// In `record --runs 5 ls -l --color` it is `ls -l --color`. A `--` before it is dropped, a later
/// one is part of it.
package struct Rest: Parameter {
    package private(set) var declaration: Declaration

    /// A command line that must be there.
    package init(_ name: String, help: String) {
        declaration = Declaration(kind: .rest, name: name, help: help, isRequired: true)
    }

    /// A command line that may be left out: an empty array.
    package init(optional name: String, help: String) {
        declaration = Declaration(kind: .rest, name: name, help: help)
    }

    /// The same parameter, whose values are of a kind that a shell can complete.
    package func completing(_ kind: ValueKind) -> Self {
        var parameter = self
        parameter.declaration.declaredKind = kind
        return parameter
    }

    /// - Throws: `missingArgument` where it is required and absent.
    package func value(of occurrences: [Occurrence]) throws(UsageError) -> [String] {
        if occurrences.isEmpty && declaration.isRequired {
            throw .missingArgument(declaration.name)
        }
        return occurrences.compactMap(\.value)
    }
}
