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
    /// How many lines are labelled at their ends; more are named in a legend.
    static let labelLimit = 12
    /// The share of the width that labels beside the frame may take.
    static let labelShare = 0.36
    /// From the frame's ends to the first and last value of the x axis.
    static let inset = 22.0
    /// From the frame's ends to the first and last value where values are markers in rows.
    static let markerInset = 8.0
    /// The height of a row of dots.
    static let rowPitch = 34.0
    /// Between lines of text.
    static let line = 15.0
    /// Between two tick labels at least.
    static let tickGap = 10.0
    /// What is left for the frame however small the canvas is.
    static let leastFrame = 40.0
    /// The width of the cloud of runs around their x.
    static let jitter = 12.0
    /// Closer than this, markers would hide each other, and a line is drawn without them.
    static let markerPitch = 9.0
    /// A chart with more points than this has no markers.
    static let markerLimit = 1500
    /// A chart with more runs than this shows a part of them, all extremes included.
    static let runLimit = 4000
    /// Bands of more series than this would cover each other.
    static let bandLimit = 12

    /// The nearest place where an upright line of one point's width covers whole pixels.
    static func crisp(_ coordinate: Double) -> Double { coordinate.rounded(.down) + 0.5 }
}
