import PerfModel

/// What the speed-ups of points are measured against.
struct Baselines {
    /// The serial points with a median, and those of pools with one worker, by what they compare with.
    private var serial: [Contenders: [SweepPoint]] = [:]
    private var alone: [Contenders: [SweepPoint]] = [:]
    /// The serial points by what they compare with, whatever their parameters.
    private var serials: [Contenders: [SweepPoint]] = [:]

    /// - Parameter points: those among which baselines are looked for, such as a section's.
    init(among points: [SweepPoint]) {
        for point in points where point.median != nil {
            if point.configuration.isSerial {
                serial[Contenders(of: point), default: []].append(point)
                serials[Contenders(of: point, withParameters: false), default: []].append(point)
            } else if point.configuration.strategy != nil, point.configuration.workers == 1 {
                alone[Contenders(of: point), default: []].append(point)
            }
        }
    }

    /// The serial point, else the same strategy and mechanism with one worker, else none.
    ///
    /// It must have the same load, caching, runtime, parameters and host, and the same revision and
    /// label; it may come from another session of those. A serial point that does not say a parameter
    /// goes with each of its values.
    func baseline(of point: SweepPoint) -> SweepPoint? {
        guard !serial.isEmpty || !alone.isEmpty else { return nil }
        let key = Contenders(of: point)
        if let best = Self.closest(to: point, among: serial[key] ?? []) { return best }
        let bare = (serials[Contenders(of: point, withParameters: false)] ?? []).filter {
            Contenders.goes($0, with: point)
        }
        if let best = Self.closest(to: point, among: bare) { return best }
        guard let strategy = point.configuration.strategy else { return nil }
        return Self.closest(
            to: point,
            among: (alone[key] ?? []).filter {
                $0.configuration.strategy == strategy
                    && $0.configuration.mechanism == point.configuration.mechanism
            })
    }

    /// How many times as fast a point is as its baseline; nil without one.
    func speedUp(of point: SweepPoint) -> Double? {
        guard let median = point.median, median > 0, let base = baseline(of: point)?.median
        else { return nil }
        return base / median
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

    /// The benchmark's name, or words where that is empty.
    var benchmarkWords: String { benchmark.isEmpty ? "the command" : benchmark }
}
