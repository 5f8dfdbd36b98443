/// Lists the names of a kind that was declared, for the values given on the same line.
package typealias NameList = (_ kind: String, _ given: [String: [String]]) -> [Candidate]

extension GrammarSet {
    /// How a word can go on: commands, options that may still be given, or values.
    ///
    /// - Parameter names: lists the values of a `ValueKind.named`; `given` has what was typed for
    ///   each parameter by its name.
    package func completion(
        of question: CompletionQuestion, names: @escaping NameList
    ) -> CompletionAnswer {
        guard let first = question.before.first else { return firstWord(question.word) }
        if first == "help" { return help(question) }
        guard let grammar = grammar(for: question.before) else { return CompletionAnswer() }
        return WordCompletion(grammar, question, names).answer
    }

    /// The commands, or where a dash is typed the program's own options.
    private func firstWord(_ word: String) -> CompletionAnswer {
        var answer = CompletionAnswer()
        let all =
            word.utf8.first == UInt8(ascii: "-")
            ? [Declaration.help, .version].map { Candidate($0.spelling, meaning: $0.help) }
            : commands + [Candidate("help", meaning: Self.helpSummary)]
        answer.candidates = all.beginning(with: word)
        return answer
    }

    private func help(_ question: CompletionQuestion) -> CompletionAnswer {
        var answer = CompletionAnswer()
        guard question.before.count == 1 else { return answer }
        answer.candidates = commands.beginning(with: question.word)
        return answer
    }

    private var commands: [Candidate] {
        grammars.map { Candidate($0.name, meaning: $0.summary) }
    }
}

extension [Candidate] {
    /// Those that begin with a text, byte by byte, as what is typed must stay.
    func beginning(with text: String) -> [Candidate] {
        filter { $0.text.utf8.starts(with: text.utf8) }
    }
}
