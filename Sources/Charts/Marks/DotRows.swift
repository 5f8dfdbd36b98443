/// Runs as dots along each row, the interval as a bar, the value as a marker and beside the row.
struct DotRows: Mark {
    let rows: [DotRow]
    let values: PlotAxis

    private static let font = Look.label.font

    func sides(on width: Double) -> Sides {
        let widest = rows.map { Self.font.width(of: values.text($0.point.value)) }.max() ?? 0
        return Sides(
            left: 0, right: Theme.labelGap + min(widest, width * Theme.labelShare) + Theme.padding)
    }

    func draw(in plot: Plot) -> [Element] {
        let runs = rows.reduce(0) { $0 + $1.point.runs.count + $1.point.excluded.count }
        return rows.enumerated().map { index, row in
            guard let y = plot.y(Double(rows.count - 1 - index)) else {
                return .group(Group([]))
            }
            let limit =
                runs > 0
                ? max(
                    2,
                    Theme.runLimit(points: rows.count)
                        * (row.point.runs.count + row.point.excluded.count) / runs) : 0
            var elements = interval(row, at: y, in: plot)
            let dots = Thinning.dots(cloud(row.point.runs, at: y, in: plot), limit: limit)
            if !dots.isEmpty { elements.append(.dots(dots, .run)) }
            elements += Bands.hollow(
                Thinning.dots(cloud(row.point.excluded, at: y, in: plot), limit: max(2, limit)))
            if let x = plot.x(row.point.value) {
                elements.append(
                    .marker(
                        Marker(
                            .bar, Position(x, y), .point,
                            tooltip: row.point.tooltip ?? row.point.text(row.name, plot.x),
                            key: row.point.key)))
            }
            let place = Position(plot.frame.maxX + Theme.labelGap, y + 4.5)
            elements.append(
                .text(Text(plot.x.text(row.point.value), at: place, look: .label)))
            return .group(Group(style: row.style, series: row.name, elements))
        }
    }

    private func interval(_ row: DotRow, at y: Double, in plot: Plot) -> [Element] {
        guard let low = row.point.low.flatMap(plot.x), let high = row.point.high.flatMap(plot.x)
        else { return [] }
        let left = min(low, high), right = max(low, high), half = Theme.rowPitch * 0.36
        return [
            .area(
                [
                    Position(left, y - half), Position(right, y - half),
                    Position(right, y + half), Position(left, y + half),
                ], .band)
        ]
    }

    private func cloud(_ runs: [Double], at y: Double, in plot: Plot) -> [Position] {
        runs.enumerated().compactMap { order, run in
            plot.x(run).map {
                Position($0, y + Jitter.offset(order) * Theme.rowPitch * 0.6)
            }
        }
    }
}
