/// By how much the values of one sample are larger than those of another.
///
/// The shift is the median of all differences candidate − baseline; the interval runs from the k-th
/// smallest of them to the k-th largest, where k comes from the distribution of U.
///
/// - Source: Hodges and Lehmann 1963, "Estimates of Location Based on Rank Tests"; Hollander, Wolfe
///   and Chicken 2014, "Nonparametric Statistical Methods", 4.3.
package struct HodgesLehmann: Equatable, Sendable {
    /// The median of all differences, finite.
    package let shift: Double
    /// Where the shift lies; nil where even the widest covers less than the confidence.
    package let interval: Interval?

    /// Nil where a difference exceeds the largest `Double`.
    ///
    /// - Precondition: `confidence` lies between 0 and 1, both left out.
    /// - Complexity: O(n) per bound beyond the samples' sorting; the differences are never listed.
    package init?(
        baseline: Sample, candidate: Sample, confidence: Double = Interval.usualConfidence
    ) {
        OrderStatisticRanks.requireProper(confidence)
        let differences = PairDifferences(baseline: baseline.sorted, candidate: candidate.sorted)
        guard differences.areFinite else { return nil }
        let pairs = differences.count
        shift = Sample.midpoint(
            differences.value(rank: (pairs + 1) / 2), differences.value(rank: pairs / 2 + 1))
        interval = DifferenceRank(baseline.count, candidate.count, confidence: confidence).map {
            Interval(
                lower: differences.value(rank: $0.rank),
                upper: differences.value(rank: pairs - $0.rank + 1), confidence: $0.coverage)
        }
    }
}

/// The rank of the difference that bounds a shift from below, counted from 1.
struct DifferenceRank: Equatable {
    let rank: Int
    /// The probability that the shift lies between this difference and the one as far from the end.
    let coverage: Double

    /// The largest k with P(U ≤ k − 1) ≤ (1 − confidence)/2; nil where not even k = 1 has it.
    ///
    /// Up to `MannWhitney.largestExactCount` values the distribution of U without ties is counted;
    /// with ties the interval then covers rather more. Beyond, it is taken as normal.
    init?(_ baseline: Int, _ candidate: Int, confidence: Double) {
        let limit = (1 - confidence) / 2
        guard baseline + candidate <= MannWhitney.largestExactCount else {
            let pairs = Double(baseline) * Double(candidate)
            let deviation = (pairs * Double(baseline + candidate + 1) / 12).squareRoot()
            // With P(U ≤ k − 1) ≈ Φ((k − ½ − pairs/2)/deviation), corrected for continuity.
            let bound = pairs / 2 + 0.5 - Normal.quantile(1 - limit) * deviation
            guard bound >= 1 else { return nil }
            (rank, coverage) = (Int(bound), confidence)
            return
        }
        let ways = Self.waysOfWins(baseline, candidate)
        let all = Double(ways.reduce(0, +))
        var below = 0
        var found: (rank: Int, coverage: Double)?
        for (wins, number) in ways.enumerated() {
            below += number
            let missed = Double(below) / all
            guard OrderStatisticRanks.isAtMost(missed, limit) else { break }
            found = (wins + 1, 1 - 2 * missed)
        }
        guard let found else { return nil }
        (rank, coverage) = found
    }

    /// In how many of all orders without ties U has each value, from 0 to the number of pairs.
    ///
    /// - Source: Mann and Whitney 1947: the largest value either is a candidate or it is not.
    /// - Precondition: both counts are at least 1.
    static func waysOfWins(_ baseline: Int, _ candidate: Int) -> [Int] {
        // ways[k] holds the counts for k candidates and the baseline's values taken so far.
        var ways = [[Int]](repeating: [1], count: candidate + 1)
        for taken in 1...baseline {
            var next: [[Int]] = [[1]]
            for chosen in 1...candidate {
                var counts = [Int](repeating: 0, count: taken * chosen + 1)
                for (wins, number) in ways[chosen].enumerated() { counts[wins] += number }
                for (wins, number) in next[chosen - 1].enumerated() {
                    counts[wins + taken] += number
                }
                next.append(counts)
            }
            ways = next
        }
        return ways[candidate]
    }
}

/// All differences candidate − baseline of two samples, by their rank and never as a list.
private struct PairDifferences {
    /// Both ascending, at least one value each.
    let baseline: [Double]
    let candidate: [Double]

    var count: Int { baseline.count * candidate.count }

    private var smallest: Double { candidate[0] - baseline[baseline.count - 1] }
    private var largest: Double { candidate[candidate.count - 1] - baseline[0] }

    var areFinite: Bool { smallest.isFinite && largest.isFinite }

    /// The difference of a rank, counted from 1, by halving the range of doubles in between.
    func value(rank: Int) -> Double {
        var (low, high) = (Self.key(of: smallest), Self.key(of: largest))
        while low < high {
            // Halves without overflow, downwards.
            let middle = (low & high) + ((low ^ high) >> 1)
            if number(upTo: Self.value(of: middle)) >= rank {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return Self.value(of: low) + 0  // no negative zero
    }

    /// How many differences are at most a bound.
    private func number(upTo bound: Double) -> Int {
        var (total, taken) = (0, 0)
        for value in baseline {
            while taken < candidate.count && candidate[taken] - value <= bound { taken += 1 }
            total += taken
        }
        return total
    }

    /// Integers in the order of the doubles that they stand for; the map is its own inverse.
    private static func key(of value: Double) -> Int64 {
        let bits = Int64(bitPattern: value.bitPattern)
        return bits ^ ((bits >> 63) & .max)
    }

    private static func value(of key: Int64) -> Double {
        Double(bitPattern: UInt64(bitPattern: key ^ ((key >> 63) & .max)))
    }
}
