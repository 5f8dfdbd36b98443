/// Masks what must not reach the history: passwords and tokens on a command line.
///
/// Masked are the value after an option whose name ends in `token`, `password`, `passwd`, `secret`,
/// `api-key` (`--token X`, `--token=X`, `-password X`), of an assignment to such a name
/// (`PASSWORD=X`, also inside a longer word such as a shell's script), and the password in
/// `user:password@` of an address.
package enum Secrets {
    /// What stands in place of a secret.
    package static let mask = "***"

    /// The words of a command with their secrets masked.
    package static func masked(_ words: [String]) -> [String] {
        var result: [String] = []
        var nextIsSecret = false
        for word in words {
            if nextIsSecret, !word.hasPrefix("-") {
                result.append(mask)
                nextIsSecret = false
                continue
            }
            nextIsSecret = word.hasPrefix("-") && isSecretName(word.drop { $0 == "-" })
            result.append(maskedAddresses(maskedAssignments(word)))
        }
        return result
    }

    /// The ends of names that hold a secret, in lower case, with `_` for `-`.
    private static let secretEnds = [
        "token", "password", "passwd", "passphrase", "secret", "api_key", "apikey",
    ]

    private static func isSecretName(_ name: some StringProtocol) -> Bool {
        let plain = String(name.lowercased().map { $0 == "-" ? "_" : $0 })
        return secretEnds.contains { plain.hasSuffix($0) }
    }

    /// `NAME=value` and `--name value` wherever they stand in a word, up to the next white space.
    private static func maskedAssignments(_ word: String) -> String {
        var result = ""
        var rest = word[...]
        while let end = rest.firstIndex(where: { $0 == "=" || $0 == " " }) {
            let nameStart = rest[..<end].lastIndex { !isNameCharacter($0) }
            let name = rest[(nameStart.map(rest.index(after:)) ?? rest.startIndex)..<end]
            let isOption = name.hasPrefix("--")
            result += rest[...end]
            rest = rest[rest.index(after: end)...]
            guard isSecretName(name), word[end] == "=" || isOption else { continue }
            result += rest.isEmpty ? "" : mask
            rest = afterValue(rest)
        }
        return result + rest
    }

    /// What follows a value: up to its closing quote, or to white space, `;` and the like.
    private static func afterValue(_ text: Substring) -> Substring {
        if let quote = text.first, quote == "\"" || quote == "'" {
            guard let close = text.dropFirst().firstIndex(of: quote) else { return "" }
            return text[text.index(after: close)...]
        }
        return text.drop { !$0.isWhitespace && !";&|)\"'".contains($0) }
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "-"
    }

    /// `scheme://user:password@host` with the password masked.
    private static func maskedAddresses(_ word: String) -> String {
        var result = ""
        var rest = word[...]
        while let mark = rest.firstRange(of: "://") {
            result += rest[..<mark.upperBound]
            rest = rest[mark.upperBound...]
            let authority = rest.prefix { !$0.isWhitespace && !"/?#\"'".contains($0) }
            guard let at = authority.lastIndex(of: "@"),
                let colon = authority[..<at].firstIndex(of: ":")
            else { continue }
            result += "\(authority[...colon])\(mask)"
            rest = rest[at...]
        }
        return result + rest
    }
}
