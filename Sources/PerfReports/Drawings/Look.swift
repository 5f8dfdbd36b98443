import Charts
import PerfModel
import Statistics

/// The colours of lines: the same strategy has the same one in every chart, where that is possible.
enum Look {
    /// One style per line.
    ///
    /// A single serial line is neutral. Where no strategy has two lines, threads have the first colour,
    /// processes the second and others those after them by name; else lines are coloured in order.
    static func styles(of keys: [LineKey]) -> [Series.Style] {
        let serials = keys.filter(\.isSerial).count
        let pools = keys.filter { !$0.isSerial || serials > 1 }
        let strategies = Set(pools.map(\.strategy))
        let isOnePerStrategy =
            serials <= 1 && strategies.count == pools.count && !strategies.contains(nil)
        var next = 0
        return keys.map { key in
            if key.isSerial, serials == 1 { return .neutral }
            if isOnePerStrategy, let strategy = key.strategy {
                return .ordinal(place(of: strategy, among: pools.compactMap(\.strategy)))
            }
            next += 1
            return .ordinal(next - 1)
        }
    }

    private static func place(of strategy: Strategy, among strategies: [Strategy]) -> Int {
        let known: [Strategy] = [.threads, .processes]
        if let place = known.firstIndex(of: strategy) { return place }
        let others = strategies.filter { !known.contains($0) }.sorted()
        return known.count + (others.firstIndex(of: strategy) ?? 0)
    }
}

extension SweepPoint {
    /// The point as a chart takes it, in seconds.
    func chartPoint(at x: Double, called name: String) -> Point {
        let scale = 1e-9
        let ends = ends
        return Point(
            x: x, value: median.map { $0 * scale }, low: ends.map { $0.lower * scale },
            high: ends.map { $0.upper * scale },
            // A single run is its own middle: a dot beside the marker would say it twice.
            runs: runs > 1 ? (walls?.sorted ?? []).map { $0 * scale } : [], tooltip: tooltip(name),
            key: key)
    }

    /// What a chart draws around the median: its interval, else how far it may be off by reading.
    var ends: (lower: Double, upper: Double)? {
        if let interval { return (interval.lower, interval.upper) }
        guard let median, let readingError else { return nil }
        return (max(0, median - readingError), median + readingError)
    }

    /// `threads ×4: 0.331 s (0.304–0.343 s), 8 runs`, `threads ×4: 17.63 ± 0.08 s, read`.
    private func tooltip(_ name: String) -> String {
        guard let median else { return "\(name): no run that counts" }
        if let readingError, interval == nil {
            let unit = TimeUnit.fitting([median])
            return "\(name): \(unit.number(median, within: readingError)) \(unit.symbol), read"
        }
        let unit = TimeUnit.fitting([median])
        let interval = interval.map {
            " (\(unit.text($0, around: median)))"
        }
        return "\(name): \(unit.text(median))\(interval ?? ""), \(Digits.count(runs, "run"))"
    }
}
