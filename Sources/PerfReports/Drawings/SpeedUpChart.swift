import Charts
import PerfModel
import Statistics

/// Speed-up and efficiency against workers, a panel each.
///
/// Speed-up has the ideal line and Amdahl's law where it is to be believed, efficiency the level of
/// 100 %. Both come from medians; runs are in the chart of times.
struct SpeedUpChart {
    /// With workers on its axis.
    var sweep: SweepChart
    let speedUps: SpeedUps

    /// Nil where no pool has speed-ups with several numbers of workers.
    ///
    /// - Parameter baselines: what speed-ups are measured against.
    init?(of sweep: SweepChart, against baselines: Baselines) {
        guard sweep.axis == .workers else { return nil }
        speedUps = SpeedUps(of: sweep, against: baselines)
        self.sweep = sweep
        guard speedUps.isTelling else { return nil }
    }

    /// A sentence for those who do not see the chart: every speed-up, the law, and the best efficiency.
    var alternative: String {
        let efficiencies = speedUps.pools.compactMap { pool -> String? in
            let crowds = pool.points.filter { $0.workers > 1 }
            guard let last = crowds.last else { return nil }
            let percent = Quantity.percent(100 * last.factor / Double(last.workers))
            return "\(percent) for \(pool.line.name) with \(Digits.count(last.workers))"
        }
        guard !efficiencies.isEmpty else { return speedUps.alternative }
        return "\(speedUps.alternative) Efficiency at the most workers:"
            + " \(Quantity.names(efficiencies))."
    }

    /// `processes reach 1.90× with 2 workers`; nil where nothing can be told.
    var claim: String? {
        let crowds = speedUps.pools.flatMap { pool in
            pool.points.filter { $0.workers > 1 && !$0.isBaseline }.map { (pool, $0) }
        }
        guard let (pool, best) = crowds.max(by: { $0.1.factor < $1.1.factor }),
            let comparison = Comparison(best.point, against: best.baseline),
            comparison.hasEnoughRuns
        else { return nil }
        guard comparison.isGain else { return "more workers gain nothing" }
        return "\(pool.line.name) reach \(Quantity.factor(best.factor))× with"
            + " \(Digits.count(best.workers, "worker"))"
    }

    var title: String {
        var sweep = sweep
        sweep.claim = claim ?? "speed-up and efficiency"
        return sweep.title
    }

    /// Host and runtime, what the speed-ups are of, and what is drawn.
    var subtitle: String {
        let points = speedUps.pools.flatMap(\.points)
        let serial = Set(points.map(\.baseline.configuration.isSerial))
        let base =
            serial == [true] ? "serial" : serial == [false] ? "one worker" : "serial or one worker"
        let counts = points.flatMap { [$0.point.runs, $0.baseline.runs] }
        let runs =
            counts.max() == 1 ? "one run each" : "medians of \(SweepChart.range(counts)) runs"
        let stretches = speedUps.pools.flatMap { pool in
            pool.points.map { hasEnds($0) }.split(separator: false).map(\.count)
        }
        let intervals = stretches.isEmpty ? "" : SweepChart.intervalWords(stretches)
        let law = speedUps.pools.contains { $0.drawn != nil } ? ", dashed = Amdahl's law" : ""
        return "\(sweep.placeWords) · against \(base), \(runs)\(intervals)\(law)"
    }

    private func hasEnds(_ speedUp: SpeedUps.SpeedUp) -> Bool {
        !speedUp.isBaseline && speedUp.point.interval != nil && speedUp.baseline.interval != nil
    }
}
