extension Secrets {
    /// A word with the passwords of `scheme://user:password@host` and `user:password@host` masked.
    ///
    /// `git@github.com:a/b`, `image:tag@sha256:…` and `npm:name@1.2` are no such addresses.
    static func maskedAddresses(_ word: String) -> String {
        var result = ""
        var rest = word[...]
        while let start = rest.firstIndex(where: { !isBoundary($0) }) {
            let text = rest[start...].prefix { !isBoundary($0) }
            result += rest[..<start]
            result += maskedAddress(text)
            rest = rest[text.endIndex...]
        }
        return result + rest
    }

    private static func isBoundary(_ character: Character) -> Bool {
        character.isWhitespace || character == "\"" || character == "'"
    }

    /// A text without white space and quotes, with the passwords of its addresses masked.
    private static func maskedAddress(_ text: Substring) -> String {
        guard text.contains("@") else { return String(text) }
        guard text.firstRange(of: "://") != nil else {
            let password = password(in: text)
            guard let password, !password.contains("/") else { return String(text) }
            return "\(text[..<password.startIndex])\(mask)\(text[password.endIndex...])"
        }
        var result = ""
        var rest = text
        while let marker = rest.firstRange(of: "://") {
            result += rest[..<marker.upperBound]
            rest = rest[marker.upperBound...]
            let authority = rest.prefix { !"/?#".contains($0) }
            guard let password = password(in: authority, of: rest) else { continue }
            result += "\(rest[..<password.startIndex])\(mask)"
            rest = rest[password.endIndex...]
        }
        return result + rest
    }

    /// What stands between the first colon after a name and the last `@`, if that is a password.
    ///
    /// - Parameter whole: the text with what follows, in which a digest may stand.
    private static func password(in text: Substring, of whole: Substring? = nil) -> Substring? {
        guard let at = text.lastIndex(of: "@"), let colon = text[..<at].firstIndex(of: ":") else {
            return nil
        }
        let password = text[text.index(after: colon)..<at]
        let user = text[..<colon].split(whereSeparator: { !isNameCharacter($0) }).last
        guard !password.isEmpty, !noUsers.contains(user ?? ""),
            !isDigest((whole ?? text)[at...].dropFirst())
        else { return nil }
        return password
    }

    /// What stands before a colon and is no user: the schemes of package managers and of mail.
    private static let noUsers: Set<Substring> = [
        "npm", "jsr", "pkg", "workspace", "mailto", "sip",
    ]

    /// Whether a text is `sha256:` or the like with its hexadecimal digits.
    private static func isDigest(_ text: Substring) -> Bool {
        let name = text.prefix { isNameCharacter($0) }
        let digits = text[name.endIndex...].dropFirst()
        return name.hasPrefix("sha") && text[name.endIndex...].first == ":"
            && digits.first?.isHexDigit == true
    }
}
