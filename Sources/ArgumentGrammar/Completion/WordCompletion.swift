/// Finds how the cursor's word can go on within one command.
struct WordCompletion {
    private let grammar: Grammar
    private let question: CompletionQuestion
    private let names: NameList
    private let line: TypedLine

    init(_ grammar: Grammar, _ question: CompletionQuestion, _ names: @escaping NameList) {
        self.grammar = grammar
        self.question = question
        self.names = names
        line = TypedLine(question.before.dropFirst(), by: grammar)
    }

    private var word: String { question.word }

    var answer: CompletionAnswer {
        if let rest = line.rest { return commandLine(from: rest + 2) }
        if let option = line.pending {
            return values(of: grammar.declarations[option].valueKind, kept: "")
        }
        let isOption = !line.endsOptions && word.utf8.first == UInt8(ascii: "-")
        guard isOption else { return positional }
        return attachedValue ?? options
    }

    /// The positional whose turn it is; where none is, the options.
    private var positional: CompletionAnswer {
        let declarations = grammar.positionals
        let place = min(line.words.count, declarations.count - 1)
        guard place >= 0, place == line.words.count || declarations[place].isRepeated else {
            return line.endsOptions || !word.isEmpty ? CompletionAnswer() : options
        }
        return values(of: declarations[place].valueKind, kept: "")
    }

    /// The value after `--name=` or behind the letter of a short option; nil where there is none.
    private var attachedValue: CompletionAnswer? {
        let names = OptionNames(grammar.declarations)
        guard let typed = TypedOption(word, among: names), let index = names.index(of: typed),
            index < grammar.declarations.endIndex, grammar.declarations[index].kind != .flag
        else { return nil }
        let valueLength = typed.value?.utf8.count ?? 0
        guard valueLength > 0 || word.utf8.last == UInt8(ascii: "=") else { return nil }
        let kept = String(decoding: word.utf8.dropLast(valueLength), as: UTF8.self)
        return values(of: grammar.declarations[index].valueKind, kept: kept)
    }

    /// The options that may still be given; their letters only where no long name is begun.
    private var options: CompletionAnswer {
        let behind = TypedLine(question.after, by: grammar)
        let given = Set((line.given + behind.given).map(\.declaration))
        let offered = (grammar.declarations + [.help]).enumerated().filter { index, declaration in
            declaration.isOption && (declaration.isRepeated || !given.contains(index))
        }.map(\.element)
        var answer = CompletionAnswer()
        answer.candidates = offered.flatMap { declaration -> [Candidate] in
            let meaning = declaration.beginning
            let short = declaration.short.map { [Candidate("-\($0)", meaning: meaning)] } ?? []
            return short + [Candidate(declaration.spelling, meaning: meaning)]
        }.beginning(with: word)
        return answer
    }

    private func commandLine(from start: Int) -> CompletionAnswer {
        var answer = CompletionAnswer()
        let kind = grammar.declarations.first { $0.kind == .rest }?.valueKind
        guard case .commandLine(let separator) = kind else { return answer }
        let last = separator.flatMap { question.before[(start - 1)...].lastIndex(of: $0) }
        answer.addition = .commandLine(from: last.map { $0 + 2 } ?? start)
        return answer
    }

    /// The values of a kind that begin with what is typed after `kept`.
    private func values(of kind: ValueKind, kept: String) -> CompletionAnswer {
        var answer = CompletionAnswer()
        answer.kept = kept
        let typed = String(decoding: word.utf8.dropFirst(kept.utf8.count), as: UTF8.self)
        add(kind, typed: typed, to: &answer)
        // A value that looks like an option can only be given with `=`.
        if kept.isEmpty, !line.endsOptions {
            answer.candidates.removeAll { TypedOption.isOption($0.text) }
        }
        return answer
    }

    private func add(_ kind: ValueKind, typed: String, to answer: inout CompletionAnswer) {
        func offer(_ candidates: [Candidate]) {
            answer.candidates += candidates.beginning(with: typed).map {
                Candidate(answer.kept + $0.text, meaning: $0.meaning)
            }
        }
        switch kind {
        case .anything: break
        case .words(let words): offer(words.map { Candidate($0) })
        case .named(let name): offer(names(name, givenValues))
        case .file: answer.addition = .files
        case .folder: answer.addition = .folders
        case .program: answer.addition = .programs
        case .commandLine: answer.addition = .commandLine(from: question.before.count + 1)
        case .either(let kinds): for kind in kinds { add(kind, typed: typed, to: &answer) }
        case .list(let kind): addItem(of: kind, typed: typed, to: &answer)
        }
    }

    /// Adds what can stand after the last comma: everything that does not stand before it.
    private func addItem(of kind: ValueKind, typed: String, to answer: inout CompletionAnswer) {
        let items = typed.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let last = items.last?.count ?? 0
        answer.kept += String(decoding: typed.utf8.dropLast(last), as: UTF8.self)
        let item = String(decoding: typed.utf8.suffix(last), as: UTF8.self)
        let kept = answer.kept
        let used = Set(items.dropLast().map { kept + String(decoding: $0, as: UTF8.self) })
        let known = answer.candidates.count
        add(kind, typed: item, to: &answer)
        let added = answer.candidates[known...].filter {
            !used.contains($0.text) && !$0.text.utf8.dropFirst(kept.utf8.count).contains(0x2C)
        }
        answer.candidates.replaceSubrange(known..., with: added)
        answer.goesOn = true
    }

    /// The values that were typed for each parameter, by its name.
    private var givenValues: [String: [String]] {
        let behind = TypedLine(question.after, by: grammar)
        var values: [String: [String]] = [:]
        for given in line.given + behind.given {
            guard grammar.declarations.indices.contains(given.declaration) else { continue }
            values[grammar.declarations[given.declaration].name, default: []] +=
                [given.value].compactMap(\.self)
        }
        let positionals = grammar.positionals
        for (place, word) in line.words.enumerated() where !positionals.isEmpty {
            values[positionals[min(place, positionals.count - 1)].name, default: []].append(word)
        }
        return values
    }
}

extension Grammar {
    /// The declarations of words by place, in order.
    fileprivate var positionals: [Declaration] { declarations.filter { !$0.isOption } }
}

extension Declaration {
    /// The beginning of its help as far as it goes without a sign that more is said.
    fileprivate var beginning: String {
        let sign = help.firstIndex { ";:(".contains($0) } ?? help.endIndex
        let end = min(sign, help.firstRange(of: ". ")?.lowerBound ?? help.endIndex)
        var part = help[..<end]
        while part.last == " " || part.last == "." { part.removeLast() }
        return String(part)
    }
}
