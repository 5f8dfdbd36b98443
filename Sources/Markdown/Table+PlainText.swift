extension Table {
    /// The table for a terminal: aligned columns two spaces apart, under their titles.
    ///
    /// Characters that could steer a terminal are shown, not sent. Where the lines are wider than
    /// `width`, the first column gives way and its texts end in `…`.
    ///
    /// - Parameter width: the columns that a line may take, or nil for as many as it needs.
    /// - Returns: lines, each ended; empty for a table without columns.
    package func plainText(width: Int? = nil) -> String {
        guard !columns.isEmpty else { return "" }
        var lines = ([columns.map(\.title)] + rows).map { $0.map(harmless) }
        var widths = Self.widths(of: lines, columns: columns.count, narrowest: 0)
        let rest = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
        if let width, widths[0] + rest > width {
            widths[0] = max(1, width - rest)
            for index in lines.indices {
                lines[index][0] = Self.shortened(lines[index][0], to: widths[0])
            }
        }
        return lines.reduce(into: "") { text, line in
            let cells = line.indices.map {
                Self.padded(line[$0], to: widths[$0], columns[$0].alignment)
            }
            let full = cells.joined(separator: "  ")
            text += full.prefix(
                upTo: full.lastIndex { $0 != " " }.map(full.index(after:)) ?? full.startIndex)
            text += "\n"
        }
    }

    /// The first characters of a text that is too wide, and `…`.
    private static func shortened(_ text: String, to width: Int) -> String {
        guard text.displayWidth > width else { return text }
        var start = ""
        for character in text {
            guard (start + String(character)).displayWidth < width else { break }
            start.append(character)
        }
        return start + "…"
    }
}
