/// The step of a clock so coarse that it shows in the values.
///
/// Where more than 30 % of the neighbours among the sorted values are equal, the values are multiples of
/// a step; the least difference between two that are not equal is told as the step. Differences below
/// it cannot be seen.
///
///     try Sample([12, 13, 12, 12, 13, 14, 12]).clockTick  // step 1
///
/// - Source: the share is a choice of perfdb, by simulation (docs/statistics.md).
package struct ClockTick: Equatable, Sendable {
    /// The least difference between two different values, above 0.
    package let step: Double
    /// The share of neighbours that are equal, above 0.3 and below 1.
    package let equalShare: Double

    /// The share of equal neighbours above which the values have a step.
    static let leastEqualShare = 0.3

    /// The fewest values in which a step is looked for: with fewer, two equal ones are chance enough.
    static let fewestValues = 6
}

extension Sample {
    /// The clock's step as it shows in the values.
    ///
    /// - Returns: nil for fewer than six values, where too few are equal, and where all are: those have
    ///   no step that could be told.
    /// - Complexity: O(n), the values being sorted.
    package var clockTick: ClockTick? {
        guard count >= ClockTick.fewestValues else { return nil }
        let gaps = zip(sorted.dropFirst(), sorted).map { $0 - $1 }
        let equal = Double(gaps.count { $0 == 0 }) / Double(gaps.count)
        guard equal > ClockTick.leastEqualShare,
            let step = gaps.filter({ $0 > 0 }).min(), step.isFinite
        else { return nil }
        return ClockTick(step: step, equalShare: equal)
    }
}
