/// The words of a command line, told apart into options with their values and plain words.
///
/// - `--name value`, `--name=value`, `-o value`, `-ovalue` and `-o=value` mean the same; `-ab` is
///   never two flags. `-out` is not `-o ut` where there is an `--out`, but an unknown option.
/// - The next word is a value unless it begins with a dash; `-` alone and negative numbers are values.
/// - `--` ends the options, and so does the first plain word where the grammar has a `Rest`.
struct SplitWords: Equatable {
    /// One thing that was typed. A `declaration` is an index into the grammar's declarations.
    enum Part: Equatable {
        case help
        case option(declaration: Int, spelling: String, value: String?)
        case word(String)
        case fault(UsageError)
    }

    /// What was typed, in order.
    let parts: [Part]

    /// Whether `--help` or `-h` is among the options, whatever else is wrong.
    var asksForHelp: Bool { parts.contains(.help) }

    /// Splits the words after a command's name.
    init(_ words: [String], by grammar: Grammar) {
        let declarations = grammar.declarations
        let endsAtWord = declarations.contains { $0.kind == .rest }
        let names = OptionNames(declarations)
        var parts: [Part] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" { break }
            guard let typed = TypedOption(word, among: names) else {
                parts.append(.word(word))
                if endsAtWord { break }
                continue
            }
            parts.append(Self.part(typed, names, &rest))
        }
        self.parts = parts + rest.map(Part.word)
    }

    /// Tells what an option means, and takes its value from the words after it if it needs one.
    private static func part(
        _ typed: TypedOption, _ names: OptionNames, _ rest: inout ArraySlice<String>
    ) -> Part {
        guard let index = names.index(of: typed) else {
            return .fault(
                .unknownOption(typed.spelling, suggestion: names.suggestion(for: typed)))
        }
        let declaration = index < names.declarations.endIndex ? names.declarations[index] : .help
        if declaration.kind == .flag, let value = typed.value {
            return .fault(.unexpectedValue(option: typed.spelling, value: value))
        }
        if declaration == .help { return .help }
        if declaration.kind != .option || typed.value != nil {
            return .option(declaration: index, spelling: typed.spelling, value: typed.value)
        }
        guard let next = rest.first, !TypedOption.isOption(next) else {
            return .fault(
                .missingValue(
                    option: typed.spelling, placeholder: declaration.placeholder,
                    next: rest.first))
        }
        rest.removeFirst()
        return .option(declaration: index, spelling: typed.spelling, value: next)
    }
}
