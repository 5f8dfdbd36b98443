package import PerfModel
package import Statistics

/// What is said of one configuration, with the numbers it rests on.
package struct Judgement: Sendable {
    package var configuration: Configuration
    /// The candidate's.
    package var host: Host?
    /// The baseline's, which is another one only where that was asked for.
    package var baselineHost: Host?
    package var verdict: JudgedVerdict
    /// Whether the newest sessions look changed, and one more of them would tell.
    package var isPossible = false
    /// Nil where nothing was judged.
    package var method: JudgedMethod?
    /// How many sessions and runs each side has.
    package var baseline = Count(), candidate = Count()
    /// The candidate's middle over the baseline's; nil where one is not above 0.
    package var ratio: Double?
    /// Where the ratio lies.
    package var interval: Interval?
    /// The probability of the test, as it is and corrected for all of the command.
    package var pValue: Double?, correctedPValue: Double?
    /// What the history's own scatter hides, as a share; nil without ten sessions of it.
    package var noiseFloor: Double?
    /// How many sessions said that.
    package var historyCount = 0
    /// The least change that these values would have shown, as a share; nil where that is not known.
    package var detectableChange: Double?
    /// How many more sessions are needed before anything can be said; nil where enough are there.
    package var needed: Needed?

    /// One side's values.
    package struct Count: Equatable, Sendable {
        package var sessions = 0, runs = 0
        /// In the metric's unit; nil for no values.
        package var median: Double?

        init() {}

        init(_ values: [SessionValues], median: Double?) {
            sessions = values.count
            runs = values.reduce(0) { $0 + $1.values.count }
            self.median = median
        }
    }

    /// The fewest sessions that are still needed.
    package struct Needed: Equatable, Sendable {
        package var baseline: Int, candidate: Int
    }

    /// How large the change is, the same for twice and for half.
    var size: Double { ratio.map { max($0, 1 / $0) } ?? 1 }
}
