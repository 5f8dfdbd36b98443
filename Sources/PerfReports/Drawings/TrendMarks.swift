import PerfModel

/// What a chart over sessions shows beside its medians; nothing unless it is given.
struct TrendMarks {
    var exclusions: [TrendExclusion] = []
    /// In any order.
    var notes: [TrendNote] = []
    /// In any order.
    var changes: [TrendChange] = []
}

/// What somebody does not trust: drawn hollow, and no part of a line.
struct TrendExclusion {
    /// The session's id.
    var session: String
    /// Nil for all that the session measured.
    var configuration: Configuration?
    /// What is timed in the excluded runs, in nanoseconds; empty for all runs, whose median is drawn.
    var times: [Double] = []

    /// Whether it is about a point.
    func holds(_ point: SweepPoint) -> Bool {
        session == point.session.id
            && configuration.map { $0 == point.configuration } ?? true
    }
}

/// Words at a moment: something happened that is no run.
struct TrendNote {
    /// Where it stands.
    enum Place {
        /// At a session, by its id.
        case session(String)
        case moment(Instant)
    }

    var place: Place
    /// A few words: `new compiler`.
    var words: String
}

/// A step of one line's level.
struct TrendChange {
    /// Which line; a change of a line that is not drawn is left out.
    var line: LineKey
    /// The place of the first point after it among the line's points, oldest first; at least 1.
    var index: Int
    /// The levels, in nanoseconds.
    var before: Double, after: Double
    /// How many commits lie between the sessions before and after it; nil where that is not known.
    var commits: Int?

    /// `+8.3 %`.
    var words: String { before > 0 ? Quantity.change(after / before) : "changed" }
}
