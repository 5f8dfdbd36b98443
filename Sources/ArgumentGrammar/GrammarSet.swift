/// A program: its name and the grammars of its commands.
package struct GrammarSet: Sendable {
    /// What the words after the program's name ask for.
    package enum Request: Sendable {
        /// The help of the program.
        case overview
        /// The program's version.
        case version
        /// The help of one command.
        case help(Grammar)
        /// A command, and the values for it.
        case run(Grammar, Arguments)
    }

    /// The program's name as it is typed.
    package let program: String
    /// What the program does, in one sentence.
    package let summary: String
    /// What else there is to say: paragraphs between empty lines; indented lines stay as they are.
    package let discussion: String
    /// In the order of help.
    private let commands: [Command]

    /// A command's name, and its grammar once it is asked for.
    ///
    /// To declare the parameters of all commands takes longer than everything else that a start does.
    package struct Command: Sendable {
        package let name: String
        /// The grammar, whose name is the command's.
        let grammar: @Sendable () -> Grammar

        package init(name: String, grammar: @escaping @Sendable () -> Grammar) {
            self.name = name
            self.grammar = grammar
        }
    }

    /// A program; its commands appear in help in the order given here.
    package init(
        program: String, summary: String, discussion: String = "", commands: [Command]
    ) {
        self.program = program
        self.summary = summary
        self.discussion = discussion
        self.commands = commands
    }

    /// A program whose grammars are made already.
    package init(
        program: String, summary: String, discussion: String = "", grammars: [Grammar]
    ) {
        self.init(
            program: program, summary: summary, discussion: discussion,
            commands: grammars.map { grammar in Command(name: grammar.name) { grammar } })
    }

    /// One per command, in the order of help.
    package var grammars: [Grammar] { commands.map { $0.grammar() } }

    /// The command that a call is about: its first word, or the second after `help`.
    ///
    /// It answers also where `request` throws, so that the command's usage can be shown.
    package func grammar(for words: [String]) -> Grammar? {
        let name = words.first == "help" ? words.dropFirst().first : words.first
        return name.flatMap(grammar(of:))
    }

    private func grammar(of name: String) -> Grammar? {
        commands.first { $0.name == name }?.grammar()
    }

    /// Reads the words after the program's name.
    ///
    /// `help record`, `record --help` and `record -h` are the same; `--help` counts wherever an
    /// option may stand, whatever else is wrong with the line.
    ///
    /// - Throws: what is wrong with the first word, else what `Grammar.arguments(from:)` throws.
    package func request(_ words: [String]) throws(UsageError) -> Request {
        guard let first = words.first else { throw .missingCommand }
        switch first {
        case "--help", "-h": return .overview
        case "--version": return .version
        case "help": return try help(words.dropFirst())
        default: break
        }
        guard let grammar = grammar(for: words) else { throw unknown(first) }
        let split = SplitWords(Array(words.dropFirst()), by: grammar)
        if split.asksForHelp { return .help(grammar) }
        return .run(grammar, try Arguments(MatchedWords(split, by: grammar), by: grammar))
    }

    /// Reads the words after `help`.
    private func help(_ words: ArraySlice<String>) throws(UsageError) -> Request {
        guard let name = words.first, !["help", "--help", "-h"].contains(name) else {
            return .overview
        }
        guard let grammar = grammar(of: name) else {
            throw unknown(name)
        }
        if let extra = words.dropFirst().first(where: { $0 != "--help" && $0 != "-h" }) {
            throw .unexpectedArgument(extra)
        }
        return .help(grammar)
    }

    /// What is wrong with a word that should be a command.
    private func unknown(_ word: String) -> UsageError {
        let names = OptionNames([.version])
        guard let typed = TypedOption(word, among: names) else {
            let commands = commands.map(\.name) + ["help"]
            return .unknownCommand(word, suggestion: suggestion(for: word, among: commands))
        }
        if names.index(of: typed) != nil, let value = typed.value {
            return .unexpectedValue(option: typed.spelling, value: value)
        }
        for grammar in grammars {
            let names = OptionNames(grammar.declarations)
            guard let typed = TypedOption(word, among: names) else { continue }
            if names.index(of: typed) != nil { return .optionBeforeCommand(typed.spelling) }
        }
        return .unknownOption(typed.spelling, suggestion: names.suggestion(for: typed))
    }
}

extension Declaration {
    /// The `--version` of the program.
    static let version = Declaration(kind: .flag, name: "version", help: "Show the version.")
}
