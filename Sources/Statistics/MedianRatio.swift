/// How many times as large one median is as another, with an interval where one can be given.
package struct MedianRatio: Equatable, Sendable {
    /// The quotient of the two medians, finite.
    package let value: Double
    /// Where the ratio lies.
    ///
    /// Nil for fewer than `fewestValues` on a side, for a value that is not above 0, and where a
    /// ratio drawn is too large for a `Double`.
    package let interval: Interval?

    /// How often both samples are drawn again.
    ///
    /// - Source: Efron and Tibshirani 1993, chapters 12 to 14: 1,000 or more for an interval.
    package static let usualDraws = 4_000

    /// The fewest draws that an interval may be made of.
    package static let fewestDraws = 2_000

    /// The fewest values on each side for which an interval is given.
    ///
    /// With five the interval of a single median runs from the smallest to the largest value and
    /// covers 93.75 %; with four it would claim 95 % and cover 87.5 %.
    package static let fewestValues = 5

    /// The seed for those who have no reason for another: the same data give the same interval.
    package static let usualSeed: UInt64 = 1
}

/// How many times as large the median of one sample is as that of another, with its interval.
///
/// The interval is a percentile bootstrap: both samples are drawn again with replacement, and of the
/// ratios of their medians the quantiles (1 ∓ confidence)/2 are its bounds. A bootstrap median is
/// drawn by the ranks of its middle values, not by drawing n values. For the speed-up of B over A
/// the numerator is A's time.
///
/// - Parameters:
///   - draws: how often, at least `MedianRatio.fewestDraws`.
///   - generator: the same state gives the same interval.
/// - Returns: nil where the denominator's median is 0 or the quotient is no finite number.
/// - Precondition: `confidence` lies between 0 and 1, both left out.
/// - Complexity: O(draws · log draws), however many values the samples have.
/// - Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13.
package func medianRatio(
    of numerator: Sample, to denominator: Sample,
    confidence: Double = Interval.usualConfidence, draws: Int = MedianRatio.usualDraws,
    using generator: inout some RandomNumberGenerator
) -> MedianRatio? {
    medianRatio(of: numerator, to: denominator, confidence, draws) {
        (0..<draws).map { _ in
            let above = numerator.median(
                at: Sample.drawMiddle(of: numerator.count, using: &generator))
            return above
                / denominator.median(
                    at: Sample.drawMiddle(of: denominator.count, using: &generator))
        }
    }
}

/// The same, drawn by a new `SplitMix64` of a seed: the same numbers, in a fraction of the time where
/// samples of the same sizes were compared before.
///
/// - Complexity: O(draws) for the ratios and their order, of which few differ in small samples.
package func medianRatio(
    of numerator: Sample, to denominator: Sample,
    confidence: Double = Interval.usualConfidence, draws: Int = MedianRatio.usualDraws,
    seed: UInt64 = MedianRatio.usualSeed
) -> MedianRatio? {
    medianRatio(of: numerator, to: denominator, confidence, draws) {
        DrawnMedians.of(numerator, over: denominator, draws: draws, seed: seed)
            .ratios(of: numerator, over: denominator)
    }
}

/// The ratio with the interval that drawn ratios give; they are drawn only where there is one.
private func medianRatio(
    of numerator: Sample, to denominator: Sample, _ confidence: Double, _ draws: Int,
    drawn ratios: () -> [Double]
) -> MedianRatio? {
    precondition(draws >= MedianRatio.fewestDraws, "\(draws) draws are too few for an interval")
    OrderStatisticRanks.requireProper(confidence)
    let value = numerator.median / denominator.median
    guard value.isFinite else { return nil }
    guard min(numerator.count, denominator.count) >= MedianRatio.fewestValues,
        min(numerator.minimum, denominator.minimum) > 0, let drawn = try? Sample(ratios())
    else { return MedianRatio(value: value, interval: nil) }
    let tail = (1 - confidence) / 2
    let interval = Interval(
        lower: drawn.quantile(tail), upper: drawn.quantile(1 - tail), confidence: confidence)
    return MedianRatio(value: value, interval: interval)
}
