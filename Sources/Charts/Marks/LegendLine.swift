/// Names of series after samples of their lines, from left to right in as many lines as it takes.
struct LegendLine {
    let series: [Series]

    private static let row = 20.0
    private static let gap = 16.0

    /// The height of all lines, with a gap below; 0 for no series.
    func height(on width: Double) -> Double {
        places(on: width).last.map { Double($0.row + 1) * Self.row + 12 } ?? 0
    }

    func draw(below top: Double, on width: Double) -> [Element] {
        zip(series, places(on: width)).map { series, place in
            let y = top + 10 + Double(place.row) * Self.row
            return Legend.entry(
                series, at: Position(place.x, y), width: width - Theme.padding - place.x + 12)
        }
    }

    /// Where each entry begins; in a new line where it does not fit behind the one before it.
    private func places(on width: Double) -> [(x: Double, row: Int)] {
        var x = Theme.padding
        var row = 0
        return series.map { series in
            let length = Legend.sample + Legend.font.width(of: series.name)
            if x > Theme.padding, x + length > width - Theme.padding {
                x = Theme.padding
                row += 1
            }
            defer { x += length + Self.gap }
            return (x, row)
        }
    }
}
