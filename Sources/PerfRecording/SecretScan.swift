/// The search for secrets with a name in one word of a command.
struct SecretScan {
    private let word: String
    /// Whether the word is text for a shell, where white space ends a value.
    private let isScript: Bool
    /// Whether the word is a header, `Name:value`.
    private let isHeader: Bool

    init(_ word: String, isScript: Bool, isHeader: Bool) {
        self.word = word
        self.isScript = isScript
        self.isHeader = isHeader
    }

    /// The word with the values of secret names masked; empty values stay empty.
    func masked() -> String {
        var result = ""
        var rest = word[...]
        while let start = rest.firstIndex(where: Secrets.isNameCharacter) {
            let name = rest[start...].prefix(while: Secrets.isNameCharacter)
            result += rest[..<name.endIndex]
            rest = rest[name.endIndex...]
            guard Secrets.isSecretName(name), let value = value(of: name) else { continue }
            result += rest[..<value.startIndex]
            if !value.isEmpty { result += Secrets.mask }
            rest = rest[value.endIndex...]
        }
        return result + rest
    }

    /// The value that the word gives a name, nil where it gives none.
    private func value(of name: Substring) -> Substring? {
        let rest = word[name.endIndex...]
        if rest.first == "=" { return value(in: rest.dropFirst(), of: name) }
        if rest.first?.isWhitespace == true, name.first == "-" {
            let value = rest.drop(while: \.isWhitespace)
            return value.first == "-" ? nil : self.value(in: value, of: name)
        }
        let unquoted = rest.drop { $0 == "\\" || Self.isQuote($0) }
        let colon = unquoted.drop(while: \.isWhitespace)
        guard colon.first == ":" else { return nil }
        let value = colon.dropFirst().drop(while: \.isWhitespace)
        if unquoted.startIndex > rest.startIndex { return Self.memberValue(value) }
        let isSpaced = value.startIndex > colon.index(after: colon.startIndex)
        guard isSpaced || isHeader || Self.isHeaderName(name) else { return nil }
        return self.value(in: value, of: name)
    }

    /// Cuts the value off at its end: a quote that began before the name, or the word's own.
    private func value(in text: Substring, of name: Substring) -> Substring {
        let before = word[..<name.startIndex]
        if let quote = before.last, Self.isQuote(quote) {
            return text[..<Self.end(ofQuoted: text, by: quote)]
        }
        let isAtStart = before.allSatisfy { Secrets.isNameCharacter($0) || $0 == "=" || $0 == "." }
        if !isScript && (isHeader || isAtStart) { return text }
        return Self.shellWord(text)
    }

    private static func isQuote(_ character: Character) -> Bool {
        character == "\"" || character == "'"
    }

    /// Names whose values follow a colon even without a space, as httpie takes headers.
    private static func isHeaderName(_ name: Substring) -> Bool {
        ["authorization", "api-key", "apikey"].contains { name.lowercased().hasSuffix($0) }
    }

    /// A JSON member's value: a string in its quotes, or what stands before the next member.
    private static func memberValue(_ text: Substring) -> Substring {
        guard let quote = text.first, isQuote(quote) else {
            return text.prefix { !$0.isWhitespace && $0 != "," && $0 != "}" }
        }
        let inside = text.dropFirst()
        let end = end(ofQuoted: inside, by: quote)
        return text[..<inside[end...].dropFirst().startIndex]
    }

    /// A value up to white space or an operator of the shell, quoted and escaped parts in one.
    private static func shellWord(_ text: Substring) -> Substring {
        var rest = text
        while let character = rest.first, !character.isWhitespace, !";&|)".contains(character) {
            rest = rest.dropFirst(character == "\\" ? 2 : 1)
            if isQuote(character) {
                rest = rest[end(ofQuoted: rest, by: character)...].dropFirst()
            }
        }
        return text[..<rest.startIndex]
    }

    /// The place of the closing quote, or the end; a backslash guards one, except between `'`.
    private static func end(ofQuoted text: Substring, by quote: Character) -> Substring.Index {
        var rest = text
        while let character = rest.first, character != quote {
            rest = rest.dropFirst(character == "\\" && quote == "\"" ? 2 : 1)
        }
        return rest.startIndex
    }
}
