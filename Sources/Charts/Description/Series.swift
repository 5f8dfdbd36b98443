/// One line of a chart: values in order, and how they look.
package struct Series: Equatable, Sendable {
    /// The look of a series: colour, marker and dash, the same in every chart.
    package enum Style: Equatable, Hashable, Sendable {
        /// Grey: what the others are compared with.
        case neutral
        /// A place in the palette; 0 is blue, 1 is orange. Negative ones count as 0.
        case ordinal(Int)
    }

    /// What stands at the line's end, in the legend and in tooltips.
    package var name: String
    package var style: Style
    /// In any order; they are drawn by ascending x. A point with an x that has no place is left out.
    package var points: [Point]
    /// Whether the last value is drawn as a dashed level across the whole width.
    ///
    /// The points' runs and intervals are still shown at their own x.
    package var asLevel: Bool
    /// Whether the values were computed, not measured: a thin dashed line without markers.
    package var isComputed: Bool
    /// Whether the values are markers without a line between them.
    package var isDots: Bool
    /// Whether intervals are a whisker for each value instead of a band, e.g. for errors of reading.
    ///
    /// They always are where values have no line.
    package var hasWhiskers: Bool
    /// Whether the y axis is not widened for the line, which ends at the frame's edge instead.
    package var isClipped: Bool
    /// Whether the values are those from before: thin, pale and beneath the others, with small markers
    /// and without runs, such that a line of the same style reads as where they moved to.
    package var isBefore: Bool
    /// Stretches of constant value drawn thick over a then thinner line, e.g. found levels.
    package var levels: [Level]

    package init(
        name: String, style: Style, points: [Point], asLevel: Bool = false,
        isComputed: Bool = false, isDots: Bool = false, hasWhiskers: Bool = false,
        isClipped: Bool = false, isBefore: Bool = false, levels: [Level] = []
    ) {
        self.name = name
        self.style = style
        self.points = points
        self.asLevel = asLevel
        self.isComputed = isComputed
        self.isDots = isDots
        self.hasWhiskers = hasWhiskers
        self.isClipped = isClipped
        self.isBefore = isBefore
        self.levels = levels
    }
}

/// A stretch of a series that has one value.
package struct Level: Equatable, Sendable {
    /// Where it begins and ends, in x values.
    package var from: Double, to: Double
    /// In the y axis' unit.
    package var value: Double

    package init(from: Double, to: Double, value: Double) {
        self.from = from
        self.to = to
        self.value = value
    }
}

/// One value of a series, with its interval and the runs it was made from.
///
/// All values are in the y axis' unit. NaN, infinities and magnitudes above 1e300 have no place.
package struct Point: Equatable, Sendable {
    package var x: Double
    /// A value without a place is a gap in the line.
    package var value: Double
    /// The ends of the interval; shown where both have a place, in either order.
    package var low: Double?, high: Double?
    /// Every run behind the value, in the order they were made; may be empty.
    package var runs: [Double]
    /// Every run that does not count for the value, in the order they were made; drawn hollow.
    package var excluded: [Double]
    /// What hovering shows; nil for a text made from name, x, value, interval and number of runs.
    package var tooltip: String?
    /// What the marker has in common with others of the same page, such as a row of a table; nil for
    /// nothing. Only charts inside a page say it (`Scene.embedded(id:)`).
    package var key: String?

    package init(
        x: Double, value: Double?, low: Double? = nil, high: Double? = nil, runs: [Double] = [],
        excluded: [Double] = [], tooltip: String? = nil, key: String? = nil
    ) {
        self.x = x
        self.value = value ?? .nan
        self.low = low
        self.high = high
        self.runs = runs
        self.excluded = excluded
        self.tooltip = tooltip
        self.key = key
    }

    /// Every number that an axis of values has to hold.
    var numbers: [Double] {
        var numbers: [Double] = []
        addNumbers(to: &numbers)
        return numbers
    }

    /// Appends every number that an axis of values has to hold.
    func addNumbers(to numbers: inout [Double]) {
        numbers.append(value)
        if let low { numbers.append(low) }
        if let high { numbers.append(high) }
        if !runs.isEmpty { numbers += runs }
        if !excluded.isEmpty { numbers += excluded }
    }

    package static func == (left: Point, right: Point) -> Bool {
        left.x.bitPattern == right.x.bitPattern && left.value.bitPattern == right.value.bitPattern
            && left.low?.bitPattern == right.low?.bitPattern
            && left.high?.bitPattern == right.high?.bitPattern
            && left.runs.map(\.bitPattern) == right.runs.map(\.bitPattern)
            && left.excluded.map(\.bitPattern) == right.excluded.map(\.bitPattern)
            && left.tooltip == right.tooltip && left.key == right.key
    }
}
