extension Table {
    /// The table in GitHub Flavored Markdown, in columns that also line up when read as text.
    ///
    /// - Returns: lines, the last one without its end; empty for a table without columns.
    var markdown: String {
        guard !columns.isEmpty else { return "" }
        let lines = ([columns.map(\.title)] + rows).map { $0.map(Self.cell) }
        let widths = Self.widths(of: lines, columns: columns.count, narrowest: 3)
        let rule = columns.indices.map { index in
            switch columns[index].alignment {
            case .left: String(repeating: "-", count: widths[index])
            case .right: String(repeating: "-", count: widths[index] - 1) + ":"
            }
        }
        let padded = lines.map { line in
            line.indices.map { Self.padded(line[$0], to: widths[$0], columns[$0].alignment) }
        }
        return ([padded[0], rule] + padded[1...])
            .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    private static func cell(_ text: String) -> String {
        InlineSpelling.markdown([.text(text)], isCell: true)
    }
}
