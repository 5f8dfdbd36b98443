/// Words as a shell reads them back.
package enum Shell {
    /// Words joined by spaces, quoted where a shell would take them apart or replace something.
    package static func line(_ words: [String]) -> String {
        words.map(quoted).joined(separator: " ")
    }

    /// `it's` becomes `'it'\''s'`; letters, digits and `-_./:=,+@%{}` need no quotes.
    ///
    /// Braces stay bare only around one name, as in a placeholder: a shell expands `{a,b}` and `{1..3}`.
    package static func quoted(_ word: String) -> String {
        let plain = word.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
                || "-_./:=,+@%".unicodeScalars.contains($0)
        }
        if plain, !word.isEmpty { return word }
        if isPlaceholder(word) { return word }
        var text = "'"
        for character in word { text += character == "'" ? "'\\''" : String(character) }
        return text + "'"
    }

    private static func isPlaceholder(_ word: String) -> Bool {
        guard word.contains("{"), !word.contains("..") else { return false }
        return word.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
                || "-_./={}".unicodeScalars.contains($0)
        }
    }
}
