import PerfModel

/// What more workers do for one strategy.
struct Scaling {
    /// Points with one count of workers each, fewest first, at least two, all with a median.
    var points: [SweepPoint]
    /// The one with the lowest median.
    var best: SweepPoint
    /// The fewest workers whose median is within `Scaling.tolerance` of the best.
    var enough: SweepPoint
    /// The best against the fewest workers; where those are the best, the next best against them.
    var growth: Comparison
    /// The best against its baseline, where that is none of the pool's own points.
    var gain: Comparison?
    /// What more workers than CPUs do beside as many as are enough; nil where that is not known.
    var crowd: Oversubscription?

    /// A median within this share of the best counts as good: 5 %, a choice of this program.
    static let tolerance = 0.05

    /// Nil for fewer than two counts of workers with a median, and for too few runs to compare them.
    init?(_ points: [SweepPoint], in field: Field) {
        let timed = points.filter { $0.median != nil && $0.configuration.workers != nil }
            .sorted { ($0.configuration.workers ?? 0) < ($1.configuration.workers ?? 0) }
        guard let fewest = timed.first, timed.count > 1, let best = fastest(of: timed),
            let level = best.median,
            let enough = timed.first(where: { ($0.median ?? 0) <= level * (1 + Self.tolerance) })
        else { return nil }
        let isFewest = best.configuration == fewest.configuration
        guard let candidate = isFewest ? fastest(of: Array(timed.dropFirst())) : best,
            let growth = Comparison(candidate, against: fewest), growth.hasEnoughRuns
        else { return nil }
        self.points = timed
        self.best = best
        self.enough = enough
        self.growth = growth
        gain = field.baseline(of: best).flatMap { baseline in
            timed.contains { $0.configuration == baseline.configuration }
                ? nil : Comparison(best, against: baseline)
        }
    }

    /// Whether no count of workers is measurably faster than the fewest by the tolerance.
    var gainsNothing: Bool {
        !growth.isResolved || growth.factor < 1 + Self.tolerance
    }

    /// Whether every larger count of workers is measurably slower than the fewest, by the tolerance.
    var isSlower: Bool { growth.isResolved && growth.factor < 1 - Self.tolerance }

    /// The points with more workers than are enough.
    var beyond: [SweepPoint] {
        points.filter { ($0.configuration.workers ?? 0) > (enough.configuration.workers ?? 0) }
    }
}
