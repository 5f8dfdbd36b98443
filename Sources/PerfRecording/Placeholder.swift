/// A word in braces that a command may hold, and what it stands for at one point of a sweep.
package struct Placeholder: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The names that placeholders of dimensions have; parameters add their own.
    package static let dimensions = [
        "strategy", "workers", "load", "factor", "caching", "mechanism", "runtime",
    ]

    /// Whether a text can be a placeholder's name: a letter, then letters, digits, `_` and `-`.
    package static func isWord(_ text: some StringProtocol) -> Bool {
        guard let first = text.first, isLetter(first) else { return false }
        return text.allSatisfy(isWordCharacter)
    }

    static func isWordCharacter(_ character: Character) -> Bool {
        isLetter(character) || character.isASCIIDigit || character == "_" || character == "-"
    }

    private static func isLetter(_ character: Character) -> Bool {
        ("a"..."z").contains(character) || ("A"..."Z").contains(character)
    }

    /// How the variables of parameters begin.
    static let parameterVariables = "PERFDB_PARAMETER_"

    /// The environment variable that carries this placeholder's value.
    package var variable: String {
        let name = String(name.uppercased().map { $0 == "-" ? "_" : $0 })
        return Self.dimensions.contains(self.name)
            ? "PERFDB_\(name)" : Self.parameterVariables + name
    }
}

/// One word of a command, split at its placeholders.
///
/// `{word}` is a placeholder, `{{word}}` stands for `{word}`, `${word}` and everything else for
/// itself. Example: `"-T{workers}"` is the text `-T` and the placeholder `workers`.
package struct CommandTemplate: Hashable, Sendable {
    private enum Part: Hashable {
        case text(String)
        case placeholder(String)
    }

    private let parts: [Part]

    package init(_ word: String) {
        var parts: [Part] = []
        var text = ""
        var rest = word[...]
        while let character = rest.first {
            if character == "{", let found = Self.braced(rest) {
                if found.isEscaped {
                    text += "{\(found.name)}"
                } else if text.last == "$" {
                    text += rest[..<found.end]
                } else {
                    parts.append(.text(text))
                    parts.append(.placeholder(found.name))
                    text = ""
                }
                rest = rest[found.end...]
            } else {
                text.append(character)
                rest = rest.dropFirst()
            }
        }
        parts.append(.text(text))
        self.parts = parts
    }

    /// The names in braces, in the order in which they stand.
    package var names: [String] {
        parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
    }

    /// The word with its placeholders replaced; a name without a value stays in its braces.
    package func filled(with placeholders: [Placeholder]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let name):
                placeholders.first { $0.name == name }?.value ?? "{\(name)}"
            }
        }.joined()
    }

    /// The `{word}` or `{{word}}` at the start of a text, and where it ends.
    private static func braced(
        _ text: Substring
    ) -> (name: String, isEscaped: Bool, end: Substring.Index)? {
        let isEscaped = text.hasPrefix("{{")
        let start = text.index(text.startIndex, offsetBy: isEscaped ? 2 : 1)
        let name = text[start...].prefix(while: Placeholder.isWordCharacter)
        let rest = text[name.endIndex...]
        guard Placeholder.isWord(name), rest.hasPrefix(isEscaped ? "}}" : "}") else { return nil }
        return (String(name), isEscaped, rest.dropFirst(isEscaped ? 2 : 1).startIndex)
    }
}
