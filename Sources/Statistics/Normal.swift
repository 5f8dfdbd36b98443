/// The normal distribution with mean 0 and standard deviation 1.
enum Normal {
    /// The value below which a share of the distribution lies: 1.96 for 0.975.
    ///
    /// - Parameter share: between 0 and 1, both left out.
    static func quantile(_ share: Double) -> Double {
        guard share >= 0.5 else { return -quantile(1 - share) }
        // Above 9 standard deviations lies less than the rounding of a share near 1.
        return leastArgument(between: 0, and: 9) {
            CMath.complementaryError($0 / 2.0.squareRoot()) / 2 <= 1 - share
        }
    }
}

/// The least argument of a range for which a condition holds that holds for all larger ones.
///
/// - Returns: the upper end where it never holds.
/// - Complexity: at most 200 halvings; usually about 60.
func leastArgument(
    between lower: Double, and upper: Double, where holds: (Double) -> Bool
) -> Double {
    var (low, high) = (lower, upper)
    for _ in 0..<200 {
        let middle = low + (high - low) / 2
        guard middle > low && middle < high else { break }
        if holds(middle) { high = middle } else { low = middle }
    }
    return high
}
