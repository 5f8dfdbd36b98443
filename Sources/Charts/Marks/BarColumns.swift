/// Upright bars with their runs, intervals and values, and their names under them.
struct BarColumns: Mark {
    let groups: [BarGroup]
    let values: PlotAxis
    let showsValues: Bool

    private static let font = Look.quiet.font
    private static let narrowest = 34.0
    /// Between groups, in bars.
    private static let gap = 0.5

    /// How many bars fit side by side, with the gaps.
    private var slots: Double {
        let bars = groups.reduce(0) { $0 + $1.bars.count }
        return max(1, Double(bars) + Self.gap * Double(max(groups.count - 1, 0)))
    }
    private var hasGroupNames: Bool { groups.contains { !$0.name.isEmpty } }

    /// Whether every name fits under its bar on two lines, and every value over it.
    func hasRoom(on width: Double) -> Bool {
        let pitch = (width - ValueAxis(axis: values).sides(on: width).left - 24) / slots
        return pitch >= Self.narrowest
            && groups.flatMap(\.bars).allSatisfy { bar in
                let label = amount(of: bar)
                return !lines(bar.name, pitch).contains { $0.hasSuffix("…") }
                    && label.look.font.width(of: label.text) <= pitch - 4
            }
    }

    func sides(on width: Double) -> Sides { Sides(left: 0, right: 24) }

    func ends(of plot: Plot) -> Ends {
        let pitch = plot.frame.width / slots
        let rows = groups.flatMap(\.bars).map { lines($0.name, pitch).count }.max() ?? 1
        return Ends(top: 0, bottom: 18 + Double(rows) * Theme.line + (hasGroupNames ? 24 : 0))
    }

    func draw(in plot: Plot) -> [Element] {
        let pitch = plot.frame.width / slots
        let rows = groups.flatMap(\.bars).map { lines($0.name, pitch).count }.max() ?? 1
        var x = plot.frame.minX
        return groups.flatMap { group -> [Element] in
            let start = x
            let bars = group.bars.flatMap { bar -> [Element] in
                x += pitch
                return [draw(bar, at: x - pitch / 2, pitch, in: plot)]
                    + name(of: bar, at: x - pitch / 2, pitch, in: plot)
            }
            let end = x
            x += pitch * Self.gap
            return bars + heading(of: group, start...end, under: rows, in: plot)
        }
    }

    private func amount(of bar: Bar) -> (text: String, look: Look) {
        values.position(of: bar.point.value) == nil
            ? (bar.absence, .quiet)
            : (showsValues ? values.text(bar.point.value) : "", .amount)
    }

    private func lines(_ name: String, _ pitch: Double) -> [String] {
        Self.font.wrapped(name, to: pitch - 6, lines: 2)
    }

    private func draw(_ bar: Bar, at x: Double, _ pitch: Double, in plot: Plot) -> Element {
        let zero = plot.y(0) ?? plot.frame.maxY
        let label = amount(of: bar)
        guard let end = plot.y(bar.point.value) else {
            return .text(Text(label.text, at: Position(x, zero - Theme.gap), anchor: .middle))
        }
        let half = min(pitch * 0.36, 36)
        let top = min(zero, end, max(zero, end) - (bar.point.value == 0 ? 0 : 1))
        let box = Rectangle(minX: x - half, minY: top, maxX: x + half, maxY: max(zero, end))
        let tooltip = bar.point.tooltip ?? bar.point.text(bar.name, plot.y)
        var elements: [Element] = [
            .box(box, .background), .box(box, .bar, tooltip: tooltip, key: bar.point.key),
        ]
        let runs = bar.point.runs.enumerated().compactMap { order, run in
            plot.y(run).map { Position(x + Jitter.offset(order) * half * 1.4, $0) }
        }
        let limit = max(2, Theme.runLimit(points: Int(slots)) / Int(slots))
        let dots = Thinning.dots(runs, limit: limit)
        if !dots.isEmpty { elements.append(.dots(dots, .run)) }
        let excluded = bar.point.excluded.enumerated().compactMap { order, run in
            plot.y(run).map { Position(x + Jitter.offset(order) * half * 1.4, $0) }
        }
        elements += Bands.hollow(Thinning.dots(excluded, limit: limit))
        var highest = min(box.minY, (runs + excluded).map { $0.y - 3 }.min() ?? zero)
        if let low = bar.point.low.flatMap(plot.y), let high = bar.point.high.flatMap(plot.y) {
            elements.append(
                .line(Bands.whisker(x, min(low, high), max(low, high)), .whisker))
            highest = min(highest, low, high)
        }
        guard showsValues else {
            return .group(Group(style: bar.style, series: bar.name, elements))
        }
        let place = Position(x, highest - 6)
        elements.append(.text(Text(label.text, at: place, anchor: .middle, look: .amount)))
        return .group(Group(style: bar.style, series: bar.name, elements))
    }

    private func name(of bar: Bar, at x: Double, _ pitch: Double, in plot: Plot) -> [Element] {
        lines(bar.name, pitch).enumerated().map { row, line in
            let y = plot.frame.maxY + 18 + Double(row) * Theme.line
            return .text(
                Text(line, at: Position(x, y), anchor: .middle, series: bar.name))
        }
    }

    private func heading(
        of group: BarGroup, _ range: ClosedRange<Double>, under rows: Int, in plot: Plot
    ) -> [Element] {
        guard !group.name.isEmpty else { return [] }
        let y = plot.frame.maxY + 22 + Double(rows) * Theme.line
        let name = Look.heading.font.shortened(group.name, to: range.upperBound - range.lowerBound)
        let line = [Position(range.lowerBound + 6, y - 12), Position(range.upperBound - 6, y - 12)]
        return [
            .line([line], .grid),
            .text(
                Text(
                    name, at: Position((range.lowerBound + range.upperBound) / 2, y + 4),
                    anchor: .middle, look: .heading, tooltip: name == group.name ? "" : group.name)),
        ]
    }
}
