/// The values of a sample that lie so far out that they are no part of its usual scatter.
///
/// A value is one where |x − median| ÷ MAD exceeds 14.826 (the MAD not scaled: ten standard deviations
/// of normal values) and |x − median| exceeds three steps of the clock. Nothing is ever dropped: they
/// are counted, and their effect on the mean is told.
///
///     try Sample([10, 11, 9, 10, 12, 9, 95]).outliers()?.indices  // [6]
///
/// - Source: Iglewicz and Hoaglin 1993, "How to Detect and Handle Outliers", for the score; hyperfine's
///   `outlier_detection.rs` for the threshold; sharkdp/hyperfine#528 and #580 for the clock's steps.
package struct Outliers: Equatable, Sendable {
    /// Their places in the order given, ascending, at least one.
    package let indices: [Int]
    /// How many values there are, outliers included.
    package let total: Int
    /// The mean with them over the mean without them, less 1; nil where the quotient is no finite number.
    package let effectOnMean: Double?

    /// The score from which a value is an outlier: 10 standard deviations of normal values.
    static let threshold = 14.826

    /// How many steps of the clock a value must lie from the median.
    static let leastSteps = 3.0

    /// The share of the values up to which outliers are not worth a word.
    static let quietShare = 0.02

    /// The fewest values of which the first can be called slow: of fewer the MAD is small by chance
    /// too often (1.7 % of samples of three normal values have such a first one, 0.4 % of five).
    static let fewestValues = 5

    /// How many there are, at least one.
    package var count: Int { indices.count }

    /// Their share of all values, above 0.
    package var share: Double { Double(count) / Double(total) }

    /// Whether there are more than one, and more than 2 % of all values.
    ///
    /// - Source: sharkdp/hyperfine#528: a warning for 5 of 5,000 runs helps nobody.
    package var matters: Bool { count > 1 && share > Self.quietShare }
}

extension Sample {
    /// Which values lie far outside, however few there are.
    ///
    /// Where more than half of the values are equal the MAD is 0, and every other value is beyond it;
    /// then `resolution` decides.
    ///
    /// - Parameters:
    ///   - resolution: the smallest step of the clock in the values' unit, 0 or more.
    ///   - skipsFirst: whether the first value is left out, because it is told as a slow first run.
    /// - Returns: nil where there are none.
    /// - Complexity: O(n log n).
    package func outliers(resolution: Double = 0, skipsFirst: Bool = false) -> Outliers? {
        let middle = median
        let bound = farBound(resolution: resolution)
        let indices = values.indices.filter {
            abs(values[$0] - middle) > bound && !(skipsFirst && $0 == 0)
        }
        guard !indices.isEmpty else { return nil }
        return Outliers(indices: indices, total: count, effectOnMean: effectOnMean(of: indices))
    }

    /// Whether the first value lies far above the others: caches were cold, or a program was built.
    ///
    /// By the rule for outliers, upwards only, whatever their share. False for fewer values than
    /// `Outliers.fewestValues`, whose scatter is not known.
    ///
    /// - Parameter resolution: the smallest step of the clock in the values' unit, 0 or more.
    /// - Source: hyperfine's `SlowInitialRun`, `warnings.rs`.
    package func isFirstSlow(resolution: Double = 0) -> Bool {
        count >= Outliers.fewestValues
            && values[0] - median > farBound(resolution: resolution)
    }

    /// The distance from the median that only outliers exceed.
    private func farBound(resolution: Double) -> Double {
        max(Outliers.threshold * medianAbsoluteDeviation, Outliers.leastSteps * resolution)
    }

    /// - Parameter indices: ascending, not all.
    private func effectOnMean(of indices: [Int]) -> Double? {
        let out = Set(indices)
        guard let rest = try? Sample(values.indices.filter { !out.contains($0) }.map { values[$0] })
        else { return nil }
        let effect = mean / rest.mean - 1
        return effect.isFinite ? effect : nil
    }
}
