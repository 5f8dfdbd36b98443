import Digest

/// A style sheet or a script that stands in the page itself.
package struct EmbeddedText: Equatable, Sendable {
    package enum Kind: String, Equatable, Sendable { case style, script }

    package let kind: Kind
    /// What stands between the tags, byte for byte.
    package let text: String

    /// Takes the rules or the program; nothing in it can end the element.
    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = Escaping.embedded(text)
    }

    /// The name by which a policy allows exactly this text: `'sha256-…'`.
    ///
    /// - Source: Content Security Policy Level 3, 2.3.1 "Source Lists", `hash-source`.
    package var source: String {
        "'sha256-\(Base64.text(of: SHA256.digest(Array(text.utf8))))'"
    }
}
