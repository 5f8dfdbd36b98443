extension ChangePoints {
    /// Looks for changes of level.
    ///
    /// - Parameters:
    ///   - series: one value per session, the oldest first.
    ///   - minimumChange: the least change that matters, as a share of the level before, 0 or more; 0 where the
    ///     level before is 0 or less.
    /// - Complexity: about O(n log n); 10,000 values take some hundredths of a second.
    package init(of series: Sample, minimumChange: Double = 0) {
        count = series.count
        let isConstant = series.minimum == series.maximum
        guard series.count >= Self.fewestValues, !isConstant else {
            let isShort = series.count < Self.fewestValues
            (sigma, autocorrelation) = (isShort ? nil : 0, nil)
            (points, unconfirmed) = ([], nil)
            reason = isShort ? .tooFew : .constant
            return
        }
        reason = nil
        // In units near the largest magnitude no difference overflows.
        let unit = max(abs(series.minimum), abs(series.maximum)).binade
        let values = series.values.map { $0 / unit }
        let search = LevelSearch(values, minimumChange: minimumChange)
        let boundaries = search.confirmed()
        sigma = search.sigma * unit
        autocorrelation = search.autocorrelation(of: boundaries)
        points = boundaries.indices.compactMap { place in
            let (left, right) = search.sides(place, of: boundaries)
            guard let before = try? Sample(Array(series.values[left])),
                let after = try? Sample(Array(series.values[right]))
            else { return nil }
            return ChangePoint(index: boundaries[place], before: before, after: after)
        }
        unconfirmed = search.unconfirmed(after: boundaries)
    }
}

extension ChangePoint {
    fileprivate init(index: Int, before: Sample, after: Sample) {
        self.index = index
        (self.before, self.after) = (before.median, after.median)
        test = LevelSearch.test(before, after)
        ratio =
            min(before.median, after.median) > 0
            ? medianRatio(
                of: after, to: before, draws: MedianRatio.fewestDraws) : nil
    }
}
