extension [Series] {
    /// Every x that the x axis has to hold.
    ///
    /// Computed lines have many; on a logarithmic axis they count by their ends and the powers
    /// between, so that ticks stand at what was measured and at powers.
    func places(on axis: Axis) -> [Double] {
        flatMap { series -> [Double] in
            let levels = series.levels.flatMap { [$0.from, $0.to] }
            let places = series.points.indices.map { series.points[$0].x }
            guard series.isComputed, case .log(let base) = axis.kind else {
                return levels + places
            }
            return levels + Self.powers(of: Double(Swift.max(base, 2)), in: places)
        }
    }

    private static func powers(of base: Double, in places: [Double]) -> [Double] {
        let positive = places.filter { Number.drawable($0).map { $0 > 0 } ?? false }
        guard let extent = Number.extent(positive) else { return [] }
        let first = Number.exponent(of: extent.lower, base: base)
        let last = Number.exponent(of: extent.upper, base: base)
        let powers = (first...last).map { Number.power(base, $0) }
        return [extent.lower] + powers.filter { $0 > extent.lower } + [extent.upper]
    }

    /// Every number that the y axis has to hold; those of clipped lines where there are no others.
    func values(with rules: [Rule]) -> [Double] {
        let others = filter { !$0.isClipped }
        let series = others.contains { !$0.points.isEmpty || !$0.levels.isEmpty } ? others : self
        var values: [Double] = rules.compactMap { rule in
            if case .y(let value) = rule.place { value } else { nil }
        }
        for line in series.indices {
            values += series[line].levels.map(\.value)
            for index in series[line].points.indices {
                series[line].points[index].addNumbers(to: &values)
            }
        }
        return values
    }

    /// Whether a point of any series has a place on both axes.
    func hasValues(_ x: PlotAxis, _ y: PlotAxis) -> Bool {
        contains {
            $0.points.contains { x.position(of: $0.x) != nil && y.position(of: $0.value) != nil }
        }
    }
}
