/// A bar for each task from its start to its stop, with its name where that fits.
struct TaskRows: Mark {
    let lanes: [[Lanes]]
    let panels: [TimelinePanel]
    let stack: RowStack

    /// The least width and height of a bar.
    private static let least = 0.5
    /// How many bars show something when hovered over, the widest first; the file is to stay small.
    private static let tooltipLimit = 250

    private struct Bar {
        let task: TimelineTask
        let row: String
        let box: Rectangle
        /// Whether an outline would be wider than what it encloses.
        var isFine: Bool { box.width < 2 || box.height < 2 }
    }

    func sides(on width: Double) -> Sides { Sides(left: 0, right: 28) }

    func draw(in plot: Plot) -> [Element] {
        let bars = bars(in: plot)
        let widths = bars.map(\.box.width).sorted(by: >)
        let least = widths.count > Self.tooltipLimit ? widths[Self.tooltipLimit] : 0
        var styles: [Series.Style] = []
        for bar in bars where !styles.contains(bar.task.style) { styles.append(bar.task.style) }
        return styles.map { style in
            let bars = bars.filter { $0.task.style == style }
            let wide = bars.filter { !$0.isFine }
            let fine = Self.merged(bars.filter(\.isFine).map(\.box))
            let small = wide.filter { $0.box.width <= least }.map(\.box)
            let shared =
                (fine.isEmpty ? [] : [Element.boxes(fine, .fine)])
                + (small.isEmpty ? [] : [.boxes(small, .task)])
            let own = wide.filter { $0.box.width > least }
                .map { Element.box($0.box, .task, tooltip: tooltip($0, plot.x)) }
            return .group(Group(style: style, shared + own))
        } + bars.compactMap(label)
    }

    private func bars(in plot: Plot) -> [Bar] {
        var bars: [Bar] = []
        for (block, placed) in stack.blocks.enumerated() {
            for (row, center) in placed.centers.enumerated() {
                let lanes = lanes[block][row]
                let height = placed.block.rows[row]
                let room = height - (height > 16 ? 6 : 3)
                let lane = room / Double(lanes.count)
                let gap = lanes.count > 1 ? min(1, lane / 4) : 0
                for (task, index) in zip(lanes.tasks, lanes.lanes) {
                    guard let left = plot.x(task.start), let right = plot.x(task.stop) else {
                        continue
                    }
                    let top = plot.frame.minY + center - room / 2 + Double(index) * lane
                    let box = Rectangle(
                        minX: left, minY: top, maxX: max(right, left + Self.least),
                        maxY: top + max(lane - gap, Self.least))
                    bars.append(Bar(task: task, row: panels[block].rows[row].name, box: box))
                }
            }
        }
        return bars
    }

    /// How many bars too narrow for an outline one colour has at most; the file is to stay small.
    private static let fineLimit = 4000

    /// Boxes of which those that follow each other without a gap that can be seen are one.
    ///
    /// Up to `fineLimit` all stay. Of more, gaps below a twentieth of a point are closed, which
    /// rounding does away with; where that is not enough, gaps twice as wide, up to two points.
    private static func merged(_ boxes: [Rectangle]) -> [Rectangle] {
        var kept = boxes
        var gap = 0.05
        while kept.count > fineLimit && gap <= 2 {
            var next: [Rectangle] = []
            var last: [Double: Int] = [:]
            for box in kept {
                if let index = last[box.minY], box.minX - next[index].maxX < gap,
                    next[index].maxY == box.maxY
                {
                    next[index].maxX = max(next[index].maxX, box.maxX)
                } else {
                    last[box.minY] = next.count
                    next.append(box)
                }
            }
            kept = next
            gap *= 2
        }
        return kept
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
