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

    /// What is drawn of one segment.
    private struct Piece {
        let part: Int
        let box: Rectangle
        let tooltip: String
        /// The length in words where it fits.
        let label: String
    }

    /// The segments part by part, which spells each part's colour and texture once.
    func draw(in plot: Plot) -> [Element] {
        let placed = zip(stack.blocks, rows).flatMap { block, rows in
            zip(block.centers, rows).map { (y: plot.frame.minY + $0, row: $1) }
        }
        let pieces = placed.flatMap { self.pieces(of: $0.row, at: $0.y, in: plot) }
        return parts.indices.compactMap { part in
            group(pieces.filter { $0.part == part }, of: parts[part])
        } + placed.flatMap { surroundings(of: $0.row, at: $0.y, in: plot) }
    }

    /// The rest of a bar and its total, or the words in the place of a bar without a value.
    private func surroundings(of row: Segments, at y: Double, in plot: Plot) -> [Element] {
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
        let rest = row.rest.flatMap { rest in
            box(rest, at: y, in: plot).map {
                Element.box(
                    $0, .rest, tooltip: tooltip(rest, name: PartLegend.rest, of: row))
            }
        }
        let place = Position(end + Theme.gap, y + 4.5)
        return (rest.map { [$0] } ?? [])
            + [.text(Text(values.text(row.total), at: place, look: .amount))]
    }

    private func pieces(of row: Segments, at y: Double, in plot: Plot) -> [Piece] {
        guard plot.x(row.end) != nil else { return [] }
        return row.items.compactMap { item in
            guard let box = box(item, at: y, in: plot) else { return nil }
            let label = values.text(item.stop - item.start)
            let fits = Look.inside.font.width(of: label) + 10 <= box.width
            return Piece(
                part: item.part, box: box,
                tooltip: tooltip(item, name: parts[item.part].name, of: row),
                label: fits ? label : "")
        }
    }

    private func group(_ pieces: [Piece], of part: Part) -> Element? {
        guard !pieces.isEmpty else { return nil }
        var elements: [Element] = [
            .group(
                Group(look: .part, pieces.map { .box($0.box, .part, tooltip: $0.tooltip) }))
        ]
        if let texture = part.style.texture {
            elements.append(.boxes(pieces.map(\.box), texture))
        }
        // Their halo is the ground on which they can be read before a texture.
        elements += pieces.filter { !$0.label.isEmpty }.map {
            .text(
                Text(
                    $0.label, at: Position($0.box.midX, $0.box.midY + 4), anchor: .middle,
                    look: .inside))
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
        return "\(name): \(values.text(length))"
            + " (\(NumberText.significant(share, figures: 2)) %)"
    }
}
