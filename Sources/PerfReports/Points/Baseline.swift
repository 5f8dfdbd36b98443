import PerfModel

/// What the speed-up of a point is measured against.
enum Baseline {
    /// The serial point, else the same strategy with one worker, else none.
    ///
    /// It must have the same load, caching, runtime, parameters and host, and the same revision and
    /// label; it may come from another session of those.
    ///
    /// - Parameter points: those of the point's section.
    static func of(_ point: SweepPoint, among points: [SweepPoint]) -> SweepPoint? {
        let comparable = points.filter { $0.median != nil && isComparable($0, point) }
        let serial = comparable.filter(\.configuration.isSerial)
        if let best = closest(to: point, among: serial) { return best }
        guard let strategy = point.configuration.strategy else { return nil }
        return closest(
            to: point,
            among: comparable.filter {
                $0.configuration.strategy == strategy && $0.configuration.workers == 1
                    && $0.configuration.mechanism == point.configuration.mechanism
            })
    }

    /// How many times as fast a point is as its baseline; nil without one.
    static func speedUp(of point: SweepPoint, among points: [SweepPoint]) -> Double? {
        guard let median = point.median, median > 0,
            let base = of(point, among: points)?.median
        else { return nil }
        return base / median
    }

    private static func isComparable(_ left: SweepPoint, _ right: SweepPoint) -> Bool {
        left.host == right.host && left.session.measuresTheSame(as: right.session)
            && left.configuration.runtime == right.configuration.runtime
            && left.configuration.parameters == right.configuration.parameters
            && left.configuration.load == right.configuration.load
            && left.configuration.caching == right.configuration.caching
            && left.configuration.benchmark == right.configuration.benchmark
    }

    /// The same mechanism before none before another, then the same session, then the newest.
    private static func closest(to point: SweepPoint, among points: [SweepPoint]) -> SweepPoint? {
        func rank(_ other: SweepPoint) -> (Int, Int) {
            let mechanism = other.configuration.mechanism
            let likeness = mechanism == point.configuration.mechanism ? 2 : mechanism == nil ? 1 : 0
            return (likeness, other.session.id == point.session.id ? 1 : 0)
        }
        return points.max { left, right in
            if rank(left) != rank(right) { return rank(left) < rank(right) }
            return SweepPoint.precedes(left, right)
        }
    }
}

extension Configuration {
    /// Whether it is one loop without a pool.
    var isSerial: Bool { strategy == .serial }

    /// The strategy with its workers where it is a pool: `serial`, `threads ×4`, `4 workers`.
    var strategyWords: String? {
        let bare = Configuration(benchmark: benchmark, strategy: strategy, workers: workers).words
        return bare.isEmpty ? nil : bare
    }
}
