extension Sample {
    /// The geometric mean: the number whose logarithm is the mean of the logarithms.
    ///
    /// Meant for ratios and for times that differ by factors: that of 1 and 100 is 10. Nil where a value
    /// is not above 0. For one value, and for equal ones, it is that value up to rounding.
    ///
    /// - Complexity: O(n).
    /// - Source: Fleming and Wallace 1986, "How Not to Lie with Statistics: The Correct Way to Summarize
    ///   Benchmark Results", CACM 29.
    package var geometricMean: Double? {
        guard minimum > 0 else { return nil }
        // Relative to the median, so that equal values lose no digit and none overflows.
        let middle = median
        let logarithms = sorted.reduce(0) { $0 + CMath.logarithm($1 / middle) }
        return middle * CMath.exponential(logarithms / Double(count))
    }

    /// Where the mean of what was sampled lies: mean ± t·s ÷ √n, with n − 1 degrees of freedom.
    ///
    /// It assumes that the mean of n values is distributed normally, which few skewed times are not.
    /// The median's interval assumes less and is the one to go by; this one stands beside it.
    ///
    /// - Returns: nil for one value, and where a bound exceeds the largest `Double`; for equal values
    ///   both bounds are the mean.
    /// - Precondition: `confidence` lies between 0 and 1, both left out.
    /// - Source: Student 1908, "The Probable Error of a Mean".
    package func meanInterval(confidence: Double = Interval.usualConfidence) -> Interval? {
        OrderStatisticRanks.requireProper(confidence)
        guard let standardDeviation else { return nil }
        let quantile = StudentT(degrees: count - 1).quantile((1 + confidence) / 2)
        let reach = quantile * standardDeviation / Double(count).squareRoot()
        let (lower, upper) = (mean - reach, mean + reach)
        guard lower.isFinite, upper.isFinite else { return nil }
        return Interval(lower: lower, upper: upper, confidence: confidence)
    }
}
