/// The ranks of the two sorted values between which the median of what was sampled lies.
package struct OrderStatisticRanks: Equatable, Sendable {
    /// The rank of the lower bound, counted from 1, at most half the number of values.
    package let lower: Int
    /// The rank of the upper bound, as far from the end as `lower` is from the start.
    package let upper: Int
    /// The probability that the median lies between the two, at least the confidence asked for.
    package let coverage: Double

    package init(lower: Int, upper: Int, coverage: Double) {
        self.lower = lower
        self.upper = upper
        self.coverage = coverage
    }

    /// Two probabilities that differ by less than this share count as equal: rounding in Double.
    static let tolerance = 1e-12

    /// Terms smaller than this share of the largest are left out: they change no digit of a Double.
    static let negligible = 1e-25

    /// The fewest values that have such ranks: 6 for 95 %, 8 for 99 %.
    ///
    /// The widest interval, from the smallest to the largest value, covers 1 − 2^(1 − n).
    ///
    /// - Precondition: `confidence` lies between 0 and 1, both left out.
    package static func smallestCount(confidence: Double = Interval.usualConfidence) -> Int {
        requireProper(confidence)
        var count = 1
        var missed = 1.0
        while !isAtMost(missed, 1 - confidence) {
            count += 1
            missed /= 2
        }
        return count
    }

    static func requireProper(_ confidence: Double) {
        precondition(
            confidence > 0 && confidence < 1, "a confidence lies between 0 and 1, not \(confidence)"
        )
    }

    static func isAtMost(_ probability: Double, _ limit: Double) -> Bool {
        probability <= limit * (1 + tolerance)
    }
}

/// The ranks whose values enclose the median with at least a confidence, as closely as possible.
///
/// With k the largest integer for which P(B ≤ k − 1) ≤ (1 − confidence)/2, where B is binomial with n
/// trials of probability ½, the ranks are k and n − k + 1 and cover 1 − 2·P(B ≤ k − 1). They hold
/// for any distribution. For 10 values and 95 % they are 2 and 9, which cover 97.85 %.
///
/// - Returns: nil where even the smallest and the largest value cover less than `confidence`.
/// - Precondition: `count` is at least 1; `confidence` lies between 0 and 1, both left out.
/// - Complexity: O(√count).
/// - Source: David and Nagaraja 2003, "Order Statistics", 7.1; benchstat's `benchmath`.
package func orderStatisticRanks(
    count: Int, confidence: Double = Interval.usualConfidence
) -> OrderStatisticRanks? {
    precondition(count >= 1, "ranks need at least one value, not \(count)")
    OrderStatisticRanks.requireProper(confidence)
    let (start, weights, total) = lowerHalfWeights(trials: count)
    let limit = (1 - confidence) / 2
    var probability = 0.0
    var below = 0.0
    var rank = start
    for weight in weights {
        let next = (below + weight) / total
        guard OrderStatisticRanks.isAtMost(next, limit) else { break }
        below += weight
        probability = next
        rank += 1
    }
    guard rank >= 1, probability > 0 else { return nil }
    return OrderStatisticRanks(
        lower: rank, upper: count - rank + 1, coverage: 1 - 2 * probability)
}

/// The binomial probabilities of 0 … ⌊(trials − 1)/2⌋ successes at ½, all times one unknown factor.
///
/// They follow from the largest by the ratio of neighbours, C(n, i − 1)/C(n, i) = i/(n − i + 1), so
/// that no factorial is needed and nothing overflows: the sum of all is the factor.
///
/// - Returns: the number of successes of the first one that is not negligible, the weights from there
///   in ascending order, and what all weights of 0 … trials successes add up to.
private func lowerHalfWeights(trials: Int) -> (start: Int, weights: [Double], total: Double) {
    var successes = (trials - 1) / 2
    let middle = trials.isMultiple(of: 2) ? Double(trials - successes) / Double(successes + 1) : 0
    var weights = [1.0]
    var weight = 1.0
    while successes > 0 {
        weight *= Double(successes) / Double(trials - successes + 1)
        guard weight > OrderStatisticRanks.negligible else { break }
        weights.append(weight)
        successes -= 1
    }
    weights.reverse()
    return (successes, weights, 2 * weights.reduce(0, +) + middle)
}

extension Sample {
    /// The values between which the median of what was sampled lies, by order statistics.
    ///
    /// - Returns: nil for fewer values than `OrderStatisticRanks.smallestCount(confidence:)`.
    /// - Precondition: `confidence` lies between 0 and 1, both left out.
    package func medianInterval(confidence: Double = Interval.usualConfidence) -> Interval? {
        guard let ranks = orderStatisticRanks(count: count, confidence: confidence) else {
            return nil
        }
        return Interval(
            lower: sorted[ranks.lower - 1], upper: sorted[ranks.upper - 1],
            confidence: ranks.coverage)
    }
}
