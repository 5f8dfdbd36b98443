/// A command in one text, split into words as a shell would, without a shell.
///
/// White space ends a word. Between `'` everything stands for itself; between `"` and outside, a
/// backslash makes the next character stand for itself (between `"` only `$`, `` ` ``, `"` and `\`).
/// Nothing is expanded: what a shell would act on is an error.
///
/// - Source: POSIX.1-2017, Shell Command Language, 2.2 Quoting.
enum WordSplitting {
    /// The words, at least one.
    ///
    /// - Throws: `WordSplittingError`.
    static func words(_ text: String) throws(WordSplittingError) -> [String] {
        var splitter = Splitter(text)
        try splitter.run()
        guard !splitter.words.isEmpty else { throw .empty }
        return splitter.words
    }

    /// What a shell acts on outside of quotes, and between `"`.
    static let special: Set<Character> = ["|", "&", ";", "<", ">", "(", ")", "$", "`", "*", "?"]
    static let specialInQuotes: Set<Character> = ["$", "`"]

    private struct Splitter {
        private let characters: [Character]
        /// The place of the next character, from 0.
        private var next = 0
        /// The word that is being read; nil between two.
        private var word: String?
        private(set) var words: [String] = []

        init(_ text: String) {
            characters = Array(text)
        }

        mutating func run() throws(WordSplittingError) {
            while next < characters.count {
                let character = characters[next]
                next += 1
                switch character {
                case "'": try quoted(by: character) { _ in false }
                case "\"": try quoted(by: character) { "$`\"\\".contains($0) }
                case "\\":
                    guard next < characters.count else { throw .danglingBackslash(place: next) }
                    add(characters[next])
                    next += 1
                case _ where character.isWhitespace: end()
                case _ where special.contains(character):
                    throw .needsShell(character, place: next)
                default: add(character)
                }
            }
            end()
        }

        /// Reads up to the closing quote.
        private mutating func quoted(
            by quote: Character, guards: (Character) -> Bool
        ) throws(WordSplittingError) {
            let place = next
            word = word ?? ""
            while next < characters.count {
                let character = characters[next]
                next += 1
                if character == quote { return }
                if quote == "\"", character == "\\", next < characters.count,
                    guards(characters[next])
                {
                    add(characters[next])
                    next += 1
                } else if quote == "\"", specialInQuotes.contains(character) {
                    throw .needsShell(character, place: next)
                } else {
                    add(character)
                }
            }
            throw .unterminated(quote, place: place)
        }

        private mutating func add(_ character: Character) {
            word = (word ?? "") + String(character)
        }

        private mutating func end() {
            if let word { words.append(word) }
            word = nil
        }
    }
}

/// Why a text cannot be split into the words of a command; places count characters from 1.
enum WordSplittingError: Error, Hashable {
    case empty
    /// A quote without its end.
    case unterminated(Character, place: Int)
    /// A backslash as the last character.
    case danglingBackslash(place: Int)
    /// What only a shell gives a meaning.
    case needsShell(Character, place: Int)
}
