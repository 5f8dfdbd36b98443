/// A command as a person would type it into a shell.
enum CommandLineText {
    /// The words with quotes where a shell needs them.
    ///
    /// Example: `["echo", "a b"]` is `echo 'a b'`.
    static func typed(_ words: [String]) -> String {
        words.map(quoted).joined(separator: " ")
    }

    /// One word, in single quotes unless it has only characters that mean themselves.
    static func quoted(_ word: String) -> String {
        let safe = word.allSatisfy { character in
            character.isLetter || character.isNumber || "-_./=:,@%+{}".contains(character)
        }
        guard !safe || word.isEmpty else { return word }
        let inside = word.map { $0 == "'" ? "'\\''" : String($0) }.joined()
        return "'\(inside)'"
    }
}
