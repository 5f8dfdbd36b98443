/// Leaves out what the eye cannot see, and never an extreme.
enum Thinning {
    /// A line with at most four positions per point of width: first, lowest, highest and last.
    ///
    /// - Parameter line: ascending by x. A line with few positions is returned as it is.
    /// - Source: Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", 2014.
    static func line(_ line: [Position]) -> [Position] {
        columns(of: line, x: \.x).flatMap { column -> [Position] in
            guard column.count > 4 else { return Array(line[column]) }
            let low = column.min { line[$0].y < line[$1].y } ?? column.lowerBound
            let high = column.max { line[$0].y < line[$1].y } ?? column.lowerBound
            var kept: [Int] = []
            for index in [column.lowerBound, min(low, high), max(low, high), column.upperBound - 1]
            where kept.last != index {
                kept.append(index)
            }
            return kept.map { line[$0] }
        }
    }

    /// A band's columns, each with the highest top and the lowest bottom of what lies in it.
    static func band(_ band: [(x: Double, top: Double, bottom: Double)])
        -> [(x: Double, top: Double, bottom: Double)]
    {
        columns(of: band, x: \.x).map { column in
            let part = band[column]
            let first = part[column.lowerBound]
            return part.reduce(first) { (first.x, min($0.top, $1.top), max($0.bottom, $1.bottom)) }
        }
    }

    /// Ranges of indices that lie in the same point of width.
    private static func columns<Item>(of items: [Item], x: (Item) -> Double) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in items.indices
        where index > start && x(items[index]).rounded(.down) != x(items[start]).rounded(.down) {
            ranges.append(start..<index)
            start = index
        }
        if start < items.count { ranges.append(start..<items.count) }
        return ranges
    }

    /// Dots of which none lies in the same small square as another, at most `limit` if need be.
    ///
    /// The squares grow until few enough are left; the highest and lowest of each column stay.
    static func dots(_ dots: [Position], limit: Int) -> [Position] {
        var kept = dots
        // Each size is a multiple of the one before: an extreme of a column is one of its parts'.
        for size in [1.0, 2, 4, 8, 16, 32, 64] {
            kept = onePerSquare(kept, size: size)
            if kept.count <= limit { break }
        }
        return kept
    }

    private static func onePerSquare(_ dots: [Position], size: Double) -> [Position] {
        let columns = dots.map { square($0.x, size) }
        let rows = dots.map { square($0.y, size) }
        guard let left = columns.min(), let right = columns.max(), let top = rows.min(),
            let bottom = rows.max(), (right - left + 1) * (bottom - top + 1) <= 10_000_000
        else { return dots }
        let height = bottom - top + 1
        var lowest = [Double](repeating: .infinity, count: right - left + 1)
        var highest = [Double](repeating: -.infinity, count: right - left + 1)
        for (index, dot) in dots.enumerated() {
            let column = columns[index] - left
            lowest[column] = min(lowest[column], dot.y)
            highest[column] = max(highest[column], dot.y)
        }
        var isTaken = [Bool](repeating: false, count: (right - left + 1) * height)
        var kept: [Position] = []
        for (index, dot) in dots.enumerated() {
            let column = columns[index] - left
            let place = column * height + rows[index] - top
            if isTaken[place], dot.y != lowest[column], dot.y != highest[column] { continue }
            isTaken[place] = true
            kept.append(dot)
        }
        return kept
    }

    private static func square(_ coordinate: Double, _ size: Double) -> Int {
        Int((min(max(coordinate, -1e5), 1e5) / size).rounded(.down))
    }
}
