import Charts
import TestSupport

/// Charts that the golden files show, and that other tests take apart.
enum Examples {
    /// A point with the median of its runs and their extremes as its interval.
    static func point(_ x: Double, _ runs: [Double]) -> Point {
        let sorted = runs.sorted()
        let median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        return Point(
            x: x, value: median, low: sorted.first, high: sorted.last, runs: runs)
    }

    static let workers = Axis(label: "workers", kind: .log(base: 2))
    static let time = Axis(label: "time", unit: .seconds)

    static let serial = Series(
        name: "serial", style: .neutral,
        points: [point(1, [0.627, 0.641, 0.622, 0.613, 0.633, 0.656, 0.621, 0.607])],
        asLevel: true)

    static let threads = Series(
        name: "threads", style: .ordinal(0),
        points: [
            point(1, [0.646, 0.711, 0.649, 0.666, 0.645, 0.636, 0.612, 0.63]),
            point(2, [0.645, 0.674, 0.666, 0.641, 0.648, 0.632, 0.686, 0.654]),
            point(4, [0.701, 0.69, 0.68, 0.657, 0.647, 0.647, 0.66, 0.645]),
            point(8, [0.678, 0.679, 0.691, 0.663, 0.654, 0.653, 0.648, 0.651]),
        ])

    static let processes = Series(
        name: "processes", style: .ordinal(1),
        points: [
            point(1, [0.657, 0.654, 0.636, 0.678, 0.627, 0.665, 0.649, 0.648]),
            point(2, [0.334, 0.329, 0.343, 0.341, 0.323, 0.324, 0.333, 0.304]),
            point(4, [0.381, 0.343, 0.359, 0.362, 0.326, 0.365, 0.345, 0.337]),
            point(8, [0.367, 0.355, 0.355, 0.355, 0.343, 0.346, 0.357, 0.337]),
        ])

    /// Time against workers: two strategies, a baseline and the number of CPUs.
    static let scaling = LineChart(
        title: "divisors, high load, cached: processes halve the time, threads gain nothing",
        subtitle:
            "AMD EPYC, 2 CPUs · cpython 3.11.7 gil · median of 8 runs, every run shown, band = 99 % interval",
        description:
            "With 2 processes 1.9 times as fast as serial (0.33 s against 0.63 s); more gain nothing.",
        x: workers, y: time, series: [serial, threads, processes],
        rules: [Rule(.x(2), label: "2 CPUs")])

    /// Speed-up with the ideal line and a fitted law, six numbers of workers.
    static let speedUp = LineChart(
        title: "primes: threads scale to four workers, then the memory bus is full",
        subtitle: "Apple M2, 8 CPUs · swift 6.3.1 · speed-up against serial",
        description:
            "Threads are 3.4 times as fast as serial with 4 workers, and 3.6 times with 6.",
        x: workers, y: Axis(label: "speed-up", unit: .ratio),
        series: [
            Series(
                name: "ideal", style: .neutral,
                points: [Point(x: 1, value: 1), Point(x: 6, value: 6)],
                isComputed: true),
            Series(
                name: "Amdahl p = 0.91", style: .ordinal(0),
                points: (1...6).map { Point(x: Double($0), value: 1 / (0.09 + 0.91 / Double($0))) },
                isComputed: true),
            Series(
                name: "threads", style: .ordinal(0),
                points: [1.0, 1.86, 2.66, 3.41, 3.52, 3.61].enumerated().map {
                    Point(
                        x: Double($0.offset + 1), value: $0.element, low: $0.element * 0.96,
                        high: $0.element * 1.03)
                }),
        ],
        rules: [Rule(.y(1), label: "serial = 1")])

    /// Seven series over 1 to 16 workers, each with its own shape of curve.
    static let seven: LineChart = {
        var generator = SeededGenerator(seed: 7)
        let names = [
            "threads", "processes", "swift tasks", "goroutines", "rayon", "openmp", "actors",
        ]
        let series = names.enumerated().map { index, name in
            let share = 0.55 + 0.06 * Double(index)
            return Series(
                name: name, style: .ordinal(index),
                points: [1.0, 2, 4, 8, 16].map { workers in
                    let ideal = 84e-3 * (1 - share + share / workers) + 0.4e-3 * workers
                    return point(
                        workers,
                        (0..<6).map { _ in ideal * Double.random(in: 0.97...1.06, using: &generator)
                        })
                })
        }
        return LineChart(
            title: "mergesort, normal load: seven ways to share the work",
            subtitle: "Ampere Altra, 16 CPUs · median of 6 runs, every run shown",
            description: "All seven gain until 8 workers.", x: workers, y: time, series: series,
            rules: [Rule(.x(16), label: "16 CPUs")])
    }()

    /// Twelve sessions by revision with a step after the seventh.
    static let trend: LineChart = {
        var generator = SeededGenerator(seed: 12)
        let revisions = [
            "3f2a91c", "b7d01e2", "9c44f0a", "e81b6d3", "04ac7f9", "5d9e2b8", "a60f13c", "8b04d7e",
            "c2719fa", "71e5b0d", "f93c6a4", "2ad8e15",
        ]
        let points = revisions.indices.map { index in
            let base = index < 7 ? 100e-3 : 108.3e-3
            return point(
                Double(index),
                (0..<8).map { _ in base * Double.random(in: 0.985...1.02, using: &generator) })
        }
        return LineChart(
            title: "sort, threads × 4: slower since 8b04d7e",
            subtitle:
                "AMD EPYC, 2 CPUs · 12 sessions · median and interval of each, levels as steps",
            description: "The median rose by 8.3 % between a60f13c and 8b04d7e.",
            x: Axis(label: "revision", kind: .ordinal(revisions)),
            y: Axis(label: "median time", unit: .seconds, includesZero: false),
            series: [
                Series(
                    name: "threads × 4", style: .ordinal(0), points: points,
                    levels: [
                        Level(from: 0, to: 6.5, value: 100e-3),
                        Level(from: 6.5, to: 11, value: 108.3e-3),
                    ])
            ],
            rules: [
                Rule(
                    .x(6.5), label: "+8.3 % since 8b04d7e",
                    detail: "between a60f13c and 8b04d7e (4 commits)", style: .mark)
            ])
    }()

    /// Names that could break a document, a line of writing or the layout.
    static let hostile = LineChart(
        title: "<b>&\"'\u{0}\u{7} ../../x " + String(repeating: "wide title ", count: 30),
        subtitle: String(repeating: "W", count: 300),
        description: "]]> --> <script>alert('x')</script> \u{FFFF}",
        x: Axis(label: "workers & <others>", kind: .linear, includesZero: false),
        y: Axis(label: String(repeating: "time ", count: 60), unit: .seconds),
        series: [
            Series(
                name: String(repeating: "name", count: 50), style: .ordinal(0),
                points: [Point(x: 1, value: 1), Point(x: 2, value: 2)]),
            Series(
                name: "מהירות", style: .ordinal(1),
                points: [Point(x: 1, value: 1.2), Point(x: 2, value: 2.1)]),
            Series(
                name: "🚀 rocket 👩‍👩‍👧", style: .ordinal(2),
                points: [Point(x: 1, value: 0.4), Point(x: 2, value: 0.3)]),
            Series(
                name: "\u{202E}turned <&\"'>\u{1}", style: .ordinal(3),
                points: [Point(x: 1, value: 0.5), Point(x: 2, value: 0.6)]),
        ])

    /// A gap, a value alone, values without a place, and a series without any.
    static let gaps = LineChart(
        title: "a missing point is a gap", x: Axis(label: "workers", kind: .log(base: 2)), y: time,
        series: [
            Series(
                name: "gap", style: .ordinal(0),
                points: [
                    Point(x: 1, value: 3, low: 2.8, high: 3.3),
                    Point(x: 2, value: 2, low: 1.7, high: 2.2),
                    Point(x: 4, value: nil), Point(x: 8, value: 1, low: 0.8, high: 1.4),
                ]),
            Series(
                name: "unreal", style: .ordinal(1),
                points: [
                    Point(x: 1, value: .nan), Point(x: 2, value: .infinity),
                    Point(x: 0, value: 1), Point(x: .nan, value: 1),
                ]),
            Series(name: "alone", style: .ordinal(2), points: [Point(x: 4, value: 1.5)]),
        ])

    /// Three configurations without an order among them.
    static let rows = DotChart(
        title: "start-up: swift is first, python last",
        subtitle: "AMD EPYC, 2 CPUs · every run shown, marker = median, bar = 95 % interval",
        description: "The swift program starts in 1.2 ms, python in 11 ms.",
        values: time,
        rows: [
            DotRow(
                name: "swift, static", style: .ordinal(0),
                point: Point(
                    x: 0, value: 1.22e-3, low: 1.18e-3, high: 1.31e-3,
                    runs: [1.18e-3, 1.2e-3, 1.22e-3, 1.22e-3, 1.23e-3, 1.3e-3, 1.45e-3, 1.19e-3])),
            DotRow(
                name: "swift, dynamic", style: .ordinal(1),
                point: Point(
                    x: 0, value: 5.91e-3, low: 5.7e-3, high: 6.2e-3,
                    runs: [5.7e-3, 5.8e-3, 5.9e-3, 5.92e-3, 6.0e-3, 6.2e-3, 7.1e-3, 5.66e-3])),
            DotRow(
                name: "python -c pass", style: .ordinal(2),
                point: Point(
                    x: 0, value: 11.3e-3, low: 10.9e-3, high: 11.8e-3,
                    runs: [10.9e-3, 11e-3, 11.2e-3, 11.4e-3, 11.8e-3, 12.6e-3, 11.1e-3, 11.5e-3])),
        ])

    /// Nothing at all.
    static let empty = LineChart(
        title: "nothing was measured", subtitle: "no sessions in this window", x: workers, y: time,
        series: [])

    /// A single point with its runs.
    static let one = LineChart(
        title: "one configuration, one number of workers", x: workers, y: time,
        series: [
            Series(
                name: "threads", style: .ordinal(0),
                points: [point(4, [0.11, 0.121, 0.113, 0.118, 0.109])])
        ])

    /// More series than labels fit at the lines' ends.
    static let crowd = LineChart(
        title: "twenty runtimes, named in a legend", x: workers, y: time,
        series: (0..<20).map { index in
            Series(
                name: "runtime \(index + 1)", style: .ordinal(index),
                points: [1.0, 2, 4, 8].map {
                    Point(x: $0, value: 0.004 * Double(index + 3) * (0.4 + 0.6 / $0))
                })
        })
}
