/// A bar for each task from its start to its stop, with its name where that fits.
struct TaskRows: Mark {
    let lanes: [[Lanes]]
    let panels: [TimelinePanel]
    let stack: RowStack

    /// Bars narrower than this show nothing when hovered over.
    private static let narrowest = 2.0
    /// How many bars show something when hovered over; the widest do.
    private static let tooltipLimit = 400

    private struct Bar {
        let task: TimelineTask
        let row: String
        let box: Rectangle
        var isFine: Bool
    }

    func sides(on width: Double) -> Sides { Sides(left: 0, right: 28) }

    func draw(in plot: Plot) -> [Element] {
        let bars = bars(in: plot)
        var styles: [Series.Style] = []
        for bar in bars where !styles.contains(bar.task.style) { styles.append(bar.task.style) }
        return styles.map { style in
            let bars = bars.filter { $0.task.style == style }
            let fine = bars.filter(\.isFine)
            let comb =
                fine.isEmpty ? [] : [Element.area(fine.flatMap { Self.tooth($0.box) }, .fine)]
            let wide = bars.filter { !$0.isFine }
                .map { Element.box($0.box, .task, tooltip: tooltip($0, plot.x)) }
            return .group(Group(style: style, comb + wide))
        } + bars.compactMap(label)
    }

    private func bars(in plot: Plot) -> [Bar] {
        var bars: [Bar] = []
        for (block, placed) in stack.blocks.enumerated() {
            for (row, center) in placed.centers.enumerated() {
                let height = placed.block.rows[row]
                let lanes = lanes[block][row]
                let room = height - (height > 16 ? 6 : 3)
                let lane = room / Double(lanes.count)
                for (task, index) in zip(lanes.tasks, lanes.lanes) {
                    guard let left = plot.x(task.start), let right = plot.x(task.stop) else {
                        continue
                    }
                    let top = plot.frame.minY + center - room / 2 + Double(index) * lane
                    let box = Rectangle(
                        minX: left, minY: top, maxX: max(right, left + 0.7),
                        maxY: top + max(lane - (lanes.count > 1 ? min(1, lane / 4) : 0), 0.3))
                    bars.append(
                        Bar(
                            task: task, row: panels[block].rows[row].name, box: box,
                            isFine: box.width < Self.narrowest))
                }
            }
        }
        let widths = bars.filter { !$0.isFine }.map(\.box.width).sorted(by: >)
        if widths.count > Self.tooltipLimit {
            let least = widths[Self.tooltipLimit]
            for index in bars.indices where bars[index].box.width <= least {
                bars[index].isFine = true
            }
        }
        return bars
    }

    /// A bar as a part of an outline that runs on to the next.
    private static func tooth(_ box: Rectangle) -> [Position] {
        let right = max(box.maxX - 0.3, box.minX + 0.4)
        return [
            Position(box.minX, box.maxY), Position(box.minX, box.minY),
            Position(right, box.minY), Position(right, box.maxY), Position(box.minX, box.maxY),
        ]
    }

    private func label(_ bar: Bar) -> Element? {
        let font = Look.inner.font
        guard !bar.isFine, !bar.task.name.isEmpty, bar.box.height >= font.size + 2,
            font.width(of: bar.task.name) + 8 <= bar.box.width
        else { return nil }
        let place = Position(bar.box.midX, bar.box.midY + font.size * 0.36)
        return .text(Text(bar.task.name, at: place, anchor: .middle, look: .inner))
    }

    private func tooltip(_ bar: Bar, _ axis: PlotAxis) -> String {
        let words = [bar.task.name, bar.row].filter { !$0.isEmpty }.joined(separator: ", ")
        let length = axis.text(bar.task.stop - bar.task.start)
        return "\(words): \(axis.text(bar.task.start, hasUnit: false))–"
            + "\(axis.text(bar.task.stop)) (\(length))"
    }
}

/// Says how many tasks could not be drawn.
struct LeftOut: Mark {
    let count: Int

    func ends(of plot: Plot) -> Ends { Ends(top: 0, bottom: 0, extra: count > 0 ? 18 : 0) }

    func draw(in plot: Plot) -> [Element] {
        guard count > 0 else { return [] }
        let words =
            count == 1
            ? "1 task without a start and a stop is not drawn"
            : "\(count) tasks without a start and a stop are not drawn"
        let line = Look.quiet.font.shortened(words, to: plot.width - 2 * Theme.padding)
        return [.text(Text(line, at: Position(Theme.padding, plot.height - 12)))]
    }
}
