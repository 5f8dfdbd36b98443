/// Under the lines: intervals as bands, or whiskers where a value stands alone, and every run.
struct Bands: Mark {
    let series: [Series]

    func draw(in plot: Plot) -> [Element] {
        let showsBands = series.count <= Theme.bandLimit
        let runs = series.reduce(0) { $0 + $1.points.reduce(0) { $0 + $1.runs.count } }
        let limit = Theme.runLimit(points: series.reduce(0) { $0 + $1.points.count })
        let ordered = series.contains(where: \.isBefore) ? series.fromBelow : series
        return ordered.map { line in
            let trace = Trace(line, in: plot)
            let places = trace.runs(in: plot)
            let share = runs > 0 ? max(2, limit * places.count / runs) : 0
            let dots = Thinning.dots(places, limit: share)
            var elements = showsBands ? trace.segments.flatMap { intervals($0, of: line) } : []
            if !dots.isEmpty, !line.isBefore { elements.append(.dots(dots, .run)) }
            elements += Self.hollow(
                Thinning.dots(trace.excluded(in: plot), limit: max(2, limit / series.count)))
            return .group(Group(style: line.style, series: line.name, elements))
        }
    }

    /// The intervals of one segment: stretches of two or more are a band.
    private func intervals(_ segment: [Trace.Spot], of series: Series) -> [Element] {
        var elements: [Element] = []
        var stretch: [(x: Double, top: Double, bottom: Double)] = []
        func finish() {
            if stretch.count == 1 || series.asLevel || series.isDots || series.hasWhiskers {
                let look: Look = series.isBefore ? .before : .whisker
                elements += stretch.map { .line(Self.whisker($0.x, $0.top, $0.bottom), look) }
            } else if stretch.count > 1 {
                let band = Thinning.band(stretch)
                let outline =
                    band.map { Position($0.x, $0.top) }
                    + band.reversed().map { Position($0.x, $0.bottom) }
                elements.append(.area(outline, series.isBefore ? .beforeBand : .band))
            }
            stretch = []
        }
        for spot in segment {
            guard let interval = spot.interval else {
                finish()
                continue
            }
            stretch.append((spot.center.x, interval.top, interval.bottom))
        }
        finish()
        return elements
    }

    /// Dots with a hole, for runs that count for nothing; no element for none.
    static func hollow(_ places: [Position]) -> [Element] {
        places.isEmpty ? [] : [.dots(places, .excluded), .dots(places, .hole)]
    }

    /// A vertical line with a short cap at both ends.
    static func whisker(_ x: Double, _ top: Double, _ bottom: Double) -> [[Position]] {
        [
            [Position(x, top), Position(x, bottom)],
            [Position(x - 4, top), Position(x + 4, top)],
            [Position(x - 4, bottom), Position(x + 4, bottom)],
        ]
    }
}
