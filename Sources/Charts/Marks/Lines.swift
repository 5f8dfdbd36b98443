/// The lines with their markers, levels and baselines.
struct Lines: Mark {
    let series: [Series]

    func draw(in plot: Plot) -> [Element] {
        let count = series.reduce(0) { $0 + $1.points.count }
        return series.fromBelow.map { series in
            let trace = Trace(series, in: plot)
            let hasRoom =
                count <= Theme.markerLimit && (trace.pitch ?? .infinity) >= Theme.markerPitch
            var elements = strokes(trace, in: plot)
            elements += levels(series, in: plot)
            elements += markers(trace, in: plot, hasRoom: hasRoom)
            return .group(Group(style: series.style, series: series.name, elements))
        }
    }

    private func strokes(_ trace: Trace, in plot: Plot) -> [Element] {
        if trace.series.isDots { return [] }
        let heights = plot.frame.minY...max(plot.frame.minY, plot.frame.maxY)
        if trace.series.asLevel {
            guard let y = trace.last?.center.y else { return [] }
            let ends = [Position(plot.frame.minX, y), Position(plot.frame.maxX, y)]
            return [.line([ends], trace.series.isBefore ? .beforeLevel : .baseline)]
        }
        let strokes = trace.segments.filter { $0.count > 1 }
            .map { Thinning.line($0.map(\.center)) }
            .flatMap { trace.series.isClipped ? Clip.line($0, to: heights) : [$0] }
        guard !strokes.isEmpty else { return [] }
        return [.line(strokes, trace.series.lineLook)]
    }

    private func levels(_ series: Series, in plot: Plot) -> [Element] {
        let strokes = series.levels.compactMap { level -> [Position]? in
            guard let y = plot.y(level.value), let from = plot.x(level.from),
                let to = plot.x(level.to)
            else { return nil }
            let left = max(min(from, to), plot.frame.minX)
            let right = min(max(from, to), plot.frame.maxX)
            return left <= right ? [Position(left, y), Position(right, y)] : nil
        }
        return strokes.isEmpty ? [] : [.line(strokes, .level)]
    }

    /// A marker for each value, or where they would collide only for values that stand alone.
    private func markers(_ trace: Trace, in plot: Plot, hasRoom: Bool) -> [Element] {
        if trace.series.isComputed { return [] }
        let showsAll = hasRoom || trace.series.isDots
        let spots = trace.segments.flatMap { $0.count == 1 || showsAll ? $0 : [] }
            .filter { !trace.series.isClipped || plot.frame.holds($0.center) }
        let isThin = !trace.series.levels.isEmpty && !trace.series.isBefore
        let shape: MarkerShape = isThin ? .circle : trace.series.style.shape
        let look: Look = isThin ? .point : trace.series.isBefore ? .beforeDot : .dot
        let markers = spots.map { spot in
            let point = trace.series.points[spot.index]
            return Element.marker(
                Marker(
                    shape, spot.center, look, tooltip: tooltip(point, of: trace.series, in: plot),
                    key: point.key))
        }
        return markers.isEmpty ? [] : [.group(Group(look: look, markers))]
    }

    private func tooltip(_ point: Point, of series: Series, in plot: Plot) -> String {
        point.tooltip ?? point.text("\(series.name), \(plot.x.shortText(point.x))", plot.y)
    }
}

extension Series {
    /// How the line between the values looks.
    var lineLook: Look {
        if isComputed { return .computed }
        return isBefore ? .before : levels.isEmpty ? .line : .thin
    }
}

extension [Series] {
    /// The order of painting: baselines and what was before lie under what is compared with them.
    var fromBelow: [Series] {
        filter(\.isBefore) + filter { $0.asLevel && !$0.isBefore }
            + filter { !$0.asLevel && !$0.isBefore }
    }
}
