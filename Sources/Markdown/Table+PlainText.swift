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

    /// How many columns of a terminal its widest line takes.
    package var width: Int {
        let lines = ([columns.map(\.title)] + rows).map { $0.map(harmless) }
        let widths = Self.widths(of: lines, columns: columns.count, narrowest: 0)
        return widths.reduce(0) { $0 + $1 + 2 } - (columns.isEmpty ? 0 : 2)
    }

    /// The columns that the first one keeps before others are left out for it, where it needs them.
    private static let leastFirst = 16

    /// The table with the columns that a terminal of some width has room for: those without a rank,
    /// and of the others as many as fit, those of the largest ranks first.
    package func fitting(width: Int) -> Table {
        let lines = ([columns.map(\.title)] + rows).map { $0.map(harmless) }
        var widths = Self.widths(of: lines, columns: columns.count, narrowest: 0)
        if let first = widths.first { widths[0] = min(first, Self.leastFirst) }
        var kept = Set(columns.indices.filter { columns[$0].rank == nil })
        let ranked = columns.indices.filter { columns[$0].rank != nil }
            .sorted { columns[$0].rank ?? 0 > columns[$1].rank ?? 0 }
        for place in ranked {
            let more = kept.union([place])
            if more.reduce(-2, { $0 + widths[$1] + 2 }) <= width { kept = more }
        }
        let places = kept.sorted()
        return Table(
            columns: places.map { columns[$0] }, rows: rows.map { row in places.map { row[$0] } })
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
