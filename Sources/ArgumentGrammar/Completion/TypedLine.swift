/// The words before the cursor, as far as a command takes them: what was given, and what is due.
struct TypedLine: Equatable {
    /// The options that were given and their values, in the order typed.
    private(set) var given: [Given] = []
    /// The words at the places of positionals.
    private(set) var words: [String] = []
    /// The option whose value comes next; an index into the declarations.
    private(set) var pending: Int?
    /// Whether no option can follow.
    private(set) var endsOptions = false
    /// The index of the first word of a command line of its own, once one has begun.
    private(set) var rest: Int?

    /// An option that was given: the index of its declaration, after the last for `--help`.
    struct Given: Equatable {
        var declaration: Int
        var value: String?
    }

    /// Reads words as `SplitWords` does, but looks at no fault.
    init(_ words: some Sequence<String>, by grammar: Grammar) {
        let names = OptionNames(grammar.declarations)
        let hasRest = grammar.declarations.contains { $0.kind == .rest }
        let placesBeforeRest =
            hasRest ? grammar.declarations.count { $0.kind == .positional } : .max
        for (index, word) in words.enumerated() where rest == nil {
            if endsOptions {
                take(word, at: index, placesBeforeRest)
            } else if let option = pending, !TypedOption.isOption(word) {
                given.append(Given(declaration: option, value: word))
                pending = nil
            } else if word == "--" {
                pending = nil
                endsOptions = true
            } else if let typed = TypedOption(word, among: names) {
                pending = nil
                add(typed, names)
            } else {
                take(word, at: index, placesBeforeRest)
            }
        }
    }

    /// Takes the word at an index for the next place; where a command line follows, options end.
    private mutating func take(_ word: String, at index: Int, _ placesBeforeRest: Int) {
        words.append(word)
        if placesBeforeRest < .max { endsOptions = true }
        if words.count > placesBeforeRest { rest = index }
    }

    private mutating func add(_ typed: TypedOption, _ names: OptionNames) {
        guard let index = names.index(of: typed) else { return }
        let needsValue =
            index < names.declarations.endIndex && names.declarations[index].kind == .option
        if needsValue && typed.value == nil {
            pending = index
        } else {
            given.append(Given(declaration: index, value: typed.value))
        }
    }
}
