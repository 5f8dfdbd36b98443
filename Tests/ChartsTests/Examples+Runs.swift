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

    /// How curves moved between two windows of time.
    static let moved = LineChart(
        title: "divisors: since September processes gain from four workers, too",
        subtitle: "AMD EPYC, 8 CPUs · median and 95 % interval · pale: August, strong: September",
        description: "With 4 processes the time fell from 0.35 s to 0.19 s.",
        x: workers, y: time,
        series: [
            window("threads, August", .ordinal(0), [0.66, 0.60, 0.58, 0.59], isBefore: true),
            window("processes, August", .ordinal(1), [0.65, 0.34, 0.35, 0.36], isBefore: true),
            window("threads", .ordinal(0), [0.65, 0.59, 0.55, 0.54]),
            window("processes", .ordinal(1), [0.64, 0.335, 0.19, 0.12]),
        ], rules: [Rule(.x(8), label: "8 CPUs")])

    private static func window(
        _ name: String, _ style: Series.Style, _ middles: [Double], isBefore: Bool = false
    ) -> Series {
        Series(
            name: name, style: style,
            points: zip([1.0, 2, 4, 8], middles).map { x, middle in
                let seed = UInt64(x * 100 + middle * 1000)
                return point(x, runs(8, seed) { middle * (1 + 0.05 * noise(&$0)) })
            }, isBefore: isBefore)
    }

    /// Thirty sessions with marks that are nearer to each other than their words are long.
    static let annotated: LineChart = {
        let points = (0..<30).map { session -> Point in
            let base = session < 13 ? 0.412 : session < 22 ? 0.437 : 0.361
            var next = point(
                Double(session), runs(8, UInt64(session + 50)) { base * (1 + 0.04 * noise(&$0)) })
            if session == 9 { next.excluded = [0.52, 0.49] }
            return next
        }
        let names = (0..<30).map { "r\(1201 + $0 * 3)" }
        return LineChart(
            title: "parse, threads × 4: 17 % faster since r1267, after a slower fortnight",
            subtitle: "AMD EPYC, 2 CPUs · 30 sessions · median and interval, hollow: excluded runs",
            description: "The median rose by 6.1 % at r1240 and fell by 17 % at r1267.",
            x: Axis(label: "revision", kind: .ordinal(names)),
            y: Axis(label: "median time", unit: .seconds, includesZero: false),
            series: [
                Series(
                    name: "threads × 4", style: .ordinal(0), points: points,
                    levels: [
                        Level(from: 0, to: 12.5, value: 0.412),
                        Level(from: 12.5, to: 21.5, value: 0.437),
                        Level(from: 21.5, to: 29, value: 0.361),
                    ])
            ],
            rules: [
                Rule(.x(9), label: "new power supply in the machine room"),
                Rule(.x(11), label: "swift 6.3.1"),
                Rule(.x(12), label: "kernel 6.18.44 with a new scheduler for virtual machines"),
                Rule(.x(23), label: "allocator exchanged"),
                Rule(.x(12.5), label: "+6.1 %", detail: "r1237 … r1240", style: .mark),
                Rule(.x(21.5), label: "−17 %", detail: "r1264 … r1267", style: .mark),
            ])
    }()

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
