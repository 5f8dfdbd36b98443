import Charts
import PerfModel

/// The chart of time against the axis of one section, or of a part of it.
struct SweepChart {
    var section: Section
    /// What this part of the section is, where it was split.
    var part: [String]
    var points: [SweepPoint]
    var axis: SweepAxis
    var hosts: HostNames
    /// What the numbers say, in a few words; nil for none.
    var claim: String?
    /// The title that a suite gives it; nil: benchmark and section.
    var givenTitle: String?
    /// The dimensions that lines are named by, where a suite says so; empty: all that differ.
    var told: [String] = []
    /// The least and the greatest time of the charts that share its scale, in seconds; empty where it
    /// has one of its own.
    var held: [Double] = []

    /// The lines as they are drawn: none joins two sessions, hosts, runtimes or parameter values.
    var lines: [Line] {
        Line.scaling(points, over: axis, hosts: hosts, telling: told)
    }

    /// The chart's title: benchmark and section, or what a suite calls it, and part; then the claim.
    var title: String {
        let name = givenTitle.map { [$0] } ?? [section.benchmark, section.words].compactMap(\.self)
        let place = (name + part).joined(separator: ", ")
        return claim.map { "\(place): \($0)" } ?? place
    }

    /// The finished drawing.
    var scene: Scene {
        let lines = lines
        if axis == .none {
            var chart = dotChart(lines)
            chart.subtitle = subtitle(dots: chart.scene().dots)
            return chart.scene()
        }
        var chart = lineChart(lines)
        chart.subtitle = subtitle(dots: chart.scene().dots)
        return chart.scene()
    }

    /// The chart for a section with an axis.
    func lineChart(_ lines: [Line]) -> LineChart {
        LineChart(
            title: title, subtitle: subtitle, description: alternative,
            x: positionAxis,
            y: valueAxis,
            series: series(lines), rules: rules)
    }

    /// The axis along which the points stand.
    var positionAxis: Axis {
        let positions = points.compactMap { axis.position(of: $0.configuration) }
        return Axis(label: axis.label, kind: Self.kind(of: positions), includesZero: false)
    }

    /// The lines as a chart takes them.
    func series(_ lines: [Line]) -> [Series] {
        let styles = Look.styles(of: lines.map(\.key))
        let first = points.compactMap { axis.position(of: $0.configuration) }.min() ?? 1
        return zip(lines, styles).map { line, style in
            Series(
                name: line.name, style: style,
                points: line.points.map {
                    $0.chartPoint(
                        at: axis.position(of: $0.configuration) ?? first,
                        called: pointName(line, $0))
                },
                asLevel: isLevel(line), hasWhiskers: Self.isRead(line))
        }
    }

    /// The axis of times.
    var valueAxis: Axis {
        Axis(label: "time", kind: valueKind, unit: .seconds, holding: held)
    }

    /// Whether what is around the points is how far they may be off by reading.
    static func isRead(_ line: Line) -> Bool {
        line.points.contains { $0.interval == nil && $0.readingError != nil }
    }

    /// The chart for a section in which nothing varies in an order.
    func dotChart(_ lines: [Line]) -> DotChart {
        let styles = Look.styles(of: lines.map(\.key))
        return DotChart(
            title: title, subtitle: subtitle, description: alternative,
            // A row alone is compared with nothing: its scatter is what there is to see.
            values: Axis(label: "time", unit: .seconds, includesZero: lines.count > 1),
            rows: zip(lines, styles).flatMap { line, style in
                line.points.map {
                    DotRow(
                        name: line.name, style: style,
                        point: $0.chartPoint(at: 0, called: line.name))
                }
            })
    }

    /// A line without workers of its own, such as serial, is a level that the others are seen against.
    func isLevel(_ line: Line) -> Bool {
        axis == .workers
            && (line.key.isSerial || line.points.allSatisfy { $0.configuration.workers == nil })
    }

    func pointName(_ line: Line, _ point: SweepPoint) -> String {
        switch axis {
        case .workers:
            point.configuration.isSerial
                ? line.name
                : "\(line.name), "
                    + Digits.count(point.configuration.workers ?? 1, "worker")
        case .parameter(let name):
            "\(line.name), \(name)=\(point.configuration.value(of: name) ?? "")"
        case .none: line.name
        }
    }

    /// The number of CPUs, and of cores where that differs, where workers are on the axis and the
    /// points agree on it.
    var rules: [Rule] {
        let counts = Set(points.map { [$0.host?.logicalCPUs, $0.host?.physicalCPUs] })
        guard axis == .workers, counts.count == 1, let counts = counts.first else { return [] }
        let words = counts[0] == counts[1] ? ["CPU"] : ["CPU", "core"]
        return zip(counts, words).compactMap { count, word in
            count.map { Rule(.x(Double($0)), label: Digits.count($0, word)) }
        }
    }

    /// The greatest speed-up that the CPUs allow with so many workers; 1 where they are not known.
    func ideal(upTo workers: Double) -> Double {
        points.compactMap { $0.host?.logicalCPUs }.max().map { min(Double($0), workers) } ?? 1
    }

    /// Logarithmic where both the parameter and the times span orders of magnitude.
    private var valueKind: Axis.Kind {
        if held.count == 2, held[0] > 0, held[1] / held[0] >= Self.wideGroup {
            return .log(base: 10)
        }
        let medians = points.compactMap(\.median).filter { $0 > 0 }
        guard case .parameter = axis, let low = medians.min(), let high = medians.max(),
            high / low >= Self.wideSpan,
            Self.kind(of: points.compactMap { axis.position(of: $0.configuration) }) != .linear
        else { return .linear }
        return .log(base: 10)
    }

    /// Times that differ by this factor do not show on one linear axis.
    private static let wideSpan = 30.0
    /// The same for times in charts that share a scale: the shorter ones are a line on the ground.
    private static let wideGroup = 8.0

    /// Logarithmic where the largest is at least four times the smallest, by 2, from 100 times by 10.
    static func kind(of positions: [Double]) -> Axis.Kind {
        guard let low = positions.min(), let high = positions.max(), low > 0, high / low >= 4 else {
            return .linear
        }
        return .log(base: high / low >= 100 ? 10 : 2)
    }
}
