/// The names of rows left of the frame, and the headings of their blocks above them.
struct RowHeadings: Mark {
    let stack: RowStack
    /// The names of each block's rows.
    let names: [[String]]
    /// Whether the name of a row is that of a series.
    var areSeries = false

    private static let font = Look.name.font
    /// Rows lower than this have no room for a name each.
    private static let lowest = 15.0

    func sides(on width: Double) -> Sides {
        let widest = names.joined().map { Self.font.width(of: $0) }.max() ?? 0
        return Sides(
            left: Theme.padding + min(widest, width * Theme.labelShare) + Theme.labelGap, right: 0)
    }

    func ends(of plot: Plot) -> Ends { Ends(top: 4, bottom: 0) }

    func draw(in plot: Plot) -> [Element] {
        zip(stack.blocks, names).flatMap { block, names in
            heading(of: block, in: plot) + rows(names, of: block, in: plot)
        }
    }

    private func heading(of placed: RowStack.Placed, in plot: Plot) -> [Element] {
        guard let baseline = placed.heading else { return [] }
        let room = plot.width - 2 * Theme.padding
        let name = Look.heading.font.shortened(placed.block.name, to: room)
        let used = name.isEmpty ? 0 : Look.heading.font.width(of: name) + 8
        let detail =
            room - used > 40 ? Look.quiet.font.shortened(placed.block.detail, to: room - used) : ""
        let y = plot.frame.minY + baseline
        return [
            Text(
                name, at: Position(Theme.padding, y), look: .heading,
                tooltip: name == placed.block.name ? "" : placed.block.name),
            Text(
                detail, at: Position(Theme.padding + used, y),
                tooltip: detail == placed.block.detail ? "" : placed.block.detail),
        ].filter { !$0.content.isEmpty }.map { .text($0) }
    }

    private func rows(_ names: [String], of placed: RowStack.Placed, in plot: Plot) -> [Element] {
        let room = plot.frame.minX - Theme.labelGap - Theme.padding
        let lowest = placed.block.rows.min() ?? Self.lowest
        let stride = max(1, Int((Self.lowest / max(lowest, 1)).rounded(.up)))
        return zip(placed.centers, names).enumerated().compactMap { index, row in
            guard index % stride == 0, !row.1.isEmpty else { return nil }
            let name = Self.font.shortened(row.1, to: room)
            let place = Position(
                plot.frame.minX - Theme.labelGap, plot.frame.minY + row.0 + 4.5)
            return .text(
                Text(
                    name, at: place, anchor: .end, look: .name,
                    tooltip: name == row.1 ? "" : row.1, series: areSeries ? row.1 : nil))
        }
    }
}
