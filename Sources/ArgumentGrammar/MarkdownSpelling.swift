/// How text is written in GitHub's Markdown so that it reads as it is.
///
/// - Source: GitHub Flavored Markdown Spec 0.29, sections 2.4, 4.10, 6.1 and 6.3.
enum MarkdownSpelling {
    /// Text within a line, without any markup.
    static func text(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if "\\`*_[]<>|&~".unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// Text that begins a block: it becomes no heading, list or rule either.
    static func paragraph(_ paragraph: String) -> String {
        let escaped = text(paragraph)
        let digits = escaped.prefix { $0.isASCII && $0.isNumber }
        let rest = escaped.dropFirst(digits.count)
        let opensNumber = !digits.isEmpty && (rest.hasPrefix(".") || rest.hasPrefix(")"))
        let opensBlock = digits.isEmpty && ["#", "-", "+", "="].contains(rest.first)
        return opensNumber || opensBlock ? "\(digits)\\\(rest)" : escaped
    }

    /// Words as they are typed, within a line.
    ///
    /// - Parameter inTable: whether the line is a table's row, where `|` needs a backslash.
    static func code(_ words: String, inTable: Bool = false) -> String {
        guard !words.isEmpty else { return "" }
        let fence = String(repeating: "`", count: longestRun(words) + 1)
        let pad = words.hasPrefix("`") || words.hasSuffix("`") ? " " : ""
        let content =
            inTable
            ? words.split(separator: "|", omittingEmptySubsequences: false)
                .joined(separator: "\\|") : words
        return fence + pad + content + pad + fence
    }

    /// Lines as they are typed, as a block.
    static func codeBlock(_ lines: [String], language: String) -> [String] {
        let longest = lines.map(longestRun).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return ["\(fence)\(language)"] + lines + [fence]
    }

    /// The length of the longest run of backticks.
    private static func longestRun(_ text: String) -> Int {
        text.split { $0 != "`" }.map(\.count).max() ?? 0
    }
}
