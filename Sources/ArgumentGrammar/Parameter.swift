/// Something that a grammar lists: one parameter, or a titled section of several.
package protocol GrammarItem: Sendable {
    /// Its parameters, in order of declaration.
    var entries: [Grammar.Entry] { get }
}

/// A declared option, flag or positional: the key to its value in `Arguments`.
package protocol Parameter: GrammarItem {
    /// What `arguments[parameter]` gives.
    associatedtype Value: Sendable

    /// What is declared about it.
    var declaration: Declaration { get }

    /// Turns what was typed into the value; nothing typed gives the default.
    ///
    /// - Throws: `missingArgument` or `invalidValue`.
    func value(of occurrences: [Occurrence]) throws(UsageError) -> Value
}

extension Parameter {
    package var entries: [Grammar.Entry] { [Grammar.Entry(section: nil, parameter: self)] }
}

/// One place where a parameter was given.
package struct Occurrence: Equatable, Sendable {
    /// The parameter as typed (`-o`, `--out`), or a positional's name.
    package let spelling: String
    /// The value as typed; nil where none was given.
    package let value: String?

    /// A place where a parameter was given.
    package init(spelling: String, value: String?) {
        self.spelling = spelling
        self.value = value
    }
}

extension ValueSyntax {
    /// Reads the value of one occurrence; an absent one reads as an empty word.
    func value(of occurrence: Occurrence) throws(UsageError) -> Value {
        let word = occurrence.value ?? ""
        do { return try read(word) } catch {
            throw .invalidValue(parameter: occurrence.spelling, value: word, problem: error)
        }
    }

    /// Reads the values of all occurrences, in the order typed.
    func values(of occurrences: [Occurrence]) throws(UsageError) -> [Value] {
        var values: [Value] = []
        for occurrence in occurrences { values.append(try value(of: occurrence)) }
        return values
    }
}
