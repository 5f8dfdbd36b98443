import Charts

/// Every kind of chart, made from any input: for tests and the gallery.
enum ChartKind: String, CaseIterable, Sendable {
    case line, logarithmic, time, dots, distribution, bars, columns, stacks, timeline, multiples,
        paired

    /// The chart of an input, at the given width.
    func scene(of input: DegenerateInput, width: Double = 420) -> Scene {
        switch self {
        case .line: line(input, width, Axis(label: input.words, unit: .seconds))
        case .logarithmic:
            line(input, width, Axis(label: input.words, kind: .log(base: 10), unit: .seconds))
        case .time:
            line(
                input, width, Axis(label: input.words, unit: .seconds),
                x: Axis(label: "", kind: .time), places: { 1_790_000_000 + $0 * 86_400 })
        case .dots:
            DotChart(
                title: title(input), subtitle: input.words, description: input.answer,
                values: axis(input), rows: Self.rows(input), width: width
            ).scene()
        case .distribution:
            DistributionChart(
                title: title(input), subtitle: input.words, description: input.answer,
                values: axis(input), rows: Self.rows(input), width: width
            ).scene()
        case .bars: bars(input, width, .horizontal)
        case .columns: bars(input, width, .vertical)
        case .stacks: stacks(input, width)
        case .timeline: timeline(input, width)
        case .multiples: multiples(input, width)
        case .paired: paired(input, width)
        }
    }

    private func title(_ input: DegenerateInput) -> String { "\(rawValue): \(input.title)" }

    private func axis(_ input: DegenerateInput) -> Axis {
        Axis(label: input.words, unit: .seconds)
    }

    private static let workers = [1.0, 2, 4, 8]

    private static func series(
        _ input: DegenerateInput, places: (Double) -> Double = { $0 }
    ) -> [Series] {
        input.things.enumerated().map { index, thing in
            Series(
                name: thing.name, style: .ordinal(index),
                points: zip(workers, thing.values).map { x, value in
                    Point(
                        x: places(x), value: value, low: value * 0.9, high: value * 1.1,
                        runs: [value * 0.95, value, value * 1.05])
                })
        }
    }

    private static func rows(_ input: DegenerateInput) -> [DotRow] {
        input.things.enumerated().map { index, thing in
            let finite = thing.values.filter(\.isFinite).sorted()
            return DotRow(
                name: thing.name, style: .ordinal(index),
                point: Point(
                    x: 0, value: finite.isEmpty ? nil : finite[finite.count / 2], low: finite.first,
                    high: finite.last, runs: thing.values))
        }
    }

    private func line(
        _ input: DegenerateInput, _ width: Double, _ y: Axis,
        x: Axis? = nil, places: (Double) -> Double = { $0 }
    ) -> Scene {
        let x = x ?? Axis(label: input.words, kind: .log(base: 2))
        return LineChart(
            title: title(input), subtitle: input.words, description: input.answer, x: x, y: y,
            series: Self.series(input, places: places),
            rules: [Rule(.x(places(2)), label: input.words)], width: width, height: 300
        ).scene()
    }

    private func bars(_ input: DegenerateInput, _ width: Double, _ way: BarChart.Direction)
        -> Scene
    {
        let values = input.things.map { $0.values.last ?? .nan }
        let bars = input.things.enumerated().map { index, thing in
            let value = input.things.count == 1 ? thing.values.first ?? .nan : values[index]
            return Bar(
                name: thing.name, style: .ordinal(index),
                point: Point(x: 0, value: value, runs: [value * 0.95, value * 1.05]))
        }
        return BarChart(
            title: title(input), subtitle: input.words, description: input.answer,
            values: axis(input), groups: [BarGroup(name: input.words, bars: bars)], direction: way,
            width: width, height: 300
        ).scene()
    }

    private func stacks(_ input: DegenerateInput, _ width: Double) -> Scene {
        let count = input.things.map(\.values.count).max() ?? 0
        return StackedBarChart(
            title: title(input), subtitle: input.words, description: input.answer,
            values: axis(input),
            parts: (0..<count).map {
                Part(name: $0 == 0 ? input.words : "part \($0 + 1)", style: .ordinal($0))
            },
            groups: [
                StackGroup(
                    name: input.words,
                    stacks: input.things.map { Stack(name: $0.name, values: $0.values) })
            ], width: width
        ).scene()
    }

    private func timeline(_ input: DegenerateInput, _ width: Double) -> Scene {
        let rows = input.things.enumerated().map { index, thing in
            var start = 0.0
            let tasks = thing.values.map { value in
                defer { if value > 0, value.isFinite { start += value } }
                return TimelineTask(
                    name: thing.name, start: start, stop: start + value, style: .ordinal(index))
            }
            return TimelineRow(name: thing.name, tasks: tasks)
        }
        return TimelineChart(
            title: title(input), subtitle: input.words, description: input.answer,
            time: axis(input),
            panels: rows.isEmpty
                ? [] : [TimelinePanel(name: input.words, detail: input.words, rows: rows)],
            width: width
        ).scene()
    }

    private func multiples(_ input: DegenerateInput, _ width: Double) -> Scene {
        let panel = SmallMultiples.Panel(series: Self.series(input))
        return SmallMultiples(
            title: title(input), subtitle: input.words, description: input.answer,
            x: Axis(label: input.words, kind: .log(base: 2)), y: axis(input),
            columns: [input.words, "second"], panels: [panel, panel], width: width,
            panelHeight: 120
        ).scene()
    }

    private func paired(_ input: DegenerateInput, _ width: Double) -> Scene {
        let series = Self.series(input)
        return PairedChart(
            title: title(input), subtitle: input.words, description: input.answer,
            x: Axis(label: input.words, kind: .log(base: 2)),
            panels: [
                PairedChart.Panel(heading: input.words, y: axis(input), series: series),
                PairedChart.Panel(
                    y: Axis(label: input.words, kind: .log(base: 10), unit: .seconds),
                    series: series, rules: [Rule(.x(2), label: input.words)]),
            ], width: width, panelHeight: 120
        ).scene()
    }
}
