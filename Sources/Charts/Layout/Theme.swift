/// The lengths of a chart's layout, in points.
enum Theme {
    /// From the canvas' edge to the nearest text.
    static let padding = 20.0
    /// From a label to what it labels.
    static let gap = 8.0
    /// From the frame's end to the labels of the lines.
    static let labelGap = 10.0
    /// Between the baselines of labels at the lines' ends.
    static let labelPitch = 16.0
    /// How many lines are labelled at their ends: twelve, or as many as a low canvas has room for.
    ///
    /// More are named in a legend.
    static func labelLimit(height: Double) -> Int {
        min(12, max(2, Int((bounded(height, 120) - 144) / 14)))
    }
    /// The share of the width that labels beside the frame may take.
    static let labelShare = 0.36
    /// From the frame's ends to the first and last value of the x axis.
    static let inset = 22.0
    /// From the frame's ends to the first and last value where values are markers in rows.
    static let markerInset = 8.0
    /// The height of a row of dots.
    static let rowPitch = 34.0
    /// The height of a row with a histogram and its runs.
    static let distributionPitch = 72.0
    /// Between lines of text.
    static let line = 15.0
    /// Between two tick labels at least.
    static let tickGap = 10.0
    /// What is left for the frame however small the canvas is.
    static let leastFrame = 40.0
    /// The width of the cloud of runs around their x.
    static let jitter = 18.0
    /// Closer than this, markers would hide each other, and a line is drawn without them.
    static let markerPitch = 9.0
    /// A chart with more points than this has no markers.
    static let markerLimit = 1500
    /// How many runs a chart shows before overlapping ones are left out, extremes never.
    ///
    /// A marker with its words takes as many bytes as seventeen runs, and the file is to stay small.
    static func runLimit(points: Int) -> Int { max(250, 2000 - 17 * min(points, 100)) }
    /// Bands of more series than this would cover each other.
    static let bandLimit = 12

    /// The nearest place where an upright line of one point's width covers whole pixels.
    static func crisp(_ coordinate: Double) -> Double { coordinate.rounded(.down) + 0.5 }

    /// A length of the canvas: at least `least` and at most 10,000; `least` where it is not finite.
    static func bounded(_ length: Double, _ least: Double) -> Double {
        length.isFinite ? min(max(length, least), 10_000) : least
    }
}
