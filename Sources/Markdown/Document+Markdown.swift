extension Document {
    /// The page in GitHub Flavored Markdown, its last line ended; empty for a page without blocks.
    package var markdown: String {
        var texts: [String] = []
        var previous: Block?
        for block in blocks {
            let text = block.markdown
            guard !text.isEmpty else { continue }
            // Without something between them two lists would be read as one.
            if case .bulletList = previous, case .bulletList = block { texts.append("<!-- -->") }
            texts.append(text)
            previous = block
        }
        return texts.isEmpty ? "" : texts.joined(separator: "\n\n") + "\n"
    }
}

extension Block {
    /// The lines of the block, the last one without its end; empty where there is nothing to show.
    var markdown: String {
        switch self {
        case .heading(let level, let inlines, let anchor):
            return heading(level: level, inlines, anchor: anchor)
        case .paragraph(let inlines):
            return InlineSpelling.markdown(inlines)
        case .bulletList(let items):
            let texts = items.map { InlineSpelling.markdown($0) }.filter { !$0.isEmpty }
            return texts.map { "- \($0)" }.joined(separator: "\n")
        case .table(let table):
            return table.markdown
        case .image(let alternative, let path):
            let place = TextPlace(isInsideLink: true)
            let text = TextEscaping.escaping(harmless(alternative), at: place)
            return "![\(text)](\(Destination.path(path).spelling))"
        case .code(let text, let language):
            return codeBlock(text, language: language)
        case .thematicBreak:
            return "---"
        case .comment(let text):
            return comment(text)
        }
    }

    private func heading(level: Int, _ inlines: [Inline], anchor: String?) -> String {
        precondition((1...6).contains(level), "a heading has a level from 1 to 6, not \(level)")
        let mark = String(repeating: "#", count: level)
        let place = anchor.map { "<a id=\"\(attribute(anchorName($0)))\"></a>" } ?? ""
        let text = place + InlineSpelling.markdown(inlines, isHeading: true)
        return text.isEmpty ? "" : "\(mark) \(text)"
    }

    /// A value between the double quotes of an HTML attribute.
    private func attribute(_ text: String) -> String {
        replacing(["&": "&amp;", "\"": "&quot;", "<": "&lt;", ">": "&gt;"], in: text)
    }

    private func codeBlock(_ text: String, language: String?) -> String {
        var lines = harmlessLines(text)
        if lines.last == "" { lines.removeLast() }
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
        let word = (language ?? "").filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || "+-._#".contains($0))
        }
        return ([fence + word] + lines + [fence]).joined(separator: "\n")
    }

    /// A comment of one line; hyphens in a row, which could end it, are told apart by spaces.
    ///
    /// - Source: HTML Living Standard, 13.1.6.
    private func comment(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in harmless(text).unicodeScalars {
            if scalar == "-" && line.last == "-" { line.append(" ") }
            line.append(scalar)
        }
        return "<!-- \(String(line)) -->"
    }
}
