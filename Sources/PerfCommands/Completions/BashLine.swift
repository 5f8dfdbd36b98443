import ArgumentGrammar

/// A command line as bash has it: raw text up to the cursor, quoting included.
///
/// bash splits the line at characters such as `=` and `:` too, and readline replaces only the part of
/// the word after the last of them, or after an open quote. So a candidate is told as that part, as
/// typed, and what follows it, quoted as the place where the cursor stands needs it.
struct BashLine {
    /// Where a character stands.
    enum Quoting: Equatable {
        case none, single, double
        /// `$'…'`, with escapes as in C.
        case ansi

        /// What ends it.
        var mark: String? {
            switch self {
            case .none: nil
            case .single, .ansi: "'"
            case .double: "\""
            }
        }
    }

    /// The words without their quoting; the last one is the cursor's.
    private(set) var words: [String] = []
    /// For each word, how many characters stand before it.
    private(set) var starts: [Int] = []
    /// How the cursor's word is quoted where it ends.
    private(set) var quoting = Quoting.none
    /// Whether the last character is a backslash that escapes the next one to come.
    private(set) var isDangling = false
    /// What follows the cursor.
    private let behind: String

    private var word: String.UnicodeScalarView?

    /// - Parameters:
    ///   - line: from the program's name to the cursor.
    ///   - behind: the rest of the line.
    init(_ line: String, behind: String = "") {
        self.behind = behind
        var place = 0
        var rest = line.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if quoting == .none, scalar == " " || scalar == "\t" || scalar == "\n" {
                endWord()
            } else {
                if word == nil {
                    starts.append(place)
                    word = String.UnicodeScalarView()
                }
                take(scalar, &rest)
            }
            place = line.unicodeScalars.count - rest.count
        }
        if word == nil { starts.append(place) }
        words.append(String(word ?? String.UnicodeScalarView()))
    }

    private mutating func endWord() {
        if let word { words.append(String(word)) }
        word = nil
    }

    /// Takes a character that belongs to a word, and those that it needs of the rest.
    private mutating func take(
        _ scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
    ) {
        switch (quoting, scalar) {
        case (.none, "'"): quoting = .single
        case (.none, "\""): quoting = .double
        case (.none, "$") where rest.first == "'":
            rest.removeFirst()
            quoting = .ansi
        case (.single, "'"), (.double, "\""), (.ansi, "'"): quoting = .none
        case (.none, "\\"), (.double, "\\"), (.ansi, "\\"): takeEscaped(&rest)
        default: word?.append(scalar)
        }
    }

    /// Takes what stands after a backslash.
    private mutating func takeEscaped(_ rest: inout Substring.UnicodeScalarView) {
        guard let next = rest.popFirst() else {
            isDangling = true
            return
        }
        switch quoting {
        case .double where !"$`\"\\\n".unicodeScalars.contains(next): word?.append("\\")
        case .ansi:
            if let control = Self.controls.first(where: { $0.letter == next })?.scalar {
                word?.append(control)
                return
            }
        default: break
        }
        if next != "\n" { word?.append(next) }
    }

    /// The letters after a backslash in `$'…'` that this program writes itself.
    private static let controls: [(letter: Unicode.Scalar, scalar: Unicode.Scalar)] = [
        ("n", "\n"), ("t", "\t"), ("r", "\r"),
    ]

    /// What the line asks: its words without the program's name.
    var question: CompletionQuestion {
        let after = BashLine(behind.drop { $0 != " " }.description).words
        return CompletionQuestion(
            before: Array(words.dropFirst().dropLast()),
            word: words.count > 1 ? words.last ?? "" : "",
            after: quoting == .none ? after.filter { !$0.isEmpty } : [])
    }

    /// The answer as the script reads it: a line with the order, and a line for each candidate.
    ///
    /// - Parameter readlineWord: the part of the word, as typed, that readline replaces.
    func text(of answer: CompletionAnswer, readlineWord: String) -> String {
        let typed = question.word.utf8.count
        let start = isDangling ? String(readlineWord.dropLast()) : readlineWord
        let order = answer.order { starts.indices.contains($0) ? starts[$0] : 0 }
        let lines = answer.candidates.map { candidate in
            let added = String(decoding: candidate.text.utf8.dropFirst(typed), as: UTF8.self)
            let text = start + Self.quoted(added, in: quoting)
            // readline closes the open quote, unless such a character is there already.
            return text + (quoting.mark.map { text.hasSuffix($0) ? $0 : "" } ?? "")
        }
        return ([order] + lines).map { $0 + "\n" }.joined()
    }
}
