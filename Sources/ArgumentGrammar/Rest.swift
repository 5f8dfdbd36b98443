/// A command line of its own, `COMMAND [ARG…]`: every word from the first that is no option.
///
/// In `record --runs 5 ls -l --color` it is `ls -l --color`. A `--` before it is dropped, a later
/// one is part of it.
package struct Rest: Parameter {
    package let declaration: Declaration

    /// A command line that must be there.
    package init(_ name: String, help: String) {
        declaration = Declaration(kind: .rest, name: name, help: help, isRequired: true)
    }

    /// A command line that may be left out: an empty array.
    package init(optional name: String, help: String) {
        declaration = Declaration(kind: .rest, name: name, help: help)
    }

    /// - Throws: `missingArgument` where it is required and absent.
    package func value(of occurrences: [Occurrence]) throws(UsageError) -> [String] {
        if occurrences.isEmpty && declaration.isRequired {
            throw .missingArgument(declaration.name)
        }
        return occurrences.compactMap(\.value)
    }
}
