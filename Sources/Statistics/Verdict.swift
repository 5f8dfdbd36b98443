/// What a comparison says of the candidate.
package enum Verdict: Equatable, Sendable {
    case regressed, improved
    /// The whole interval of the ratio lies within the minimum change.
    case unchanged
    case undecided(Reason)

    /// Why nothing can be said.
    package enum Reason: String, CaseIterable, Equatable, Sendable {
        /// No values of these counts could have shown a difference.
        case tooFew = "too-few"
        /// The values show no difference, nor that there is none.
        case notResolved = "not-resolved"
        /// There is a difference, but the history's own scatter is as large.
        case belowNoiseFloor = "below-noise-floor"
        /// A share was asked for where a median is not above 0.
        case zero
    }
}

extension SampleComparison {
    /// What the comparison says, by these rules in their order:
    ///
    /// 1. `undecided(.tooFew)` where 2 ÷ C(n_a + n_b, n_a) exceeds the level.
    /// 2. `unchanged` where the ratio's interval lies within 1 ± the minimum change.
    /// 3. `regressed` or `improved` where p ≤ level, the shift's interval leaves out 0, and the ratio
    ///    is as far from 1, to the same side, as the minimum change and the noise floor, and the medians as far
    ///    from each other as the absolute minimum; `undecided(.belowNoiseFloor)` where only the floor stops it.
    ///    Medians and shift may point to different sides where the values fall into groups. Without a ratio the
    ///    absolute minimum decides, and `undecided(.zero)` where a share was asked for.
    /// 4. `undecided(.notResolved)` otherwise.
    ///
    /// - Parameter pValue: corrected for the family of tests; nil for a test that stands alone.
    /// - Source: Schuirmann 1987, "A Comparison of the Two One-Sided Tests Procedure", for rule 2; the others
    ///   are a choice of perfdb.
    package func verdict(
        by criteria: ChangeCriteria = ChangeCriteria(), pValue: Double? = nil
    ) -> Verdict {
        guard leastProbability <= criteria.level else { return .undecided(.tooFew) }
        if let interval = ratio?.interval, interval.lower >= 1 - criteria.minimumChange,
            interval.upper <= 1 + criteria.minimumChange
        {
            return .unchanged
        }
        guard (pValue ?? test.pValue) <= criteria.level, let shift, let interval = shift.interval,
            interval.lower > 0 || interval.upper < 0
        else { return .undecided(.notResolved) }
        let isWorse = (shift.shift > 0) != criteria.prefersLarger
        let change: Verdict = isWorse ? .regressed : .improved
        guard let ratio else {
            if criteria.minimumChange > 0 || criteria.noiseFloor > 0 { return .undecided(.zero) }
            return abs(shift.shift) >= criteria.absoluteMinimum ? change : .undecided(.notResolved)
        }
        let size = abs(ratio.value - 1)
        guard size >= criteria.minimumChange, (ratio.value - 1) * shift.shift >= 0,
            abs(candidateMedian - baselineMedian) >= criteria.absoluteMinimum
        else { return .undecided(.notResolved) }
        return size >= criteria.noiseFloor ? change : .undecided(.belowNoiseFloor)
    }
}
