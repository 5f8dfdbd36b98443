/// Two groups of values with nothing between them: no run is like the mean or the median.
///
/// The sorted values are split where the squares within both groups add up to the least, with at least
/// 15 % of the values and three in the smaller one. D = (μ₂ − μ₁) ÷ √((s₁² + s₂²) ÷ 2) then says how many
/// standard deviations lie between the two middles; above 5 they are two groups. Three groups, or two
/// that are 4 standard deviations apart, are not found.
///
/// - Source: Ashman, Bird and Zepf 1994, "Detecting Bimodality in Astronomical Datasets", for D; the
///   bounds are a choice of perfdb, by simulation (docs/statistics.md).
package struct Bimodality: Equatable, Sendable {
    /// How many values are in the lower and in the upper group, at least three each.
    package let lowerCount: Int, upperCount: Int
    /// The mean of each group, the upper one larger.
    package let lowerMean: Double, upperMean: Double
    /// D; infinite where the values of each group are equal.
    package let separation: Double

    /// The fewest values in which two groups are looked for.
    static let fewestValues = 20

    /// The fewest values of a group.
    static let fewestOfGroup = 3

    /// The least share of all values that a group has.
    static let leastShareOfGroup = 0.15

    /// The D above which there are two groups.
    static let leastSeparation = 5.0
}

extension Sample {
    /// The two groups that the values fall into.
    ///
    /// - Parameter resolution: the smallest step of the clock in the values' unit, 0 or more. Groups no
    ///   more than three steps apart are the clock's, not the program's.
    /// - Returns: nil for fewer than 20 values, for equal ones, and where there is but one group.
    /// - Complexity: O(n), the values being sorted.
    package func bimodality(resolution: Double = 0) -> Bimodality? {
        let reach = max(maximum / 2 - minimum / 2, 0) * 2
        guard count >= Bimodality.fewestValues, reach > 0, reach.isFinite else { return nil }
        let share = Double(count) * Bimodality.leastShareOfGroup
        let least = max(Bimodality.fewestOfGroup, Int(share.rounded(.up)))
        // In units of the range around the median: sums of squares neither overflow nor cancel.
        let middle = median
        let scaled = sorted.map { ($0 - middle) / reach }
        let sums = RunningSums(of: scaled)
        var best = (size: 0, squares: Double.infinity)
        for size in least...(count - least) {
            let squares = sums.squares(0..<size) + sums.squares(size..<count)
            if squares < best.squares { best = (size, squares) }
        }
        guard best.size > 0 else { return nil }
        let (lower, upper) = (scaled[..<best.size], scaled[best.size...])
        let means = (Self.mean(of: lower), Self.mean(of: upper))
        let distance = means.1 - means.0
        let spread = ((Self.variance(of: lower) + Self.variance(of: upper)) / 2).squareRoot()
        guard distance * reach > Outliers.leastSteps * resolution,
            distance > Bimodality.leastSeparation * spread
        else { return nil }
        return Bimodality(
            lowerCount: lower.count, upperCount: upper.count,
            lowerMean: middle + means.0 * reach, upperMean: middle + means.1 * reach,
            separation: distance / spread)
    }

    private static func mean(of values: ArraySlice<Double>) -> Double {
        values.reduce(0, +) / Double(values.count)
    }

    /// With n − 1; two-pass, at least two values.
    private static func variance(of values: ArraySlice<Double>) -> Double {
        let mean = mean(of: values)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    }
}

/// The sums of the first values and of their squares, for every number of first values.
private struct RunningSums {
    private var values = [0.0], squared = [0.0]

    init(of all: [Double]) {
        values.reserveCapacity(all.count + 1)
        squared.reserveCapacity(all.count + 1)
        for (index, value) in all.enumerated() {
            values.append(values[index] + value)
            squared.append(squared[index] + value * value)
        }
    }

    /// The squared differences of some values from their mean, added up; the range is not empty.
    func squares(_ range: Range<Int>) -> Double {
        let sum = values[range.upperBound] - values[range.lowerBound]
        let squares = squared[range.upperBound] - squared[range.lowerBound]
        return max(squares - sum * sum / Double(range.count), 0)
    }
}
