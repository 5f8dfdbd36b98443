/// The line under the frame with tick marks, their labels as far as they fit, and the axis' title.
struct BottomAxis: Mark {
    let axis: PlotAxis
    /// Whether ticks and the axis are named, or have a line only.
    var hasLabels = true, hasTitle = true

    private static let font = Look.quiet.font
    private static let widestLabel = 96.0

    func ends(of plot: Plot) -> Ends {
        Ends(top: 0, bottom: axis.title.isEmpty ? 40 : 60)
    }

    func draw(in plot: Plot) -> [Element] {
        let frame = plot.frame
        let ticks = axis.ticks.compactMap { tick in
            axis.position(of: tick).map { (x: plot.horizontal($0), tick: tick) }
        }
        let y = Theme.crisp(frame.maxY)
        var strokes = [[Position(frame.minX, y), Position(frame.maxX, y)]]
        if ticks.count <= 100 {
            strokes += ticks.map {
                let x = Theme.crisp($0.x)
                return [Position(x, frame.maxY), Position(x, frame.maxY + 4)]
            }
        }
        var elements: [Element] = [.line(strokes, .axis)]
        let labels = ticks.map { Self.font.shortened($0.tick.label, to: Self.widestLabel) }
        let boxes = zip(ticks, labels).map {
            (place: $0.x, width: Self.font.width(of: $1), rank: $0.tick.rank)
        }
        for index in hasLabels ? TickThinning.chosen(boxes, gap: Theme.tickGap) : [] {
            let full = ticks[index].tick.label
            elements.append(
                .text(
                    Text(
                        labels[index], at: Position(ticks[index].x, frame.maxY + 19),
                        anchor: .middle, tooltip: labels[index] == full ? "" : full)))
        }
        if hasTitle, !axis.title.isEmpty {
            let title = Self.font.shortened(axis.title, to: frame.width)
            elements.append(
                .text(
                    Text(
                        title, at: Position(frame.midX, frame.maxY + 39), anchor: .middle,
                        tooltip: title == axis.title ? "" : axis.title)))
        }
        return elements
    }
}
