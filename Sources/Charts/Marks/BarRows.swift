/// Bars from zero to the right with their runs, intervals and values.
struct BarRows: Mark {
    let groups: [BarGroup]
    let values: PlotAxis
    let stack: RowStack
    let showsValues: Bool

    private static let thickness = 22.0

    func sides(on width: Double) -> Sides {
        guard showsValues else { return Sides(left: 0, right: 24) }
        let widest =
            groups.flatMap(\.bars)
            .map { Look.amount.font.width(of: values.text($0.point.value)) }.max() ?? 0
        return Sides(left: 0, right: Theme.gap + widest + Theme.padding)
    }

    func draw(in plot: Plot) -> [Element] {
        let runs = groups.flatMap(\.bars).reduce(0) {
            $0 + $1.point.runs.count + $1.point.excluded.count
        }
        let count = groups.reduce(0) { $0 + $1.bars.count }
        let limit = Theme.runLimit(points: count)
        return zip(stack.blocks, groups).flatMap { placed, group in
            zip(placed.centers, group.bars).map { center, bar in
                let own = bar.point.runs.count + bar.point.excluded.count
                let share = runs > 0 ? max(2, limit * own / runs) : 0
                return draw(bar, at: plot.frame.minY + center, in: plot, runLimit: share)
            }
        }
    }

    private func draw(_ bar: Bar, at y: Double, in plot: Plot, runLimit: Int) -> Element {
        let zero = plot.x(0) ?? plot.frame.minX
        guard let end = plot.x(bar.point.value) else {
            let words = Look.quiet.font.shortened(
                bar.absence, to: plot.width - Theme.padding - zero - Theme.gap)
            return .text(
                Text(
                    words, at: Position(zero + Theme.gap, y + 4),
                    tooltip: words == bar.absence ? "" : bar.absence))
        }
        let tooltip = bar.point.tooltip ?? bar.point.text(bar.name, plot.x)
        let box = Rectangle(
            minX: min(zero, end), minY: y - Self.thickness / 2,
            maxX: max(zero, end, min(zero, end) + (bar.point.value == 0 ? 0 : 1)),
            maxY: y + Self.thickness / 2)
        var elements: [Element] = [
            .box(box, .background), .box(box, .bar, tooltip: tooltip, key: bar.point.key),
        ]
        let runs = bar.point.runs.enumerated().compactMap { order, run in
            plot.x(run).map { Position($0, y + Jitter.offset(order) * Self.thickness * 0.8) }
        }
        let dots = Thinning.dots(runs, limit: runLimit)
        if !dots.isEmpty { elements.append(.dots(dots, .run)) }
        let excluded = bar.point.excluded.enumerated().compactMap { order, run in
            plot.x(run).map { Position($0, y + Jitter.offset(order) * Self.thickness * 0.8) }
        }
        elements += Bands.hollow(Thinning.dots(excluded, limit: max(2, runLimit)))
        var furthest = max(box.maxX, (runs + excluded).map { $0.x + 3 }.max() ?? zero)
        if let low = bar.point.low.flatMap(plot.x), let high = bar.point.high.flatMap(plot.x) {
            elements.append(.line(Self.whisker(y, min(low, high), max(low, high)), .whisker))
            furthest = max(furthest, low, high)
        }
        if showsValues {
            let place = Position(furthest + Theme.gap, y + 4.5)
            elements.append(.text(Text(plot.x.text(bar.point.value), at: place, look: .amount)))
        }
        return .group(Group(style: bar.style, series: bar.name, elements))
    }

    /// A horizontal line with a short cap at both ends.
    private static func whisker(_ y: Double, _ left: Double, _ right: Double) -> [[Position]] {
        [
            [Position(left, y), Position(right, y)],
            [Position(left, y - 5), Position(left, y + 5)],
            [Position(right, y - 5), Position(right, y + 5)],
        ]
    }
}
