import Charts
import TestSupport

/// Charts of runs: how they spread, how they moved, and which of them do not count.
extension Examples {
    private static func runs(
        _ count: Int, _ seed: UInt64, _ value: (inout SeededGenerator) -> Double
    ) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in value(&generator) }
    }

    private static func noise(_ generator: inout SeededGenerator) -> Double {
        (0..<4).reduce(0) { sum, _ in sum + Double.random(in: -1...1, using: &generator) } / 4
    }

    /// The shapes in which runs come: narrow, with a tail, in two groups, few.
    static let distribution = DistributionChart(
        title: "parse, four configurations: pools come in two groups",
        subtitle: "AMD EPYC, 2 CPUs · every run shown, marker = median, whisker = 95 % interval",
        description: "The pool's runs come in two groups 4 ms apart, the others in one.",
        values: Axis(label: "time", unit: .seconds, includesZero: false),
        rows: [
            row("serial", .neutral, runs(60, 1) { 0.031 + 0.0006 * noise(&$0) }),
            row(
                "threads × 4", .ordinal(0),
                runs(60, 2) { generator in
                    let tail = Double.random(in: 0...1, using: &generator)
                    return 0.0272 + 0.0008 * noise(&generator) + 0.005 * tail * tail * tail
                }),
            row(
                "pool × 4", .ordinal(1),
                runs(60, 3) { generator in
                    let isSlow = Double.random(in: 0...1, using: &generator) > 0.55
                    return (isSlow ? 0.0265 : 0.0225) + 0.0007 * noise(&generator)
                }),
            row("pool × 8", .ordinal(2), [0.0219, 0.0224, 0.0221], excluded: [0.0301]),
        ])

    private static func row(
        _ name: String, _ style: Series.Style, _ runs: [Double], excluded: [Double] = []
    ) -> DotRow {
        let sorted = runs.sorted()
        let half = Double(runs.count).squareRoot()
        let low = max(0, Int(Double(runs.count) / 2 - half))
        var point = point(0, runs)
        point.low = runs.count < 6 ? nil : sorted[low]
        point.high = runs.count < 6 ? nil : sorted[sorted.count - 1 - low]
        point.excluded = excluded
        return DotRow(name: name, style: style, point: point)
    }

    /// How a curve moved between two windows of time.
    static let moved = LineChart(
        title: "divisors: since September processes gain from four workers, too",
        subtitle: "AMD EPYC, 8 CPUs · median of all runs of August (grey) and of September",
        description: "With 4 processes the time fell from 0.35 s to 0.19 s.",
        x: workers, y: time,
        series: [
            Series(
                name: "August", style: .neutral,
                points: zip([1.0, 2, 4, 8], [0.65, 0.34, 0.35, 0.36]).map { x, middle in
                    point(x, runs(8, UInt64(x) + 8) { middle * (1 + 0.05 * noise(&$0)) })
                }),
            Series(
                name: "September", style: .ordinal(1),
                points: zip([1.0, 2, 4, 8], [0.64, 0.335, 0.19, 0.12]).map { x, middle in
                    point(x, runs(8, UInt64(x)) { middle * (1 + 0.05 * noise(&$0)) })
                }),
        ], rules: [Rule(.x(8), label: "8 CPUs")])

    /// Ninety nights over the turn of a year, some failed, some with runs that do not count.
    static let nightly: LineChart = {
        let first = 1_793_836_800.0  // 2026-11-05
        let points = (0..<90).map { night -> Point in
            let base = night < 52 ? 0.212 : 0.187
            let x = first + Double(night) * 86_400
            guard night % 23 != 7 else { return Point(x: x, value: nil) }
            var next = point(x, runs(5, UInt64(night + 1)) { base * (1 + 0.03 * noise(&$0)) })
            if night % 19 == 4 { next.excluded = [base * 1.3, base * 1.22] }
            return next
        }
        let change = first + 51.5 * 86_400
        return LineChart(
            title: "nightly, swift tasks × 8: 12 % faster since 27 December",
            subtitle: "Apple M2, 8 CPUs · median of 5 runs a night · hollow: excluded runs",
            description: "The median fell from 212 ms to 187 ms on 27 December 2026.",
            x: Axis(label: "night", kind: .time),
            y: Axis(label: "time", unit: .seconds, includesZero: false),
            series: [
                Series(
                    name: "tasks × 8", style: .ordinal(0), points: points,
                    levels: [
                        Level(from: first, to: change, value: 0.212),
                        Level(from: change, to: first + 89 * 86_400, value: 0.187),
                    ])
            ],
            rules: [
                Rule(.x(change), label: "−12 %", detail: "swift 6.3.2", style: .mark)
            ])
    }()
}
