/// What is declared about one parameter, as data: enough for parsing, help and references.
package struct Declaration: Equatable, Sendable {
    /// What a parameter looks like on the command line.
    package enum Kind: Equatable, Sendable {
        /// `--name`, without a value.
        case flag
        /// `--name <value>`.
        case option
        /// `--name[=<value>]`: a value only after `=`.
        case optionWithOptionalValue
        /// A word by its place.
        case positional
        /// A command line of its own, to the end; options of ours end where it begins.
        case rest
    }

    /// What the parameter looks like.
    package let kind: Kind
    /// An option's long name without dashes (`out`); a positional's name as shown (`FILE`).
    package let name: String
    /// The letter of the short form, without the dash.
    package var short: Character?
    /// What stands for the value in help (`folder`); empty for flags and positionals.
    package var placeholder = ""
    /// What it means: sentences, the last with a full stop.
    package let help: String
    /// Whether it may be given any number of times.
    package var isRepeated = false
    /// Whether the command line is wrong without it.
    package var isRequired = false
    /// What a value is called, with its article; empty for flags.
    package var noun = ""
    /// Every value there is, in order of declaration; empty where they cannot be listed.
    package var choices: [String] = []
    /// The default as it would be typed; nil where there is none.
    package var defaultText: String?
    /// What its values are, where that was declared; `valueKind` says it for every parameter.
    package var declaredKind: ValueKind?

    /// Whether its words begin with a dash.
    package var isOption: Bool {
        switch kind {
        case .flag, .option, .optionWithOptionalValue: true
        case .positional, .rest: false
        }
    }

    /// The name with its dashes, if it has any: `--out`, `FILE`.
    package var spelling: String { isOption ? "--\(name)" : name }

    /// The `--help` that every command has.
    package static let help = Declaration(
        kind: .flag, name: "help", short: "h", help: "Show this help.")
}
