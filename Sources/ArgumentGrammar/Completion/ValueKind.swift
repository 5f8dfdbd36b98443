/// What a parameter's values are, for a shell that completes them.
package indirect enum ValueKind: Equatable, Sendable {
    /// Nothing that could be listed: a number, a free word.
    case anything
    /// One of these words.
    case words([String])
    /// The path of a file.
    case file
    /// The path of a folder.
    case folder
    /// The name of a program.
    case program
    /// A program and its arguments; after a word that is the separator another one begins.
    case commandLine(separator: String? = nil)
    /// Names that only the program that declares the parameter can list.
    case named(String)
    /// Several values with commas between them, each once.
    case list(ValueKind)
    /// A value of one kind or another.
    case either([ValueKind])
}

/// One way to go on with a word.
package struct Candidate: Equatable, Sendable {
    /// The word, or a part of it from its value's beginning on.
    package var text: String
    /// What it means, in one line; empty where there is nothing to say.
    package var meaning: String

    package init(_ text: String, meaning: String = "") {
        self.text = text
        self.meaning = meaning
    }
}

extension Declaration {
    /// What its values are: as it was declared, else what its choices say.
    package var valueKind: ValueKind {
        if let declaredKind { return declaredKind }
        if kind == .rest { return .commandLine() }
        return choices.isEmpty ? .anything : .words(choices)
    }
}
