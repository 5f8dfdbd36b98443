import Charts
import TestSupport

/// Charts of bars and tasks that the golden files show, and that other tests take apart.
extension Examples {
    static let nasty = [
        String(repeating: "name", count: 50), "مرحبا بالعالم", "🚀 rocket 👩‍👩‍👧", "<&\"'>\u{0}\u{1B}",
        "",
    ]

    /// Runs spread around a middle, the same every time.
    static func spread(_ middle: Double, _ seed: UInt64) -> Point {
        var generator = SeededGenerator(seed: seed)
        return point(
            0, (0..<8).map { _ in middle * Double.random(in: 0.97...1.05, using: &generator) })
    }

    static func strategies(_ values: [Double?]) -> [Bar] {
        let names = ["serial", "threads × 4", "processes × 4"]
        let styles: [Series.Style] = [.neutral, .ordinal(0), .ordinal(1)]
        return values.enumerated().map { index, value in
            Bar(
                name: names[index], style: styles[index],
                point: value.map { spread($0, UInt64(index)) } ?? Point(x: 0, value: nil),
                absence: "failed: 3 of 8 runs")
        }
    }

    /// Two runtimes with three configurations each, of which one failed.
    static let bars = BarChart(
        title: "download: whoever waits together waits once",
        subtitle: "AMD EPYC, 1 core, 2 CPUs · median of 8 runs, whisker = their extremes",
        description: "Four workers take a quarter of the time.", values: time,
        groups: [
            BarGroup(name: "cpython 3.11.7 gil", bars: strategies([6.61, 1.72, 1.83])),
            BarGroup(name: "swift 6.3.1", bars: strategies([6.52, 1.66, nil])),
        ])

    /// The same upright, with a value too small to be seen.
    static let columns: BarChart = {
        var chart = bars
        chart.groups[1].bars[1].point = Point(x: 0, value: 165e-6)
        chart.groups[1].bars[2].absence = "failed"
        chart.direction = .vertical
        return chart
    }()

    static let hostileBars = BarChart(
        title: "<b>&\"'\u{0}" + String(repeating: "wide title ", count: 30), values: time,
        groups: [
            BarGroup(
                name: String(repeating: "group & ", count: 40),
                bars: nasty.enumerated().map {
                    Bar(
                        name: $0.element, style: .ordinal($0.offset),
                        point: Point(x: 0, value: [1e-9, 1e9, 0, .nan, -1e8][$0.offset]),
                        absence: String(repeating: "absent <&> ", count: 30))
                })
        ])

    static let phases = [
        Part(name: "setup", style: .ordinal(3)), Part(name: "start", style: .ordinal(1)),
        Part(name: "argument-transfer", style: .ordinal(4)),
        Part(name: "compute", style: .ordinal(0)),
        Part(name: "result-transfer", style: .ordinal(2)),
        Part(name: "join", style: .ordinal(5)),
    ]

    /// The phases of runs, with tiny segments, a rest and one that never ended.
    static let stacks = StackedBarChart(
        title: "where the time goes: spawn pays for each process before any work",
        subtitle: "divisors, normal load · cpython 3.11.7 gil · median of 8 runs by phase",
        description: "Starting four processes takes half of the time.", values: time,
        parts: phases,
        groups: [
            StackGroup(
                name: "fork",
                stacks: [
                    Stack(name: "serial", values: [0.01, nil, nil, 0.31, nil, nil]),
                    Stack(name: "threads × 4", values: [0.01, 0.002, 0.001, 0.33, 0.001, 0.004]),
                    Stack(
                        name: "processes × 4", values: [0.01, 0.03, 0.02, 0.12, 0.02, 0.02],
                        total: 0.26),
                ]),
            StackGroup(
                name: "spawn",
                stacks: [
                    Stack(name: "processes × 4", values: [0.01, 0.24, 0.05, 0.12, 0.04, 0.03]),
                    Stack(name: "processes × 8", values: [], absence: "did not end within 10 s"),
                ]),
        ])

    /// Rows of tasks, each given to the worker that is free first.
    static func schedule(workers: Int, tasks: Int, style: Series.Style) -> [TimelineRow] {
        var generator = SeededGenerator(seed: UInt64(workers))
        var free = Array(repeating: 0.0, count: workers)
        var rows = Array(repeating: [TimelineTask](), count: workers)
        for task in 1...max(tasks, 1) where tasks > 0 {
            let worker = free.indices.min { free[$0] < free[$1] } ?? 0
            let length = Double.random(in: 0.06...0.14, using: &generator)
            rows[worker].append(
                TimelineTask(
                    name: "item-\(task)", start: free[worker] + 0.002,
                    stop: free[worker] + length, style: style))
            free[worker] += length
        }
        return rows.enumerated().map {
            TimelineRow(name: "worker \($0.offset + 1)", tasks: $0.element)
        }
    }

    /// One run of each strategy on one time scale.
    static let timeline = TimelineChart(
        title: "download, 16 items: four workers wait at the same time",
        subtitle: "cpython 3.11.7 gil · AMD EPYC, 2 CPUs · one run of each, the median",
        description: "Four workers end in a quarter of the time.",
        panels: [
            TimelinePanel(
                name: "serial", detail: "1.60 s",
                rows: schedule(workers: 1, tasks: 16, style: .neutral)),
            TimelinePanel(
                name: "4 threads", detail: "0.43 s",
                rows: schedule(workers: 4, tasks: 16, style: .ordinal(0))),
            TimelinePanel(
                name: "4 processes", detail: "0.43 s",
                rows: schedule(workers: 4, tasks: 16, style: .ordinal(1))),
        ])
}
