/// Measured values in the order given and sorted: at least one, each finite.
package struct Sample: Equatable, Sendable {
    /// The values in the order given, at least one, each finite.
    package let values: [Double]
    /// The same values in ascending order.
    package let sorted: [Double]

    /// Takes the values in their order.
    ///
    /// - Throws: `StatisticsError`: `noValues`, or `notFinite` with the first index that offends.
    /// - Complexity: O(n log n).
    package init(_ values: [Double]) throws(StatisticsError) {
        guard !values.isEmpty else { throw .noValues }
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(index: index)
        }
        self.values = values
        sorted = values.sorted()
    }

    /// How many values there are, at least one.
    package var count: Int { values.count }

    /// The smallest value.
    package var minimum: Double { sorted[0] }

    /// The largest value.
    package var maximum: Double { sorted[count - 1] }

    /// The middle value, or the mean of the two in the middle.
    package var median: Double { Self.median(ofSorted: sorted) }

    /// The median of the distances from the median, not scaled; 0 for one value.
    ///
    /// Where a distance exceeds the largest `Double`, it counts as that.
    ///
    /// - Complexity: O(n log n).
    package var medianAbsoluteDeviation: Double {
        let median = median
        let distances = sorted.map { min(abs($0 - median), .greatestFiniteMagnitude) }
        return Self.median(ofSorted: distances.sorted())
    }

    /// The value below which a share of the sample lies, interpolated (type 7, as R and numpy do).
    ///
    /// With h = (n − 1)·share, it lies between the values at ⌊h⌋ and ⌊h⌋ + 1, counted from 0:
    /// the quantile 0.25 of 1, 2, 3, 4 is 1.75. For one value it is that value.
    ///
    /// - Precondition: `share` is between 0 and 1.
    /// - Source: Hyndman and Fan 1996, "Sample Quantiles in Statistical Packages", definition 7.
    package func quantile(_ share: Double) -> Double {
        precondition((0...1).contains(share), "a quantile's share is between 0 and 1, not \(share)")
        let position = Double(count - 1) * share
        let index = min(Int(position), count - 1)
        let low = sorted[index]
        let high = sorted[min(index + 1, count - 1)]
        let part = position - Double(index)
        let step = high - low
        return step.isFinite ? min(low + part * step, high) : (1 - part) * low + part * high
    }

    /// The median of values in ascending order, at least one; never overflows.
    static func median(ofSorted sorted: [Double]) -> Double {
        let middle = sorted.count / 2
        guard sorted.count.isMultiple(of: 2) else { return sorted[middle] }
        return midpoint(sorted[middle - 1], sorted[middle])
    }

    /// The mean of two finite values; never overflows.
    static func midpoint(_ low: Double, _ high: Double) -> Double {
        let sum = low + high
        return sum.isFinite ? sum / 2 : low / 2 + high / 2
    }
}
