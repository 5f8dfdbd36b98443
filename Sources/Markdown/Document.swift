/// A page as a value: blocks in order, spelled as Markdown by `markdown`.
package struct Document: Equatable, Sendable {
    /// The blocks, first to last; may be empty.
    package var blocks: [Block]

    package init(_ blocks: [Block] = []) {
        self.blocks = blocks
    }
}

/// A part of a page that stands on lines of its own.
///
/// Text in a block is what the reader sees, of any characters: the spelling escapes it.
package enum Block: Equatable, Sendable {
    /// A heading of the level 1 … 6, with a name that links can point at where `anchor` is given.
    case heading(level: Int, [Inline], anchor: String? = nil)
    case paragraph([Inline])
    /// A list without order, an element per item.
    case bulletList([[Inline]])
    case table(Table)
    /// A picture by its path relative to the page, with the text that stands for it.
    case image(alternative: String, path: String)
    /// Lines shown as they are; `language` is a word such as `sh`.
    case code(String, language: String? = nil)
    case thematicBreak
    /// A line that is in the file and not on the page.
    case comment(String)
}

/// A part of a line.
///
/// A string literal is `text`, so that `["takes ", .strong(["0.33 s"])]` is a line.
package indirect enum Inline: Equatable, Sendable, ExpressibleByStringInterpolation {
    /// Characters that the reader sees as they are; line breaks become spaces.
    case text(String)
    case strong([Inline])
    case emphasis([Inline])
    /// Characters in the typeface of code.
    case code(String)
    case link([Inline], Destination)

    package init(stringLiteral value: String) {
        self = .text(value)
    }
}
