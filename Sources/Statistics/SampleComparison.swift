/// Everything that is asked of two samples: whether they differ, by how much, and what was hidden.
///
/// The verdict demands three things at once: a small probability, an interval of the shift that
/// leaves out 0, and a size that matters. A probability alone is never a verdict.
package struct SampleComparison: Equatable, Sendable {
    /// How many values each side has.
    package let baselineCount: Int, candidateCount: Int
    /// The middle of each side.
    package let baselineMedian: Double, candidateMedian: Double
    /// U, Cliff's δ and the probability.
    package let test: MannWhitney
    /// The shift and its interval; nil where a difference exceeds the largest `Double`.
    package let shift: HodgesLehmann?
    /// The candidate's median over the baseline's; nil where one of them is not above 0.
    package let ratio: MedianRatio?
    /// Whether the means differ: a second opinion that decides nothing.
    package let welch: Welch?
    /// What so many values could have shown, by their own spread; nil where they show none.
    package let detectable: DetectableChange?

    package init(
        baseline: Sample, candidate: Sample, level: Double = MannWhitney.usualLevel,
        seed: UInt64 = MedianRatio.usualSeed
    ) {
        (baselineCount, candidateCount) = (baseline.count, candidate.count)
        (baselineMedian, candidateMedian) = (baseline.median, candidate.median)
        test = MannWhitney(baseline: baseline, candidate: candidate)
        shift = HodgesLehmann(baseline: baseline, candidate: candidate, confidence: 1 - level)
        welch = Welch(baseline: baseline, candidate: candidate)
        ratio =
            min(baseline.median, candidate.median) > 0
            ? medianRatio(of: candidate, to: baseline, seed: seed) : nil
        detectable = Self.spread(baseline, candidate).flatMap {
            DetectableChange(
                baselineCount: baseline.count, candidateCount: candidate.count, spread: $0,
                level: level)
        }
    }

    /// The coefficient of variation of both sides together, weighted by their degrees of freedom.
    private static func spread(_ baseline: Sample, _ candidate: Sample) -> Double? {
        var (squares, degrees) = (0.0, 0.0)
        for sample in [baseline, candidate] where sample.count > 1 {
            guard let share = sample.coefficientOfVariation else { return nil }
            squares += Double(sample.count - 1) * share * share
            degrees += Double(sample.count - 1)
        }
        return degrees > 0 ? (squares / degrees).squareRoot() : nil
    }

    /// The least probability that samples of these sizes can have: 2 ÷ C(n_a + n_b, n_a).
    package var leastProbability: Double {
        let (few, many) = (
            min(baselineCount, candidateCount), max(baselineCount, candidateCount)
        )
        var least = 2.0
        for index in 1...few where least > 0 { least *= Double(index) / Double(many + index) }
        return min(least, 1)
    }
}
