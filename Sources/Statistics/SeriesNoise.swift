/// The noise of a history of values: how far neighbours scatter, whatever the levels do.
///
/// σ is the MAD of the differences of neighbours × 1.4826 ÷ √2, so that a step counts as one difference of many.
/// Where more than a third of the differences are 0 it is at least their 75 % quantile ÷ 1.15 ÷ √2, and where that is
/// 0 as well the mean of their magnitudes × √π ÷ 2.
///
/// - Source: Rousseeuw and Croux 1993, "Alternatives to the Median Absolute
///   Deviation", for 1.4826; von Neumann et al. 1941, "The Mean Square Successive Difference", for differences.
enum SeriesNoise {
    /// What makes a MAD of normal values their standard deviation: 1 ÷ Φ⁻¹(¾).
    static let scaleOfMAD = 1.4826
    /// Φ⁻¹(7/8): the 75 % quantile of |x| of normal values.
    static let scaleOfUpperQuartile = 1.15
    /// The share of equal neighbours above which the MAD is not enough.
    static let mostEqualShare = 1.0 / 3
    /// How many σ a value may lie from the running median before it is clipped.
    static let clipReach = 3.0
    /// How many neighbours the running median takes, an odd number: a spike of up to 5 makes no level.
    static let window = 11

    /// - Parameter values: at least two, finite; so scaled that no difference overflows.
    /// - Returns: 0 where all are equal.
    static func sigma(of values: [Double]) -> Double {
        let differences = zip(values.dropFirst(), values).map { $0 - $1 }
        let middle = Sample.median(ofSorted: differences.sorted())
        let sizes = differences.map { abs($0 - middle) }.sorted()
        var sigma = scaleOfMAD * Sample.median(ofSorted: sizes) / 2.0.squareRoot()
        let equal = Double(differences.count { $0 == 0 }) / Double(differences.count)
        if equal > mostEqualShare {
            let magnitudes = differences.map(abs).sorted()
            let upper = magnitudes[(magnitudes.count - 1) * 3 / 4]
            sigma = max(sigma, upper / scaleOfUpperQuartile / 2.0.squareRoot())
        }
        guard sigma == 0 else { return sigma }
        let mean = differences.reduce(0) { $0 + abs($1) } / Double(differences.count)
        return mean * Double.pi.squareRoot() / 2
    }

    /// The values with spikes cut off at 3 σ from the median of the 11 around each, mirrored at the ends.
    ///
    /// - Complexity: O(n·window).
    static func clipped(_ values: [Double], sigma: Double) -> [Double] {
        let half = window / 2
        let last = values.count - 1
        guard last >= half else { return clippedShort(values, sigma: sigma) }
        func mirrored(_ index: Int) -> Double {
            values[index < 0 ? -index : index > last ? 2 * last - index : index]
        }
        var around = (-half...half).map(mirrored).sorted()
        var clipped: [Double] = []
        clipped.reserveCapacity(values.count)
        for index in values.indices {
            let middle = around[half]
            let reach = clipReach * sigma
            clipped.append(min(max(values[index], middle - reach), middle + reach))
            guard index < last else { break }
            replace(mirrored(index - half), by: mirrored(index + half + 1), in: &around)
        }
        return clipped
    }

    /// As `clipped`, for so few values that all of them are around each.
    private static func clippedShort(_ values: [Double], sigma: Double) -> [Double] {
        let middle = Sample.median(ofSorted: values.sorted())
        let reach = clipReach * sigma
        return values.map { min(max($0, middle - reach), middle + reach) }
    }

    /// Takes one value out of a sorted list and puts another in.
    private static func replace(_ old: Double, by new: Double, in sorted: inout [Double]) {
        guard var place = sorted.firstIndex(of: old) else { return }
        while place + 1 < sorted.count, sorted[place + 1] < new {
            sorted[place] = sorted[place + 1]
            place += 1
        }
        while place > 0, sorted[place - 1] > new {
            sorted[place] = sorted[place - 1]
            place -= 1
        }
        sorted[place] = new
    }

    /// How alike neighbours are: the correlation of each value with the next, 0 … 0.9.
    ///
    /// Taking the mean of each level makes neighbours look less alike than they are; (1 + 4·φ)·levels ÷ n is added
    /// for that.
    ///
    /// - Parameters:
    ///   - residuals: differences from the levels' means, at least two.
    ///   - levels: how many levels there are, at least one.
    /// - Source: Marriott and Pope 1954, "Bias in the Estimation of Autocorrelations", Biometrika 41.
    static func autocorrelation(of residuals: [Double], levels: Int) -> Double {
        let squares = residuals.reduce(0) { $0 + $1 * $1 }
        guard squares > 0 else { return 0 }
        let products = zip(residuals.dropFirst(), residuals).reduce(0) { $0 + $1.0 * $1.1 }
        let found = products / squares
        let bias = (1 + 4 * found) * Double(levels) / Double(residuals.count)
        return min(max(found + bias, 0), mostAutocorrelation)
    }

    /// The autocorrelation from which a series says next to nothing of its levels.
    static let mostAutocorrelation = 0.9
}
