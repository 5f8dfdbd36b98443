import Charts
import PerfModel
import Statistics

/// The speed-ups of a chart's pools against workers, and what Amdahl's law says of them:
/// S(n) = 1/((1 − p) + p/n).
///
/// - Source: Amdahl 1967, "Validity of the Single Processor Approach to Achieving Large Scale Computing
///   Capabilities"; the formula in Hill and Marty 2008, "Amdahl's Law in the Multicore Era".
struct SpeedUps {
    /// Those with a line each, in the order of lines.
    let pools: [Pool]

    /// The pools of one line: their speed-ups, and what the law says of them.
    struct Pool {
        var line: Line
        var style: Series.Style
        /// Fewest workers first; those without a baseline are left out.
        var points: [SpeedUp]
        /// What the findings say of the same points; nil where there is too little to say.
        var fraction: ParallelFraction?
        /// Whether a lock lets one of its workers run at a time.
        var isLocked: Bool
    }

    /// How many times as fast a point is as its baseline.
    struct SpeedUp {
        var point: SweepPoint
        var baseline: SweepPoint
        var workers: Int
        /// The baseline's median over the point's.
        var factor: Double
    }

    /// - Parameters:
    ///   - sweep: with workers on its axis.
    ///   - baselines: what speed-ups are measured against; nil for those among the chart's points.
    init(of sweep: SweepChart, against baselines: Baselines? = nil) {
        let lines = sweep.lines
        let baselines = baselines ?? Baselines(among: sweep.points)
        let groups = Contenders.groups(of: sweep.points).map { points in
            Group(points, hosts: sweep.hosts)
        }
        pools = zip(lines, Look.styles(of: lines.map(\.key))).compactMap { line, style in
            guard !line.key.isSerial, let first = line.points.first else { return nil }
            let group = groups.first { $0.has(first) }
            return Pool(
                line: line, style: style,
                points: line.points.compactMap { SpeedUp($0, against: baselines) },
                fraction: group?.fraction(of: line),
                isLocked: group?.hasLock == true && line.key.strategy == .threads)
        }
    }

    /// The most workers of any pool; nil without one.
    var most: Int? { pools.flatMap { $0.line.points.compactMap(\.configuration.workers) }.max() }

    /// Whether any speed-up is known.
    var isKnown: Bool { pools.contains { !$0.points.isEmpty } }

    /// Whether a pool has speed-ups with several numbers of workers.
    var isTelling: Bool { pools.contains { Set($0.points.map(\.workers)).count > 1 } }
}

/// Points that may be compared, with what the findings say of all of them.
private struct Group {
    private let group: StudyGroup
    private let bound: WorkBound?
    let hasLock: Bool

    /// - Parameter points: at least one.
    init(_ points: [SweepPoint], hosts: HostNames) {
        group = StudyGroup(points: points, subject: StudySubject(of: points[0], hosts: hosts))
        bound = WorkBound(of: group)
        hasLock = InterpreterLock(of: group) != nil
    }

    func has(_ point: SweepPoint) -> Bool {
        group.points.contains {
            $0.configuration == point.configuration && $0.session.id == point.session.id
        }
    }

    /// What the law says of the pool that a line is.
    func fraction(of line: Line) -> ParallelFraction? {
        let own = Set(line.points.map(\.configuration))
        return group.pools.first { own.isSuperset(of: $0.points.map(\.configuration)) }
            .flatMap { ParallelFraction(of: $0, in: group, bound: bound) }
    }
}

extension SpeedUps.SpeedUp {
    /// Nil for a point without workers or baseline, or without a median above zero.
    init?(_ point: SweepPoint, against baselines: Baselines) {
        guard let workers = point.configuration.workers,
            let baseline = baselines.baseline(of: point),
            let factor = baselines.speedUp(of: point)
        else { return nil }
        (self.point, self.baseline, self.workers) = (point, baseline, workers)
        self.factor = factor
    }

    /// Whether the point is its own baseline, of which the speed-up is 1 and nothing is uncertain.
    var isBaseline: Bool {
        point.configuration == baseline.configuration && point.session.id == baseline.session.id
    }

    /// Where the factor lies; nil for too few runs.
    var interval: Interval? {
        isBaseline ? nil : Comparison(point, against: baseline)?.interval
    }

    /// `threads, 4 workers: 3.41× (3.30–3.50), 85 % of the ideal`.
    func words(of name: String, _ interval: Interval?) -> String {
        let range = interval.map { " (\(Quantity.factors($0.lower, $0.upper)))" } ?? ""
        let ideal = Quantity.percent(100 * factor / Double(workers))
        let words = Digits.count(workers, "worker")
        return "\(name), \(words): \(Quantity.factor(factor))×\(range), \(ideal) of the ideal"
    }
}

extension SpeedUps.Pool {
    /// The fraction that is drawn; nil where none is to be believed.
    var drawn: Double? {
        guard let fraction, !isLocked, fraction.doubt == nil, fraction.isSeen else { return nil }
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

extension SpeedUps {
    /// A straight line: each worker does as much as one alone.
    static func ideal(upTo most: Double) -> Series {
        Series(
            name: "ideal", style: .neutral,
            points: places(upTo: most).map { Point(x: $0, value: $0) },
            isComputed: true, isClipped: true)
    }

    /// The law for a parallel fraction; beyond the frame of what was measured it is cut off.
    static func curve(
        _ name: String, _ style: Series.Style, _ fraction: Double, upTo most: Double
    ) -> Series {
        let points = places(upTo: most).map {
            Point(x: $0, value: 1 / (1 - fraction + fraction / $0))
        }
        return Series(
            name: name, style: style, points: points, isComputed: true, isClipped: true)
    }

    /// The law as fitted to each pool of which a fraction is to be believed.
    func fitted(upTo most: Double) -> [Series] {
        pools.compactMap { pool in
            pool.drawn.map { fraction in
                Self.curve("\(pool.line.name), \(pool.words)", pool.style, fraction, upTo: most)
            }
        }
    }

    /// How many places of a curve are computed.
    private static let steps = 48

    private static func places(upTo most: Double) -> [Double] {
        guard most > 1 else { return [1] }
        return (0...steps).map { 1 + (most - 1) * Double($0) / Double(steps) }
    }

    /// A sentence for those who do not see a chart of them.
    var alternative: String {
        let words = pools.map { pool in
            let factors = pool.points.map {
                "\(Quantity.factor($0.factor)) with \(Digits.count($0.workers))"
            }
            let told = factors.isEmpty ? "no baseline" : Quantity.joined(factors)
            return "\(pool.line.name) \(told) (\(pool.words))"
        }
        return "Speed-up against workers: \(words.joined(separator: "; "))."
    }
}
