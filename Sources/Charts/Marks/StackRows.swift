/// Bars of segments from zero to the right, with the total at the end.
struct StackRows: Mark {
    let rows: [[Segments]]
    let parts: [Part]
    let values: PlotAxis
    let stack: RowStack

    private static let thickness = 22.0

    func sides(on width: Double) -> Sides {
        let widest = rows.joined().map { Look.amount.font.width(of: values.text($0.total)) }.max()
        return Sides(left: 0, right: Theme.gap + (widest ?? 0) + Theme.padding)
    }

    func draw(in plot: Plot) -> [Element] {
        zip(stack.blocks, rows).flatMap { placed, rows in
            zip(placed.centers, rows).flatMap { center, row in
                draw(row, at: plot.frame.minY + center, in: plot)
            }
        }
    }

    private func draw(_ row: Segments, at y: Double, in plot: Plot) -> [Element] {
        let zero = plot.x(0) ?? plot.frame.minX
        guard let end = plot.x(row.end) else {
            let absence = row.stack.absence
            let words = Look.quiet.font.shortened(
                absence, to: plot.width - Theme.padding - zero - Theme.gap)
            return [
                .text(
                    Text(
                        words, at: Position(zero + Theme.gap, y + 4),
                        tooltip: words == absence ? "" : absence))
            ]
        }
        var elements = row.items.compactMap { segment($0, of: row, at: y, in: plot) }
        if let rest = row.rest, let box = box(rest, at: y, in: plot) {
            elements.append(
                .box(box, .rest, tooltip: tooltip(rest, name: PartLegend.rest, of: row)))
        }
        let place = Position(end + Theme.gap, y + 4.5)
        return elements + [.text(Text(values.text(row.total), at: place, look: .amount))]
    }

    private func segment(_ item: Segments.Item, of row: Segments, at y: Double, in plot: Plot)
        -> Element?
    {
        guard let box = box(item, at: y, in: plot) else { return nil }
        let part = parts[item.part]
        let words = tooltip(item, name: part.name, of: row)
        var elements: [Element] = [.box(box, .part, tooltip: words)]
        if let texture = part.style.texture { elements.append(.box(box, texture)) }
        let label = values.text(item.stop - item.start)
        let width = Look.inside.font.width(of: label)
        if width + 10 <= box.width {
            let place = Position(box.midX, y + 4)
            if part.style.texture != nil {
                // A plain ground, on which the label can be read.
                let ground = Rectangle(
                    minX: box.midX - width / 2 - 2, minY: y - 7, maxX: box.midX + width / 2 + 2,
                    maxY: y + 7)
                elements.append(.box(ground, .part))
            }
            elements.append(.text(Text(label, at: place, anchor: .middle, look: .inside)))
        }
        return .group(Group(style: part.style, series: part.name, elements))
    }

    private func box(_ item: Segments.Item, at y: Double, in plot: Plot) -> Rectangle? {
        guard let left = plot.x(item.start), let right = plot.x(item.stop) else { return nil }
        let gap = right - left > 3 ? 1.0 : 0
        return Rectangle(
            minX: left, minY: y - Self.thickness / 2, maxX: max(right - gap, left + 1),
            maxY: y + Self.thickness / 2)
    }

    private func tooltip(_ item: Segments.Item, name: String, of row: Segments) -> String {
        let length = item.stop - item.start
        let share = row.end > 0 ? length / row.end * 100 : 0
        return "\(row.stack.name), \(name): \(values.text(length))"
            + " (\(NumberText.significant(share, figures: 2)) %)"
    }
}
