/// Counts and cuts sentences in the words that reports are made of.
enum Sentences {
    /// How many sentences a text has: each ends with a full stop before a space and a word that begins
    /// one, or with the text.
    ///
    /// `×2. Then` ends one; `1.9`, `v1.2` and `sort.c is` do not.
    static func count(in text: String) -> Int { ends(in: text).count }

    /// The first sentences of a text, whole; all where there are no more.
    static func first(_ most: Int, of text: String) -> String {
        let ends = ends(in: text)
        guard most > 0 else { return "" }
        return ends.count > most ? String(text[..<ends[most - 1]]) : text
    }

    /// The places after each sentence.
    private static func ends(in text: String) -> [String.Index] {
        var ends: [String.Index] = []
        for index in text.indices where ".!?".contains(text[index]) {
            let next = text.index(after: index)
            let rest = text[next...].drop { $0 == " " }
            if rest.isEmpty || next < rest.startIndex && !(rest.first?.isLowercase ?? true) {
                ends.append(next)
            }
        }
        if let last = text.last, !".!?".contains(last) { ends.append(text.endIndex) }
        return ends
    }
}
