/// What the segments of stacked bars stand for, in a line (or more) above the frame.
struct PartLegend: Mark {
    let parts: [Part]
    /// Whether a stretch that belongs to no part is drawn somewhere.
    let hasRest: Bool

    /// The name of what belongs to no part.
    static let rest = "rest"
    private static let font = Look.quiet.font
    private static let swatch = 18.0
    private static let row = 20.0
    private static let gap = 18.0

    private struct Entry {
        let name: String
        let style: Series.Style?
        let x: Double
        let row: Int
    }

    func ends(of plot: Plot) -> Ends {
        let rows = (entries(on: plot.width).last?.row ?? -1) + 1
        return Ends(top: Double(rows) * Self.row + 10, bottom: 0)
    }

    func draw(in plot: Plot) -> [Element] {
        let entries = entries(on: plot.width)
        let top = plot.frame.minY - 10 - Double((entries.last?.row ?? -1) + 1) * Self.row
        return entries.flatMap { draw($0, below: top, on: plot.width) }
    }

    private func draw(_ entry: Entry, below top: Double, on width: Double) -> [Element] {
        let y = top + Double(entry.row) * Self.row
        let box = Rectangle(
            minX: entry.x, minY: y + 3, maxX: entry.x + Self.swatch, maxY: y + 15)
        let start = entry.x + Self.swatch + 6
        let name = Self.font.shortened(entry.name, to: width - Theme.padding - start)
        let text = Element.text(
            Text(
                name, at: Position(start, y + 13),
                tooltip: name == entry.name ? "" : entry.name,
                series: entry.style == nil ? nil : entry.name))
        guard let style = entry.style else { return [.box(box, .rest), text] }
        let texture = style.texture.map { [Element.box(box, $0)] } ?? []
        return [.group(Group(style: style, [.box(box, .part)] + texture)), text]
    }

    /// The entries from left to right, in a new line where the next does not fit.
    private func entries(on width: Double) -> [Entry] {
        let all =
            parts.map { (name: $0.name, style: Optional($0.style)) }
            + (hasRest ? [(name: Self.rest, style: nil)] : [])
        var x = Theme.padding
        var row = 0
        return all.map { item in
            let length = Self.swatch + 6 + Self.font.width(of: item.name)
            if x > Theme.padding, x + length > width - Theme.padding {
                x = Theme.padding
                row += 1
            }
            defer { x += length + Self.gap }
            return Entry(name: item.name, style: item.style, x: x, row: row)
        }
    }
}
