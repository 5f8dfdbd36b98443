/// What was typed, handed out to the parameters that it belongs to.
struct MatchedWords: Equatable {
    /// For each declaration of the grammar, in order, where it was given, in the order typed.
    let occurrences: [[Occurrence]]

    /// Hands out options by name and words by place.
    ///
    /// - Throws: the first fault, in the order typed; values are not looked at.
    init(_ split: SplitWords, by grammar: Grammar) throws(UsageError) {
        let declarations = grammar.declarations
        var occurrences = [[Occurrence]](repeating: [], count: declarations.count)
        for part in split.parts {
            switch part {
            case .help: break
            case .fault(let error): throw error
            case .option(let index, let spelling, let value):
                let declaration = declarations[index]
                let mayRepeat = declaration.isRepeated || declaration.kind == .flag
                if !mayRepeat && !occurrences[index].isEmpty { throw .repeatedOption(spelling) }
                occurrences[index].append(Occurrence(spelling: spelling, value: value))
            case .word(let word):
                guard let index = Self.place(declarations, occurrences) else {
                    throw .unexpectedArgument(word)
                }
                let name = declarations[index].name
                occurrences[index].append(Occurrence(spelling: name, value: word))
            }
        }
        self.occurrences = occurrences
    }

    /// The first positional that can take one more word.
    private static func place(
        _ declarations: [Declaration], _ occurrences: [[Occurrence]]
    ) -> Int? {
        declarations.indices.first { index in
            switch declarations[index].kind {
            case .rest: true
            case .positional: declarations[index].isRepeated || occurrences[index].isEmpty
            case .flag, .option, .optionWithOptionalValue: false
            }
        }
    }
}
