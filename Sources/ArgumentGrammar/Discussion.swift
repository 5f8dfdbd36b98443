/// A longer text: paragraphs, and lines that stay as they are.
package struct Discussion: Equatable {
    package enum Block: Equatable {
        /// Words that may be broken into lines anywhere.
        case paragraph(String)
        /// Lines that were indented by two spaces or more, with what they had beyond two.
        case verbatim([String])
    }

    /// The parts of the text, in order.
    package private(set) var blocks: [Block] = []

    /// Reads a text in which empty lines end paragraphs and indented lines stay as they are.
    package init(_ text: String) {
        var continues = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                continues = false
                continue
            }
            let isVerbatim = line.hasPrefix("  ")
            switch (blocks.last, isVerbatim) {
            case (.paragraph(let text), false) where continues:
                blocks[blocks.count - 1] = .paragraph("\(text) \(line)")
            case (.verbatim(let lines), true) where continues:
                blocks[blocks.count - 1] = .verbatim(lines + [String(line.dropFirst(2))])
            default:
                blocks.append(
                    isVerbatim ? .verbatim([String(line.dropFirst(2))]) : .paragraph(String(line)))
            }
            continues = true
        }
    }

    /// The text for a terminal: each part preceded by an empty line.
    var lines: [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let text): [""] + TextLayout.wrapped(text, width: TextLayout.width)
            case .verbatim(let lines): [""] + lines.map { "  \($0)" }
            }
        }
    }
}
