/// What one command understands, and what its help says.
///
/// ```swift
/// Grammar(
///     name: "report", summary: "Write charts and Markdown from the history.",
///     SharedOptions.database, last, Section("Output", out, format),
///     example: "perfdb report --since last-week")
/// ```
package struct Grammar: Sendable {
    /// A parameter and the title that it stands under in help.
    package struct Entry: Sendable {
        /// The title; nil where the kind of parameter says it.
        package let section: String?
        /// The parameter.
        package let parameter: any Parameter
    }

    /// The command's name.
    package let name: String
    /// What the command does, in one sentence.
    package let summary: String
    /// Every parameter, in order of declaration, without `--help`.
    package let entries: [Entry]
    /// Whole command lines that work as they stand; the help ends with them.
    package let examples: [String]
    /// What else there is to say: paragraphs between empty lines; indented lines stay as they are.
    package let discussion: String

    /// A command's grammar; its parameters appear in help in the order given here.
    package init(
        name: String, summary: String, _ items: any GrammarItem..., example: String...,
        discussion: String = ""
    ) {
        self.name = name
        self.summary = summary
        entries = items.flatMap(\.entries)
        examples = example
        self.discussion = discussion
    }

    /// What is declared, in order, without `--help`.
    package var declarations: [Declaration] { entries.map(\.parameter.declaration) }

    /// Reads the words after the command's name.
    ///
    /// `--help` is a question to the program, which `GrammarSet.request` answers first; here it
    /// changes nothing.
    ///
    /// - Throws: the first fault: of the words in the order typed, then of the values in the order
    ///   declared.
    package func arguments(from words: [String]) throws(UsageError) -> Arguments {
        try Arguments(MatchedWords(SplitWords(words, by: self), by: self), by: self)
    }
}

/// Parameters that stand under a title of their own in help.
package struct Section: GrammarItem {
    package let entries: [Grammar.Entry]

    /// Parameters under a title; a title given twice is one section.
    package init(_ title: String, _ parameters: any Parameter...) {
        entries = parameters.map { Grammar.Entry(section: title, parameter: $0) }
    }
}
