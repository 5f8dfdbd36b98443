import ArgumentGrammar
import Subprocess

/// The call that the shells' scripts make at each Tab; no help mentions it.
///
///     perfdb __complete bash  LINE-BEFORE-CURSOR WORD-OF-READLINE LINE-BEHIND-CURSOR
///     perfdb __complete zsh   COUNT WORD… CURSOR-WORD WORD…     (COUNT words stand before it;
///                                                                $COLUMNS: the terminal's width)
///     perfdb __complete fish  COUNT WORD… CURSOR-WORD
///
/// Whatever goes wrong, nothing is offered: a message would be written into the line being typed.
enum CompletionCall {
    /// The word that stands for a command.
    static let word = "__complete"

    /// Answers such a call; nil where the words are another.
    static func answer(_ words: [String], in context: Context) -> ExitStatus? {
        guard words.first == word else { return nil }
        guard words.count > 1, let shell = CompletionShell(rawValue: words[1]) else { return .fine }
        let rest = Array(words.dropFirst(2))
        let names = NearestNames(in: context)
        switch shell {
        case .bash:
            guard rest.count == 3 else { break }
            let line = BashLine(rest[0], behind: rest[2])
            let answer = Program.grammars.completion(of: line.question, names: names.list)
            context.output.write(line.text(of: answer, readlineWord: rest[1]))
        case .zsh, .fish:
            guard let question = CompletionQuestion(counted: rest) else { break }
            let answer = Program.grammars.completion(of: question, names: names.list)
            context.output.write(
                shell == .zsh ? answer.zshText(columns: columns(in: context)) : answer.fishText)
        }
        return .fine
    }

    /// The terminal's width as the script tells it.
    private static func columns(in context: Context) -> Int? {
        context.environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}

extension CompletionQuestion {
    /// Reads the number of words before the cursor's, those, it, and the words behind it.
    init?(counted words: [String]) {
        guard let first = words.first, let count = Int(first), count >= 0,
            words.count > count + 1
        else { return nil }
        self.init(
            before: Array(words[1...].prefix(count)), word: words[count + 1],
            after: Array(words.dropFirst(count + 2)))
    }
}
