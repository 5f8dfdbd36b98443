/// Text in lines of limited width; a character is one column wide.
package enum TextLayout {
    /// The columns of a terminal that help is written for.
    static let width = 80
    /// The last column at which texts beside labels may begin, counted from 0.
    private static let lastColumn = 30

    /// Breaks text at spaces; a word that is wider than a line stands on its own.
    package static func wrapped(_ text: String, width: Int) -> [String] {
        wrapped(text.split { $0.isWhitespace }.map(String.init), width: width)
    }

    /// Fills lines with words, which may contain spaces of their own.
    static func wrapped(_ words: [String], width: Int) -> [String] {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    /// The column, counted from 0, at which texts beside these labels begin.
    static func column(beside labels: [String]) -> Int {
        labels.map { $0.count + 4 }.filter { $0 <= lastColumn }.max() ?? lastColumn
    }

    /// Lays out labels, indented by two, and their texts in two columns.
    ///
    /// A label that is too wide for its column stands on a line of its own.
    static func columns(_ rows: [(label: String, text: String)], at column: Int) -> [String] {
        rows.flatMap { row -> [String] in
            let text = wrapped(row.text, width: width - column).map {
                String(repeating: " ", count: column) + $0
            }
            let label = "  \(row.label)"
            guard let first = text.first, label.count + 2 <= column else { return [label] + text }
            return [label + first.dropFirst(label.count)] + text.dropFirst()
        }
    }
}
