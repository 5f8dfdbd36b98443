/// One series in points on the canvas: where its values, intervals and runs lie.
struct Trace: Sendable {
    /// A value's place, with the ends of its interval as vertical places.
    struct Spot: Equatable, Sendable {
        let center: Position
        let interval: (top: Double, bottom: Double)?
        /// The index of the value in the series' points.
        let index: Int

        static func == (left: Spot, right: Spot) -> Bool {
            left.center == right.center && left.index == right.index
                && left.interval?.top == right.interval?.top
                && left.interval?.bottom == right.interval?.bottom
        }
    }

    let series: Series
    /// Ascending by x; values without a gap between them are one segment. No segment is empty.
    let segments: [[Spot]]
    /// The smallest horizontal distance of two neighbouring values; nil for less than two.
    let pitch: Double?

    /// Finds the places of a series' points.
    ///
    /// Points whose x has no place are left out; points whose value has none are gaps.
    init(_ series: Series, in plot: Plot) {
        self.series = series
        var columns = series.points.indices
            .compactMap { index in plot.x(series.points[index].x).map { (x: $0, index: index) } }
        if !zip(columns, columns.dropFirst()).allSatisfy({ $0.x <= $1.x }) {
            columns.sort { ($0.x, $0.index) < ($1.x, $1.index) }
        }
        var segments: [[Spot]] = [[]]
        for column in columns {
            let point = series.points[column.index]
            guard let y = plot.y(point.value) else {
                segments.append([])
                continue
            }
            let low = point.low.flatMap { plot.y($0) }
            let high = point.high.flatMap { plot.y($0) }
            let interval = low.flatMap { low in high.map { (min(low, $0), max(low, $0)) } }
            segments[segments.count - 1].append(
                Spot(center: Position(column.x, y), interval: interval, index: column.index))
        }
        self.segments = segments.filter { !$0.isEmpty }
        pitch = zip(columns, columns.dropFirst()).map { $1.x - $0.x }.filter { $0 > 0.01 }.min()
    }

    /// The last value that has a place.
    var last: Spot? { segments.last?.last }

    /// The places of all runs, spread around their x in a way that depends on their order alone.
    func runs(in plot: Plot) -> [Position] { cloud(\.runs, in: plot) }

    /// The places of the runs that count for nothing, likewise.
    func excluded(in plot: Plot) -> [Position] { cloud(\.excluded, in: plot) }

    private func cloud(_ values: KeyPath<Point, [Double]>, in plot: Plot) -> [Position] {
        let width = min(Theme.jitter, (pitch ?? .infinity) * 0.5)
        return series.points.flatMap { point -> [Position] in
            guard !point[keyPath: values].isEmpty, let x = plot.x(point.x) else { return [] }
            return point[keyPath: values].enumerated().compactMap { order, run in
                plot.y(run).map { Position((x + Jitter.offset(order) * width).rounded(), $0) }
            }
        }
    }
}

extension Series {
    /// Where the series ends: the value that is said beside it, and its place.
    ///
    /// That is the last level, else the value with a place that has the greatest x.
    ///
    /// A clipped line that leaves the frame ends, cut, where it does so for the last time.
    func end(in plot: Plot) -> (value: Double, center: Position, isCut: Bool)? {
        if let level = levels.last, let y = plot.y(level.value), let x = plot.x(level.to) {
            return (level.value, Position(x, y), false)
        }
        var end: (value: Double, center: Position, isCut: Bool)?
        for index in points.indices {
            guard let x = plot.x(points[index].x), x >= end?.center.x ?? -.infinity,
                let y = plot.y(points[index].value)
            else { continue }
            end = (points[index].value, Position(x, y), false)
        }
        if asLevel { end?.center.x = plot.frame.maxX }
        let heights = plot.frame.minY...max(plot.frame.minY, plot.frame.maxY)
        if isClipped, let whole = end, !heights.contains(whole.center.y) {
            let line = Trace(self, in: plot).segments.last?.map(\.center) ?? []
            end = Clip.line(line, to: heights).last?.last.map { (whole.value, $0, true) }
        }
        return end
    }
}

/// Offsets that spread evenly however many are taken, without chance.
enum Jitter {
    /// The fractional part of the golden ratio, whose multiples are the most evenly spread.
    private static let golden = 0.618_033_988_749_894_8

    /// An offset in -0.5..<0.5 for the run made as number `order`, which is 0 or more.
    static func offset(_ order: Int) -> Double {
        let share = 0.1 + Double(order) * golden
        return share - share.rounded(.down) - 0.5
    }
}
