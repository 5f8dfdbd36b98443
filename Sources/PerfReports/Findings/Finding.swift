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
        /// What changed since a baseline.
        case moved(MoveWords)
    }
}

/// How many runs of a configuration did not end `ok`, over all sessions.
struct Missed {
    var configuration: Configuration
    /// At least 1.
    var runs: Int
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
