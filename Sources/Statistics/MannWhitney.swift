/// Whether the values of one sample tend to be larger than those of another.
///
/// The test asks how often values drawn in random order would differ as much as these do. A large
/// `pValue` does not show that the two are alike: they cannot be told apart with so few values.
///
/// - Source: Mann and Whitney 1947; Cliff 1993, "Dominance Statistics".
package struct MannWhitney: Equatable, Sendable {
    /// The pairs in which the candidate is larger, plus half of those in which both are equal.
    package let candidateWins: Double
    /// Cliff's δ: the share of pairs with a larger candidate less that with a smaller, −1 … 1.
    package let cliffsDelta: Double
    /// The probability of so large a difference among equal distributions, two-sided, 0 … 1.
    package let pValue: Double
    /// Whether `pValue` counts all permutations, or else approximates them by a normal distribution.
    package let isExact: Bool

    /// The most values in both samples together for which all permutations are counted.
    package static let largestExactCount = 40

    /// The `pValue` above which two samples cannot be told apart: by convention 5 %.
    package static let usualLevel = 0.05

    /// Compares a candidate with a baseline.
    ///
    /// - Parameter exactUpTo: the most values together for which all permutations are counted; where more than
    ///   60 are, the smaller side must have so few that Int holds the number of choices.
    /// - Complexity: O(n) beyond the samples' sorting; up to 40 values at most a million steps.
    package init(
        baseline: Sample, candidate: Sample, exactUpTo: Int = Self.largestExactCount
    ) {
        let ranks = PooledRanks(baseline: baseline.sorted, candidate: candidate.sorted)
        let size = Double(candidate.count)
        let pairs = Double(baseline.count) * size
        candidateWins = (ranks.candidateSum - size * (size + 1)) / 2
        cliffsDelta = (2 * candidateWins - pairs) / pairs
        isExact = ranks.count <= exactUpTo
        if isExact {
            pValue = ranks.exactProbability(
                chosen: min(baseline.count, candidate.count), candidates: candidate.count)
        } else {
            pValue = max(
                ranks.normalProbability(pairs: pairs, wins: candidateWins),
                Self.shareOfOneChoice(baseline.count, candidate.count))
        }
    }
}

extension MannWhitney {
    /// What one choice of the candidates is among all, 1 ÷ C(n_a + n_b, n_a): no exact probability is
    /// smaller, where one value stands against many that are equal a normal one would be.
    private static func shareOfOneChoice(_ left: Int, _ right: Int) -> Double {
        let (few, many) = (min(left, right), max(left, right))
        var share = 1.0
        for index in 1...few where share > 0 { share *= Double(index) / Double(many + index) }
        return share
    }
}

/// The ranks that the values of two samples have among all of them, times two.
///
/// Equal values share the mean of their ranks; times two, that is an integer.
private struct PooledRanks {
    /// The doubled rank of each value, ascending.
    private(set) var doubled: [Int] = []
    /// The sum of the candidate's doubled ranks.
    private(set) var candidateSum = 0.0
    /// The sum of t³ − t over the groups of t equal values.
    private(set) var ties = 0.0

    var count: Int { doubled.count }

    /// Merges two sorted lists.
    init(baseline: [Double], candidate: [Double]) {
        doubled.reserveCapacity(baseline.count + candidate.count)
        var a = 0
        var b = 0
        while a < baseline.count || b < candidate.count {
            let value =
                a == baseline.count
                ? candidate[b] : b == candidate.count ? baseline[a] : min(baseline[a], candidate[b])
            let firstCandidate = b
            let before = a + b
            while a < baseline.count && baseline[a] == value { a += 1 }
            while b < candidate.count && candidate[b] == value { b += 1 }
            let rank = before + 1 + a + b
            let equal = a + b - before
            doubled += repeatElement(rank, count: equal)
            candidateSum += Double(rank) * Double(b - firstCandidate)
            let size = Double(equal)
            ties += size * (size * size - 1)
        }
    }

    /// The share of all ways to choose the candidates whose rank sum is as far from the middle.
    ///
    /// Either sample gives the same share; `chosen` is the smaller one's count. `ways[k][s]` counts the
    /// choices of k values with the doubled rank sum s, value by value.
    ///
    /// - Source: Streitberg and Röhmel 1986, "Exact Distributions for Permutation and Rank Tests".
    func exactProbability(chosen size: Int, candidates: Int) -> Double {
        let largest = doubled.reduce(0, +)
        var ways = [[Int]](repeating: [Int](repeating: 0, count: largest + 1), count: size + 1)
        ways[0][0] = 1
        var reached = 0
        for rank in doubled {
            reached += rank
            for chosen in stride(from: size, to: 0, by: -1) {
                for sum in rank...reached { ways[chosen][sum] += ways[chosen - 1][sum - rank] }
            }
        }
        let distance = abs(Int(candidateSum) - candidates * (count + 1))
        let middle = size * (count + 1)
        var all = 0
        var asFar = 0
        for (sum, number) in ways[size].enumerated() {
            all += number
            if abs(sum - middle) >= distance { asFar += number }
        }
        return Double(asFar) / Double(all)
    }

    /// The normal approximation, corrected for ties and for continuity; 1 where all are equal.
    ///
    /// - Source: Lehmann 1975, "Nonparametrics", 1.5.
    func normalProbability(pairs: Double, wins: Double) -> Double {
        let size = Double(count)
        let variance = pairs / 12 * (size + 1 - ties / (size * (size - 1)))
        let distance = abs(wins - pairs / 2) - 0.5
        guard variance > 0, distance > 0 else { return 1 }
        return CMath.complementaryError(distance / (2 * variance).squareRoot())
    }
}
