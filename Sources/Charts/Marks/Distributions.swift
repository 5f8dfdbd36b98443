/// Rows of histograms with every run under them, the interval, the value and the number of runs.
struct Distributions: Mark {
    let rows: [DotRow]
    let values: PlotAxis
    let stack: RowStack

    /// From a row's middle up to where its histogram stands, and from there to its highest top.
    private static let foot = 6.0, rise = 34.0
    /// The height of the strip of runs, and from the row's middle to the strip's.
    private static let strip = 12.0, stripMiddle = 17.0
    /// The shortest stretch of a histogram, in points.
    private static let narrowest = 4.0
    /// How many stretches all rows have at most; the file is to stay small.
    private static let mostStretches = 800
    /// Histograms of more rows than this are one outline each, without a number for each stretch.
    private static let tooltipLimit = 20

    func sides(on width: Double) -> Sides {
        let widest = rows.map { Look.amount.font.width(of: words($0)) }.max() ?? 0
        return Sides(
            left: 0, right: Theme.labelGap + min(widest, width * Theme.labelShare) + Theme.padding)
    }

    func draw(in plot: Plot) -> [Element] {
        let runs = rows.reduce(0) { $0 + $1.point.runs.count + $1.point.excluded.count }
        let limit = Theme.runLimit(points: rows.count)
        return zip(stack.blocks.flatMap(\.centers), rows).map { center, row in
            let own = row.point.runs.count + row.point.excluded.count
            let share = runs > 0 ? max(2, limit * own / runs) : 0
            return .group(
                Group(
                    style: row.style, series: row.name,
                    draw(row, at: plot.frame.minY + center, runLimit: share, in: plot)))
        }
    }

    private func draw(_ row: DotRow, at middle: Double, runLimit: Int, in plot: Plot)
        -> [Element]
    {
        let base = middle + Self.foot
        var elements = histogram(row, on: base, in: plot)
        let dots = Thinning.dots(places(row.point.runs, at: middle, in: plot), limit: runLimit)
        if !dots.isEmpty { elements.append(.dots(dots, .run)) }
        elements += Bands.hollow(
            Thinning.dots(
                places(row.point.excluded, at: middle, in: plot), limit: max(2, runLimit)))
        if let low = row.point.low.flatMap(plot.x), let high = row.point.high.flatMap(plot.x) {
            elements.append(.line(Self.whisker(base, min(low, high), max(low, high)), .whisker))
        }
        if let x = plot.x(row.point.value) {
            let tooltip = row.point.tooltip ?? row.point.text(row.name, plot.x)
            elements.append(
                .marker(
                    Marker(
                        .diamond, Position(x, base), .dot, tooltip: tooltip, key: row.point.key)))
        }
        let place = Position(plot.frame.maxX + Theme.labelGap, middle + 4.5)
        return elements + [.text(Text(words(row), at: place, look: .amount))]
    }

    /// The value, and how many runs are behind it.
    private func words(_ row: DotRow) -> String {
        let count = row.point.runs.count
        return values.text(row.point.value)
            + (count == 0 ? "" : count == 1 ? " · 1 run" : " · \(count) runs")
    }

    private func histogram(_ row: DotRow, on base: Double, in plot: Plot) -> [Element] {
        let histogram = Histogram(
            row.point.runs.compactMap(plot.x), least: Self.narrowest,
            most: max(8, min(80, Self.mostStretches / max(rows.count, 1))))
        guard let most = histogram.counts.max(), row.point.runs.count > 1 else { return [] }
        let boxes = histogram.counts.enumerated().filter { $0.element > 0 }.map { index, count in
            let box = Rectangle(
                minX: histogram.lower(index),
                minY: base - Self.rise * Double(count) / Double(most),
                maxX: histogram.lower(index + 1), maxY: base)
            return (box: box, tooltip: count == 1 ? "1 run" : "\(count) runs")
        }
        guard rows.count <= Self.tooltipLimit else {
            return [.boxes(boxes.map(\.box), .task)]
        }
        return boxes.map { .box($0.box, .task, tooltip: $0.tooltip) }
    }

    private func places(_ runs: [Double], at middle: Double, in plot: Plot) -> [Position] {
        runs.enumerated().compactMap { order, run in
            plot.x(run).map {
                Position($0, middle + Self.stripMiddle + Jitter.offset(order) * Self.strip)
            }
        }
    }

    /// A horizontal line with a short cap at both ends.
    private static func whisker(_ y: Double, _ left: Double, _ right: Double) -> [[Position]] {
        [
            [Position(left, y), Position(right, y)],
            [Position(left, y - 4), Position(left, y + 4)],
            [Position(right, y - 4), Position(right, y + 4)],
        ]
    }
}
