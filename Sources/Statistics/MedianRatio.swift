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
    ratio(of: numerator, to: denominator, confidence: confidence, draws: draws) { _ in
        (generator.drawMiddle(of: numerator.count), generator.drawMiddle(of: denominator.count))
    }
}

/// The same with ranks that come from elsewhere: those of both samples' middles for each draw.
func ratio(
    of numerator: Sample, to denominator: Sample, confidence: Double, draws: Int,
    ranks: (_ draw: Int) -> (Middle, Middle)
) -> MedianRatio? {
    precondition(draws >= MedianRatio.fewestDraws, "\(draws) draws are too few for an interval")
    OrderStatisticRanks.requireProper(confidence)
    let value = numerator.median / denominator.median
    guard value.isFinite else { return nil }
    guard min(numerator.count, denominator.count) >= MedianRatio.fewestValues,
        min(numerator.minimum, denominator.minimum) > 0
    else { return MedianRatio(value: value, interval: nil) }
    var ratios: [Double] = []
    ratios.reserveCapacity(draws)
    for draw in 0..<draws {
        let (above, below) = ranks(draw)
        ratios.append(numerator.median(at: above) / denominator.median(at: below))
    }
    guard let drawn = try? Sample(ratios) else { return MedianRatio(value: value, interval: nil) }
    let tail = (1 - confidence) / 2
    let interval = Interval(
        lower: drawn.quantile(tail), upper: drawn.quantile(1 - tail), confidence: confidence)
    return MedianRatio(value: value, interval: interval)
}

/// The places in a sorted sample of the values in the middle of one that is drawn from it.
struct Middle: Equatable, Sendable {
    /// From 0; the same for an odd number of values.
    var low: Int32, high: Int32
}

extension RandomNumberGenerator {
    /// Draws as many values from a sample of n with replacement: the places of those in the middle.
    ///
    /// A value drawn from n sorted ones is the one at ⌊n·U⌋ for a uniform U, so the middle value drawn
    /// is the one at ⌊n·M⌋ for the middle M of n uniform numbers. For an even n the next one above M
    /// is the smallest of the n/2 numbers left, all uniform between M and 1.
    mutating func drawMiddle(of count: Int) -> Middle {
        let size = Double(count)
        let rank = (count + 1) / 2
        let middle = drawUniformOrderStatistic(rank: rank, of: count)
        let low = Int32(min(Int(middle * size), count - 1))
        guard count.isMultiple(of: 2) else { return Middle(low: low, high: low) }
        let left = Double(count - rank)
        let gap = CMath.exponential(CMath.logarithm(drawUnit()) / left)
        let next = 1 - (1 - middle) * gap
        return Middle(low: low, high: Int32(min(Int(next * size), count - 1)))
    }
}

extension Sample {
    /// The median of what was drawn.
    func median(at middle: Middle) -> Double {
        let low = sorted[Int(middle.low)]
        return count.isMultiple(of: 2) ? Sample.midpoint(low, sorted[Int(middle.high)]) : low
    }
}
