import Charts
import PerfModel
import Statistics

/// Draws speed-ups against workers, with the curves of Amdahl's law.
struct LawDrawing {
    var sweep: SweepChart
    /// Numbers that were made elsewhere; nil for none.
    var study: StudyEvidence?

    /// Nil where no speed-up is known.
    func picture() -> PlateDrawing.Picture? {
        let speedUps = SpeedUps(of: sweep)
        guard let most = speedUps.most, speedUps.isKnown else { return nil }
        let alternative = speedUps.alternative
        let x = Axis(
            label: "workers", kind: SweepChart.kind(of: [1, Double(most)]), includesZero: false)
        let chart = LineChart(
            title: sweep.title,
            subtitle:
                "\(sweep.placeWords) · \(runsWords), dashed = Amdahl's law",
            description: alternative, x: x,
            y: Axis(
                label: "speed-up", unit: .ratio, holding: [sweep.ideal(upTo: Double(most))]),
            series: computed(speedUps, upTo: Double(most)) + speedUps.pools.map(series)
                + read(upTo: most),
            rules: sweep.rules)
        return PlateDrawing.Picture(scene: chart.scene(), alternative: alternative)
    }

    private var runsWords: String {
        sweep.points.contains { $0.runs > 1 }
            ? "speed-up of medians, dots = runs" : "speed-up, one run each"
    }

    private func series(_ pool: SpeedUps.Pool) -> Series {
        let points = pool.points.map { speedUp -> Point in
            let (point, interval) = (speedUp.point, speedUp.interval)
            let median = speedUp.baseline.median ?? 0
            return Point(
                x: Double(speedUp.workers), value: speedUp.factor, low: interval?.lower,
                high: interval?.upper,
                runs: point.runs > 1
                    ? (point.walls?.sorted ?? []).map { $0 > 0 ? median / $0 : .nan } : [])
        }
        return Series(name: pool.line.name, style: pool.style, points: points)
    }

    /// The ideal, the law for the fractions that a study names, and the law as fitted.
    private func computed(_ speedUps: SpeedUps, upTo most: Double) -> [Series] {
        let named = (study?.fractions ?? []).map { fraction in
            SpeedUps.curve("p = \(Digits.significant(fraction))", .neutral, fraction, upTo: most)
        }
        return [SpeedUps.ideal(upTo: most)] + named + speedUps.fitted(upTo: most)
    }

    /// The speed-ups that a study tells, as dots.
    private func read(upTo most: Int) -> [Series] {
        guard let study, !study.speedUps.isEmpty else { return [] }
        return [
            Series(
                name: "the \(study.name)", style: .ordinal(5),
                points: study.speedUps.filter { $0.workers <= most }.map {
                    Point(x: Double($0.workers), value: $0.factor)
                }, isDots: true)
        ]
    }
}
