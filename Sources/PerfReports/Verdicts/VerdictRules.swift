import Statistics

/// What counts as a change in one command.
package struct VerdictRules: Equatable, Sendable {
    /// The corrected probability up to which two sides differ; those of new sessions move with it.
    package var level: Double
    package var floors: Floors
    /// Of benchmarks that have others.
    package var byBenchmark: [String: Floors]
    /// Whether runs of one session a side are not enough: as of a gate.
    package var demandsSessions: Bool

    /// The least change that matters; both must be reached.
    package struct Floors: Equatable, Sendable {
        /// A share of the baseline, 0 or more.
        package var share: Double
        /// In the metric's own unit, of times in nanoseconds, 0 or more.
        package var size: Double

        package init(share: Double = Self.usualShare, size: Double = 0) {
            self.share = share
            self.size = size
        }

        /// That of reports, `Contest.leastChange`.
        package static let usualShare = 0.02
    }

    package init(
        level: Double = MannWhitney.usualLevel, floors: Floors = Floors(),
        byBenchmark: [String: Floors] = [:], demandsSessions: Bool = false
    ) {
        self.level = level
        self.floors = floors
        self.byBenchmark = byBenchmark
        self.demandsSessions = demandsSessions
    }

    /// How many spreads of the history a change must have, where sessions are held against sessions.
    package static let spreadsOfFloor = 2.5
    /// The most new sessions that a prediction is made for; more are held against the others by ranks.
    package static let mostNewSessions = 3

    /// The corrected p up to which new sessions have a verdict, and up to which a change is possible.
    var strictLevel: Double { level * NewValue.strictLevel / MannWhitney.usualLevel }
    var weakLevel: Double { min(1, level * NewValue.weakLevel / MannWhitney.usualLevel) }

    func floors(of benchmark: String) -> Floors { byBenchmark[benchmark] ?? floors }
}
