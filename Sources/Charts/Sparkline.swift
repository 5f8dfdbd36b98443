/// A line of values as a few characters, for tables and terminals: `▁▂▅█▇`.
package enum Sparkline {
    /// From the lowest to the highest.
    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    /// What stands where a value is missing.
    private static let gap: Character = "·"

    /// The values from left to right, the lowest as `▁` and the highest as `█`.
    ///
    /// Where the values differ by less than a tenth of the larger magnitude, they use as many of
    /// the heights as their difference is of that tenth, around the middle: noise stays flat.
    /// Equal values, and a single one, are `▄`. Nil, NaN, infinities and magnitudes above 1e300 are
    /// `·`. No values give an empty text.
    ///
    /// - Parameters:
    ///   - values: in order, in any unit.
    ///   - width: the most characters; where there are more values, each character shows the one
    ///     of its values that is furthest from the middle of all. Less than one counts as one.
    package static func text(_ values: [Double?], width: Int = 20) -> String {
        let values = values.map { $0.flatMap(Number.drawable) }
        guard let extent = Number.extent(values.compactMap { $0 }) else {
            return String(repeating: gap, count: min(values.count, max(width, 1)))
        }
        // Halves, since the sum of two drawable values may be too large by far.
        let middle = extent.lower / 2 + extent.upper / 2
        let least = max(extent.lower.magnitude, extent.upper.magnitude) * leastSpan
        let span = max(extent.upper - extent.lower, least)
        let shown = thinned(values, to: max(width, 1)) { ($0 - middle).magnitude }
        return String(
            shown.map { value -> Character in
                guard let value else { return gap }
                guard extent.upper > extent.lower else { return blocks[3] }
                let share = (value - middle) / span + 0.5
                return blocks[min(7, max(0, Int((share * 8).rounded(.down))))]
            })
    }

    /// The least difference that takes all heights, as a share of the larger magnitude.
    private static let leastSpan = 0.1

    /// One value for each of `width` equal parts, the one with the greatest weight, the first of
    /// such; all values where they are no more than that.
    private static func thinned(
        _ values: [Double?], to width: Int, by weight: (Double) -> Double
    ) -> [Double?] {
        guard values.count > width else { return values }
        return (0..<width).map { part in
            let range = part * values.count / width..<(part + 1) * values.count / width
            return values[range].compactMap { $0 }.reduce(nil) { kept, value in
                guard let kept, weight(kept) >= weight(value) else { return value }
                return kept
            }
        }
    }
}
