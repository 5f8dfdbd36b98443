import Markdown
import Statistics

/// Samples as dots above a common axis, as `ministat` draws them: a dot for each value, or for several.
///
/// A character of Braille holds two columns of four dots. Below the dots of each sample stand its median, `┼`, and
/// the interval of that, where there is one.
struct DotPlot {
    /// At most this many rows of characters for the dots of a sample.
    static let mostRows = 3
    /// The fewest characters that the axis has.
    static let narrowest = 20

    private let samples: [(name: String, sample: Sample)]
    private let lowest: Double, highest: Double
    /// The characters of the axis, and of the names before it.
    private let width: Int, margin: Int

    /// - Parameters:
    ///   - samples: at least one.
    ///   - width: the characters of a line.
    init(_ samples: [(name: String, sample: Sample)], width: Int) {
        self.samples = samples.map { (harmless($0.name), $0.sample) }
        lowest = samples.map(\.sample.minimum).min() ?? 0
        highest = samples.map(\.sample.maximum).max() ?? 0
        let names = samples.count > 1 ? self.samples.map(\.name.displayWidth).max() ?? 0 : 0
        margin = min(names, max(width / 4, 0)) + (names > 0 ? 1 : 0)
        self.width = max(width - margin, Self.narrowest)
    }

    /// The lines of the plot, without trailing spaces.
    var lines: [String] {
        var lines: [String] = []
        let most = samples.flatMap { heights($0.sample, columns: 2 * width) }.max() ?? 1
        let dots = 4 * min(Self.mostRows, (most + 3) / 4)
        let perDot = (most + dots - 1) / dots
        for (name, sample) in samples {
            let heights = heights(sample, columns: 2 * width).map { ($0 + perDot - 1) / perDot }
            let rows = ((heights.max() ?? 1) + 3) / 4
            for row in (0..<rows).reversed() {
                lines.append(
                    indented(row == 0 && samples.count > 1 ? name : "", braille(heights, row)))
            }
            lines.append(indented("", interval(sample)))
        }
        let ends = [lowest, highest].map(StatsNumber.text)
        let gap = max(width - ends[0].displayWidth - ends[1].displayWidth, 1)
        lines.append(indented("", ends[0] + String(repeating: " ", count: gap) + ends[1]))
        if perDot > 1 { lines.append(indented("", "one dot: up to \(perDot) values")) }
        return lines
    }

    private func indented(_ name: String, _ line: String) -> String {
        guard margin > 0 else { return Self.trimmed(line) }
        var shown = ""
        for character in name where (shown + String(character)).displayWidth < margin {
            shown.append(character)
        }
        let space = String(repeating: " ", count: max(margin - shown.displayWidth, 0))
        return Self.trimmed(shown + space + line)
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    /// The place of a value on the axis, 0 … `columns` − 1; in the middle where all values are equal.
    private func place(_ value: Double, columns: Int) -> Int {
        let reach = highest / 2 - lowest / 2
        guard reach > 0 else { return columns / 2 }
        let share = (value / 2 - lowest / 2) / reach
        return min(max(Int((share * Double(columns - 1)).rounded()), 0), columns - 1)
    }

    /// How many values fall on each place.
    private func heights(_ sample: Sample, columns: Int) -> [Int] {
        var heights = [Int](repeating: 0, count: columns)
        for value in sample.values { heights[place(value, columns: columns)] += 1 }
        return heights
    }

    /// One row of characters, the lowest is row 0.
    private func braille(_ heights: [Int], _ row: Int) -> String {
        // The bits of a character's dots from below, left and right (Unicode 16, chapter 21.1).
        let bits: [[UInt32]] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]]
        var line = String.UnicodeScalarView()
        for cell in 0..<heights.count / 2 {
            var pattern: UInt32 = 0
            for side in 0...1 {
                let filled = min(max(heights[2 * cell + side] - 4 * row, 0), 4)
                for dot in 0..<filled { pattern |= bits[side][dot] }
            }
            line.append(pattern == 0 ? " " : Unicode.Scalar(0x2800 + pattern) ?? " ")
        }
        return String(line)
    }

    private func interval(_ sample: Sample) -> String {
        var line = [Character](repeating: " ", count: width)
        if let interval = sample.medianInterval() {
            let (low, high) = (
                place(interval.lower, columns: width), place(interval.upper, columns: width)
            )
            for index in low...high { line[index] = "─" }
            (line[low], line[high]) = ("├", "┤")
        }
        line[place(sample.median, columns: width)] = "┼"
        return String(line)
    }
}
