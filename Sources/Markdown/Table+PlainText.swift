extension Table {
    /// The table for a terminal: aligned columns two spaces apart, under their titles.
    ///
    /// Characters that could steer a terminal are shown, not sent. Where the lines are wider than
    /// `width`, the first column gives way: its texts end in `…`, or have it in their middle where their
    /// beginnings are the same.
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
            let names = Self.shortened(lines.map { $0[0] }, to: widths[0])
            for index in lines.indices { lines[index][0] = names[index] }
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

    /// Texts none of which is too wide, in one of two ways: the one that leaves more of them different.
    private static func shortened(_ texts: [String], to width: Int) -> [String] {
        let starts = texts.map { shortened($0, to: width, keepingEnd: 0) }
        let kinds = Set(starts).count
        guard kinds < Set(texts).count else { return starts }
        let ends = texts.map { shortened($0, to: width, keepingEnd: width / 2) }
        return Set(ends).count > kinds ? ends : starts
    }

    /// The first characters of a text that is too wide, `…`, and the last ones.
    ///
    /// - Parameter end: the columns that the last ones may take.
    private static func shortened(_ text: String, to width: Int, keepingEnd end: Int) -> String {
        guard text.displayWidth > width else { return text }
        let last = String(start(of: String(text.reversed()), within: end).reversed())
        return start(of: text, within: width - 1 - last.displayWidth) + "…" + last
    }

    /// The first characters, as many as fit.
    private static func start(of text: String, within width: Int) -> String {
        var start = ""
        for character in text {
            guard (start + String(character)).displayWidth <= width else { break }
            start.append(character)
        }
        return start
    }
}
