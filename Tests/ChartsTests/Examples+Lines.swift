import Charts
import TestSupport

/// Grids of charts, computed curves and numbers read from a graph.
extension Examples {
    static func panel(_ seconds: Double) -> SmallMultiples.Panel {
        var generator = SeededGenerator(seed: UInt64(seconds * 1000))
        func runs(_ middle: Double) -> [Double] {
            (0..<8).map { _ in middle * Double.random(in: 0.97...1.05, using: &generator) }
        }
        let workers = [1.0, 2, 4, 8]
        return SmallMultiples.Panel(
            series: [
                Series(
                    name: "serial", style: .neutral, points: [point(1, runs(seconds))],
                    asLevel: true),
                Series(
                    name: "threads", style: .ordinal(0),
                    points: workers.map { point($0, runs(seconds * (1.04 + $0 * 0.01))) }),
                Series(
                    name: "processes", style: .ordinal(1),
                    points: workers.map { point($0, runs(seconds / min($0, 2) + 0.01)) }),
            ],
            rules: [Rule(.x(1), label: "1 core"), Rule(.x(2), label: "2 CPUs")])
    }

    /// Two loads with and without caching.
    static let multiples = SmallMultiples(
        title: "divisors: processes halve the time at both loads, caching changes nothing",
        subtitle:
            "AMD EPYC, 1 core, 2 CPUs · cpython 3.11.7 gil · median of 8 runs, every run shown",
        description: "Two processes take half of the serial time in all four panels.", x: workers,
        y: Axis(label: "time", kind: .log(base: 10), unit: .seconds),
        columns: ["normal load", "high load (×10)"], rows: ["not cached", "cached"],
        panels: [panel(0.066), panel(0.66), panel(0.06), panel(0.6)])

    static let shares = [0.622, 0.872, 0.95]
    /// 1 to 64 in equal factors.
    static let curve: [Double] = {
        let step = 1.0717734625362931  // 64^(1/60)
        return (0..<60).reduce(into: [1.0]) { curve, _ in
            curve.append(curve[curve.count - 1] * step)
        }
    }()

    /// Amdahl's law for three shares, its limits, the ideal, and what was measured.
    static let laws = LineChart(
        title: "Amdahl's law: what cannot be shared decides",
        subtitle: "computed for three shares p, over what was measured",
        description: "With p = 0.95 no number of workers is more than 20 times as fast.",
        x: workers, y: Axis(label: "speed-up", unit: .ratio),
        series: [
            Series(
                name: "ideal", style: .neutral, points: curve.map { Point(x: $0, value: $0) },
                isComputed: true, isClipped: true)
        ]
            + shares.enumerated().map { index, share in
                Series(
                    name: "p = \(share)", style: .ordinal(index),
                    points: curve.map { Point(x: $0, value: 1 / (1 - share + share / $0)) },
                    isComputed: true)
            } + [
                Series(
                    name: "measured", style: .ordinal(3),
                    points: [1.0, 2, 4, 8].map { point($0, [1 / (0.1 + 0.9 / $0)]) }, isDots: true)
            ],
        rules: shares.enumerated().map { index, share in
            let limit = 1 / (1 - share)
            return Rule(
                .y(limit), label: "limit \(NumberText.significant(limit, figures: 3))×",
                style: .series(.ordinal(index)))
        })

    static func transcribed(_ values: [Double]) -> [Point] {
        zip([1.0, 2, 4, 8, 16], values).map {
            Point(x: $0, value: $1, low: $1 - 0.1, high: $1 + 0.1)
        }
    }

    /// Five values as read from a printed graph, beside a line of the same kind.
    static let read = LineChart(
        title: "five values, as read from the graph", subtitle: "whisker = error of reading",
        x: workers, y: time,
        series: [
            Series(
                name: "document", style: .ordinal(1),
                points: transcribed([3.1, 1.7, 1.2, 1.1, 1.4]), isDots: true),
            Series(
                name: "line", style: .ordinal(0), points: transcribed([2.9, 1.9, 1, 0.9, 0.8]),
                hasWhiskers: true),
        ])

    /// The same lines as a ratio of the serial middle to each value, and divided by the workers.
    private static func ratios(_ series: Series, perWorker: Bool) -> Series {
        let serial = Examples.serial.points[0].value
        var ratios = series
        ratios.points = series.points.map { point in
            let divisor = perWorker ? point.x : 1
            return Point(
                x: point.x, value: serial / point.value / divisor,
                low: point.high.map { serial / $0 / divisor },
                high: point.low.map { serial / $0 / divisor })
        }
        return ratios
    }

    /// What the workers bring, and what is left of each.
    static let paired = PairedChart(
        title: "divisors, high load: two processes are 1.9 times as fast, more gain nothing",
        subtitle:
            "AMD EPYC, 2 CPUs · cpython 3.11.7 gil · medians of 8 runs against serial, 0.62 s",
        description:
            "Two processes reach a speed-up of 1.9 with 94 % efficiency, eight the same with 22 %.",
        x: workers,
        panels: [
            PairedChart.Panel(
                heading: "speed-up", y: Axis(label: "speed-up", unit: .ratio),
                series: [
                    Series(
                        name: "ideal", style: .neutral,
                        points: [1.0, 2, 4, 8].map { Point(x: $0, value: $0) },
                        isComputed: true, isClipped: true),
                    ratios(threads, perWorker: false), ratios(processes, perWorker: false),
                ], rules: [Rule(.x(2), label: "2 CPUs"), Rule(.y(1), label: "")]),
            PairedChart.Panel(
                heading: "efficiency", y: Axis(label: "efficiency", unit: .percent),
                series: [
                    ratios(threads, perWorker: true), ratios(processes, perWorker: true),
                ], rules: [Rule(.x(2), label: "2 CPUs")]),
        ])
}
