extension LevelSearch {
    /// A step of one to three values at the end, by what the last level before it shows.
    ///
    /// With the level's median and the spread of its clipped values, every one of them lies to the same side by
    /// `leastStep` spreads, their mean by so much that t with the level's degrees of freedom has p ≤
    /// `levelOfEnd` (the error grown by the level's autocorrelation), and the median by 1.25 σ and by
    /// the minimum change. They must also lie half as far again from the median as 95 % of the level's values, a
    /// single one twice as far as all of them: where there were spikes before, one more is none.
    func unconfirmed(after boundaries: [Int]) -> UnconfirmedChange? {
        let start = boundaries.last ?? 0
        for length in stride(from: ChangePoints.fewestOfLevel - 1, to: 0, by: -1) {
            let index = values.count - length
            let first = max(start, index - Self.mostBeforeEnd)
            guard index - first >= Self.fewestBeforeEnd else { continue }
            if isStep(values[first..<index], values[index...]) {
                return UnconfirmedChange(index: index, values: length)
            }
        }
        return nil
    }

    /// The fewest values of the level before a step at the end.
    static let fewestBeforeEnd = 10
    /// The most values of that level that are looked at.
    static let mostBeforeEnd = 100
    /// How many spreads every value of a step at the end lies from the level.
    static let leastStep = 1.5
    /// The share of the level's values that several values at the end are compared with; one with all.
    static let usualShare = 0.95
    /// How many times as far from the level as those they must lie: the tail of skewed values is none.
    static let beyondUsual = 1.5
    /// How many times as far as all of them a single one must: a spike among spikes is none.
    static let beyondFarthest = 2.0
    /// The probability up to which such a step is told.
    static let levelOfEnd = 0.001

    private func isStep(_ before: ArraySlice<Double>, _ end: ArraySlice<Double>) -> Bool {
        let level = before.sorted()
        let middle = Sample.median(ofSorted: level)
        let steps = end.map { $0 - middle }
        let side: Double = (steps.first ?? 0) < 0 ? -1 : 1
        let sizes = steps.map { $0 * side }
        guard let least = sizes.min(), least > 0 else { return false }
        let cut = SeriesNoise.clipped(Array(before), sigma: sigma)
        let mean = cut.reduce(0, +) / Double(cut.count)
        let phi = SeriesNoise.autocorrelation(of: cut.map { $0 - mean }, levels: 1)
        let scatter = (try? Sample(cut))?.standardDeviation ?? 0
        let spread = scatter > 0 ? scatter : sigma
        let (m, k) = (Double(before.count), Double(end.count))
        let error = spread * ((1 / k + 1 / m) * (1 + phi) / (1 - phi)).squareRoot()
        let t = sizes.reduce(0, +) / k / error
        let size = abs(Sample.median(ofSorted: end.sorted()) - middle)
        guard least >= Self.leastStep * spread,
            size >= max(ChangePoints.leastSize * sigma, minimumChange * max(middle, 0)),
            studentTail(beyond: t, degrees: m - 1) <= Self.levelOfEnd
        else { return false }
        let distances = level.map { abs($0 - middle) }.sorted()
        // Of several values in a row hardly any can be a spike, of a single one every one.
        let share = end.count > 1 ? Self.usualShare : 1
        let usual = distances[Int((Double(distances.count - 1) * share).rounded())]
        let factor = end.count > 1 ? Self.beyondUsual : Self.beyondFarthest
        return sizes.reduce(0, +) / k > factor * usual
    }
}
