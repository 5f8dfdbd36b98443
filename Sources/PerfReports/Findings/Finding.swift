import PerfModel

/// A statement that the numbers support, with those numbers; decided before anything is formatted.
struct Finding {
    /// The points that were compared, which know what each is called.
    var field: Field
    /// The section, where the benchmark has several: `high load (×10)`.
    var section: String?
    var fact: Fact

    /// What the statement is about where there is more than one field: `high load (×10), host B`.
    var scope: String? {
        let parts = [section, field.words].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    enum Fact {
        /// There is nothing to compare the one point with.
        case single(SweepPoint)
        /// The fastest point against its baseline.
        case fastest(Comparison)
        /// The baseline is the fastest; the next point against it.
        case nothingBeats(Comparison)
        /// There is no baseline: the slowest (as its baseline) against the fastest.
        case range(Comparison)
        /// The best points of two strategies that cannot be told apart.
        case alike(Comparison)
        /// What more workers do for one strategy.
        case scaling(Scaling)
        /// How many CPUs each strategy uses at most, in percent of one.
        case processors([SweepPoint])
        /// Runs that did not end `ok`, and the configurations with the most of them.
        case endings(Tally, worst: [Missed])
        /// The largest rise and fall of a median since the session before.
        case changes([Change])
    }
}

/// How many runs of a configuration did not end `ok`, over all sessions.
struct Missed {
    var configuration: Configuration
    /// At least 1.
    var runs: Int
}

/// What more workers do for one strategy.
struct Scaling {
    /// Points with one count of workers each, fewest first, at least two, all with a median.
    var points: [SweepPoint]
    /// The one with the lowest median.
    var best: SweepPoint
    /// The fewest workers whose median is within `Scaling.tolerance` of the best.
    var enough: SweepPoint
    /// The best against its baseline; nil without one.
    var gain: Comparison?

    /// A median within this share of the best counts as good: 5 %, a choice of this program.
    static let tolerance = 0.05

    /// Nil for fewer than two counts of workers with a median.
    init?(_ points: [SweepPoint], in field: Field) {
        let timed = points.filter { $0.median != nil && $0.configuration.workers != nil }
            .sorted { ($0.configuration.workers ?? 0) < ($1.configuration.workers ?? 0) }
        guard timed.count > 1, let best = fastest(of: timed), let level = best.median,
            let enough = timed.first(where: {
                ($0.median ?? 0) <= level * (1 + Self.tolerance)
            })
        else { return nil }
        self.points = timed
        self.best = best
        self.enough = enough
        gain = field.baseline(of: best).flatMap {
            $0.configuration == best.configuration ? nil : Comparison(best, against: $0)
        }
    }

    /// Whether no count of workers is measurably faster than the baseline by the tolerance.
    var gainsNothing: Bool {
        guard let gain else { return best.configuration == points.first?.configuration }
        return !gain.isResolved || gain.factor < 1 + Self.tolerance
    }

    /// The points with more workers than are enough.
    var beyond: [SweepPoint] {
        points.filter { ($0.configuration.workers ?? 0) > (enough.configuration.workers ?? 0) }
    }
}

/// A step of one configuration's median from one session to the next.
struct Change {
    /// What the configuration and host are called.
    var name: String
    var before: SweepPoint
    var after: SweepPoint
    /// The later median over the earlier.
    var ratio: Double
}

/// The point with the lowest median; of equal ones the first.
func fastest(of points: [SweepPoint]) -> SweepPoint? {
    points.filter { $0.median != nil }.min { ($0.median ?? 0) < ($1.median ?? 0) }
}
