/// How a word of a command line can go on.
package struct CompletionAnswer: Equatable, Sendable {
    /// What the shell itself adds.
    package enum Addition: Equatable, Sendable {
        case nothing
        case files
        case folders
        case programs
        /// Whatever completes the command line that begins at this word, counted from 0 at the
        /// program's own name.
        case commandLine(from: Int)
    }

    /// The whole word in each case, in order; each begins with what was typed of it.
    package var candidates: [Candidate] = []
    /// What the shell adds for the part of the word after `kept`.
    package var addition = Addition.nothing
    /// What stays of the word before its value: `--out=`, or the beginning of a list.
    package var kept = ""
    /// Whether the word may go on after a candidate, so that no space follows.
    package var goesOn = false

    package init() {}
}

/// What a shell asks: the words of a command line and the one that the cursor stands in.
package struct CompletionQuestion: Equatable, Sendable {
    /// The words between the program's name and the cursor's word, without the shell's quoting.
    package var before: [String]
    /// The cursor's word as far as the cursor.
    package var word: String
    /// The words behind it.
    package var after: [String]

    package init(before: [String], word: String, after: [String] = []) {
        self.before = before
        self.word = word
        self.after = after
    }
}
