/// Names of series in columns below the chart, where they are too many for labels at the lines.
struct Legend: Mark {
    let series: [Series]

    static let sample = 38.0
    private static let row = 18.0
    static let font = Look.quiet.font

    func sides(on width: Double) -> Sides { Sides(left: 0, right: 24) }

    func ends(of plot: Plot) -> Ends {
        let rows = (series.count + columns(on: plot.width) - 1) / columns(on: plot.width)
        return Ends(top: 0, bottom: 0, extra: Double(rows) * Self.row + 10)
    }

    func draw(in plot: Plot) -> [Element] {
        let columns = columns(on: plot.width)
        let rows = (series.count + columns - 1) / columns
        let width = (plot.width - 2 * Theme.padding) / Double(columns)
        let top = plot.height - Double(rows) * Self.row - 8
        return series.enumerated().map { index, series in
            let x = Theme.padding + Double(index / rows) * width
            let y = top + Double(index % rows) * Self.row
            return Self.entry(series, at: Position(x, y), width: width)
        }
    }

    /// As many columns as fit the longest name, one to four.
    private func columns(on width: Double) -> Int {
        let widest = series.map { Self.font.width(of: $0.name) }.max() ?? 0
        let fitting = (width - 2 * Theme.padding) / (Self.sample + widest + 16)
        return max(1, min(4, series.count, Int(min(fitting, 4))))
    }

    /// A sample of the line with its name behind it.
    static func entry(_ series: Series, at place: Position, width: Double) -> Element {
        let middle = Position(place.x + 16, place.y)
        let look: Look =
            series.asLevel
            ? (series.isBefore ? .beforeLevel : .baseline)
            : series.isComputed ? .computed : series.isBefore ? .before : .line
        let name = font.shortened(series.name, to: width - sample - 12)
        let ends = [Position(place.x, place.y), Position(place.x + 32, place.y)]
        var elements: [Element] = series.isDots ? [] : [.line([ends], look)]
        if !series.isComputed {
            elements.append(
                .marker(Marker(series.style.shape, middle, series.isBefore ? .beforeDot : .dot)))
        }
        elements.append(
            .text(
                Text(
                    name, at: Position(place.x + sample, place.y + 4),
                    tooltip: name == series.name ? "" : series.name, series: series.name)))
        return .group(Group(style: series.style, elements))
    }
}
