/// The names of rows, left of the frame, with a fine line along each row.
struct RowNames: Mark {
    let rows: [DotRow]

    private static let font = Look.label.font

    func sides(on width: Double) -> Sides {
        let widest = rows.map { Self.font.width(of: $0.name) }.max() ?? 0
        return Sides(
            left: Theme.padding + min(widest, width * Theme.labelShare) + Theme.labelGap, right: 0)
    }

    func ends(of plot: Plot) -> Ends { Ends(top: 8, bottom: 0) }

    func draw(in plot: Plot) -> [Element] {
        rows.enumerated().flatMap { index, row -> [Element] in
            guard let y = plot.y(Double(rows.count - 1 - index)) else { return [] }
            let room = plot.frame.minX - Theme.labelGap - Theme.padding
            let name = Self.font.shortened(row.name, to: room)
            let line = [
                Position(plot.frame.minX, Theme.crisp(y)),
                Position(plot.frame.maxX, Theme.crisp(y)),
            ]
            return [
                .line([line], .grid),
                .text(
                    Text(
                        name, at: Position(plot.frame.minX - Theme.labelGap, y + 4.5), anchor: .end,
                        look: .label, style: row.style, tooltip: name == row.name ? "" : row.name,
                        series: row.name)),
            ]
        }
    }
}
