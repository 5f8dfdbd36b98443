import Charts
import PerfModel
import Statistics

/// Draws speed-ups against workers, with the curves of Amdahl's law: S(n) = 1/((1 − p) + p/n).
///
/// - Source: Amdahl 1967, "Validity of the Single Processor Approach to Achieving Large Scale Computing
///   Capabilities"; the formula in Hill and Marty 2008, "Amdahl's Law in the Multicore Era".
struct LawDrawing {
    var sweep: SweepChart
    /// Numbers that were made elsewhere; nil for none.
    var study: StudyEvidence?

    /// The pools of one strategy: their speed-ups, and what the law says of them.
    private struct Pool {
        var line: Line
        var style: Series.Style
        var baselines: Baselines
        /// What the findings say of the same points; nil where there is too little to say.
        var fraction: ParallelFraction?
        /// Whether a lock lets one of its workers run at a time.
        var isLocked: Bool

        /// The fraction that is drawn; nil where none is to be believed.
        var drawn: Double? {
            guard let fraction, !isLocked, fraction.doubt == nil, fraction.isSeen else {
                return nil
            }
            return fraction.law.fraction
        }

        /// `p = 0.94`, or why there is none.
        var words: String {
            guard let fraction else { return "no p: too few workers or runs" }
            switch fraction.doubt?.reason {
            case .slower(let workers)?: return "no p: slower than one with \(workers)"
            case .superlinear(let workers)?: return "no p: \(workers) are more than \(workers)×"
            case nil: break
            }
            guard !isLocked else { return "no p: one at a time" }
            guard fraction.isSeen else { return "no p: no gain" }
            let p = "p = \(Digits.fixed(fraction.law.fraction, 3))"
            guard fraction.cpus != nil, let most = fraction.counts.last else { return p }
            return "\(p) up to \(Digits.count(most))"
        }
    }

    /// The pools of the lines, with the fractions that the findings tell.
    private func pools() -> [Pool] {
        let lines = sweep.lines
        let baselines = Baselines(among: sweep.points)
        guard let first = sweep.points.first else { return [] }
        let group = StudyGroup(
            points: sweep.points, subject: StudySubject(of: first, hosts: sweep.hosts))
        let bound = WorkBound(of: group)
        let hasLock = InterpreterLock(of: group) != nil
        return zip(lines, Look.styles(of: lines.map(\.key))).compactMap { line, style in
            guard !line.key.isSerial else { return nil }
            let own = Set(line.points.map(\.configuration))
            let pool = group.pools.first { own.isSuperset(of: $0.points.map(\.configuration)) }
            return Pool(
                line: line, style: style, baselines: baselines,
                fraction: pool.flatMap { ParallelFraction(of: $0, in: group, bound: bound) },
                isLocked: hasLock && line.key.strategy == .threads)
        }
    }

    /// Nil where no speed-up is known.
    func picture() -> PlateDrawing.Picture? {
        let pools = pools()
        let measured = pools.map(series)
        guard
            let most = pools.flatMap({ $0.line.points.compactMap(\.configuration.workers) }).max(),
            measured.contains(where: { !$0.points.isEmpty })
        else { return nil }
        let alternative = alternative(pools)
        let x = Axis(
            label: "workers", kind: SweepChart.kind(of: [1, Double(most)]), includesZero: false)
        let chart = LineChart(
            title: sweep.title,
            subtitle:
                "\(sweep.placeWords) · \(runsWords), dashed = Amdahl's law",
            description: alternative, x: x, y: Axis(label: "speed-up", unit: .ratio),
            series: computed(pools, upTo: Double(most)) + measured + read(upTo: most),
            rules: sweep.rules)
        return PlateDrawing.Picture(scene: chart.scene(), alternative: alternative)
    }

    private var runsWords: String {
        sweep.points.contains { $0.runs > 1 }
            ? "speed-up of medians, dots = runs" : "speed-up, one run each"
    }

    private func series(_ pool: Pool) -> Series {
        let points = pool.line.points.compactMap { point -> Point? in
            guard let workers = point.configuration.workers,
                let base = pool.baselines.baseline(of: point),
                let factor = pool.baselines.speedUp(of: point), let median = base.median
            else { return nil }
            let interval = Comparison(point, against: base)?.interval
            return Point(
                x: Double(workers), value: factor, low: interval?.lower, high: interval?.upper,
                runs: point.runs > 1
                    ? (point.walls?.sorted ?? []).map { $0 > 0 ? median / $0 : .nan } : [])
        }
        return Series(name: pool.line.name, style: pool.style, points: points)
    }

    /// The ideal, the law as fitted, and the law for the fractions that a study names.
    private func computed(_ pools: [Pool], upTo most: Double) -> [Series] {
        let ideal = Series(
            name: "ideal", style: .neutral,
            points: Self.places(upTo: most).map { Point(x: $0, value: $0) }, isComputed: true,
            isClipped: true)
        let named = (study?.fractions ?? []).map { fraction in
            Self.curve("p = \(Digits.significant(fraction))", .neutral, fraction, upTo: most)
        }
        return [ideal] + named
            + pools.compactMap { pool in
                pool.drawn.map { fraction in
                    Self.curve(
                        "\(pool.line.name), \(pool.words)", pool.style, fraction, upTo: most)
                }
            }
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

    private static func curve(
        _ name: String, _ style: Series.Style, _ fraction: Double, upTo most: Double
    ) -> Series {
        let points = places(upTo: most).map {
            Point(x: $0, value: 1 / (1 - fraction + fraction / $0))
        }
        return Series(name: name, style: style, points: points, isComputed: true)
    }

    /// How many places of a curve are computed.
    private static let steps = 48

    private static func places(upTo most: Double) -> [Double] {
        guard most > 1 else { return [1] }
        return (0...steps).map { 1 + (most - 1) * Double($0) / Double(steps) }
    }

    private func alternative(_ pools: [Pool]) -> String {
        let words = pools.map { pool in
            let factors = pool.line.points.compactMap { point in
                pool.baselines.speedUp(of: point).flatMap { factor in
                    point.configuration.workers.map {
                        "\(Quantity.factor(factor)) with \(Digits.count($0))"
                    }
                }
            }
            return "\(pool.line.name) \(Quantity.joined(factors)) (\(pool.words))"
        }
        return "Speed-up against workers: \(words.joined(separator: "; "))."
    }
}
