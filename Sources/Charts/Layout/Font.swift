/// The width of text, from a fixed table: the same on every machine, whatever fonts it has.
package struct Font: Equatable, Sendable {
    /// In points.
    package let size: Double
    package let isBold: Bool

    package init(size: Double, isBold: Bool) {
        self.size = size
        self.isBold = isBold
    }

    /// What is added to every width, since a fallback font may be wider than the table's.
    package static let spare = 1.1

    /// The room a line of text needs, in points, with a tenth to spare.
    package func width(of text: String) -> Double {
        var thousandths = 0
        for scalar in text.unicodeScalars { thousandths += advance(of: scalar) }
        return Double(thousandths) / 1000 * size * Self.spare
    }

    /// The text if it fits, else as many of its first characters as fit with "…" after them.
    ///
    /// Where not even "…" fits, that is the answer all the same. An empty text stays empty.
    package func shortened(_ text: String, to width: Double) -> String {
        // Sums of parts may differ from the whole in the last digits.
        guard self.width(of: text) > width + 0.01 else { return text }
        var remaining = width / Self.spare / size * 1000 - Double(advance(of: "…"))
        var end = text.startIndex
        for index in text.indices {
            for scalar in text[index].unicodeScalars { remaining -= Double(advance(of: scalar)) }
            if remaining < 0 { break }
            end = text.index(after: index)
        }
        var kept = text[..<end]
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    /// The text in lines of at most `width`, broken at spaces; what is left over ends in "…".
    ///
    /// - Returns: one to `count` lines; one empty line for an empty text.
    package func wrapped(_ text: String, to width: Double, lines count: Int) -> [String] {
        var lines: [String] = []
        var rest = text[...]
        while lines.count + 1 < count, self.width(of: String(rest)) > width {
            guard let space = lastFittingSpace(in: rest, width: width) else { break }
            lines.append(String(rest[..<space]))
            rest = rest[space...].drop { $0 == " " }
        }
        lines.append(shortened(String(rest), to: width))
        return lines
    }

    /// The last space before which the text fits, or nil where the first word is too long.
    private func lastFittingSpace(in text: Substring, width: Double) -> String.Index? {
        var used = 0.0
        var best: String.Index?
        for index in text.indices {
            if text[index] == " " && index > text.startIndex { best = index }
            for scalar in text[index].unicodeScalars { used += Double(advance(of: scalar)) }
            if used / 1000 * size * Self.spare > width { return best }
        }
        return best
    }

    /// The advance of a character in thousandths of the size.
    private func advance(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20...0x7E:
            return (isBold ? Self.bold : Self.regular)[Int(scalar.value) - 0x20]
        case 0x00B5, 0x00B1, 0x00D7, 0x2212: return isBold ? 611 : 584
        case 0x00B7: return 333
        case 0x2026: return 1000
        case 0x0300...0x036F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
            0xFE00...0xFE0F, 0xE0100...0xE01EF:
            return 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6:
            return 1000
        case 0x1F000...0x1FAFF, 0x2600...0x27BF: return 1250
        case 0x20000...0x3FFFF: return 1000
        default: return isBold ? 722 : 667
        }
    }

    // The advances of U+0020…U+007E in thousandths of the size.
    // Source: Adobe, Helvetica and Helvetica-Bold font metrics (AFM), 1997; Arial has the same.
    private static let regular = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ]
    private static let bold = [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
        611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ]
}
