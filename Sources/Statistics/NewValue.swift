/// Does one new session differ from the earlier ones of the same kind?
///
/// t = ln(new ÷ median) ÷ (s·√(1 + 1/k)) with s the standard deviation of the logarithms of the k earlier values,
/// their spikes clipped (`SeriesNoise`), and k − 1 degrees of freedom: the new value against a prediction. It
/// assumes that sessions scatter alike and independently, as factors, and nothing of the runs within one. A command
/// that asks it of many configurations corrects the probabilities together (`benjaminiHochberg`).
///
/// - Source: Geisser 1993, "Predictive Inference", chapter 2, for the prediction; any textbook of regression.
package struct NewValue: Equatable, Sendable {
    /// The new value over the median of the earlier ones, above 0.
    package let ratio: Double
    /// How many standard errors ln(ratio) lies from 0.
    package let t: Double
    /// The degrees of freedom of s, at least 9.
    package let degrees: Double
    /// s: the spread of the earlier values' logarithms, above 0.
    package let spread: Double
    /// The probability of such a t or one farther from 0, 0 … 1.
    package let pValue: Double

    /// The fewest earlier values that say how sessions scatter.
    package static let fewestValues = 10

    /// The corrected p up to which a single new session has a verdict.
    package static let strictLevel = 0.005
    /// The corrected p up to which it is told as possible, and not confirmed.
    package static let weakLevel = 0.07

    /// - Parameters:
    ///   - value: the new session's value.
    ///   - earlier: those of the sessions before, the oldest first.
    ///   - pooled: the spread that the configurations of a command have together, in place of their own.
    /// - Returns: nil for fewer than `fewestValues`, where a value is not above 0, and where no value differs from
    ///   another and none is pooled: such a history says nothing of chance.
    /// - Complexity: O(k log k).
    package init?(_ value: Double, earlier: Sample, pooled: HistorySpread? = nil) {
        guard value > 0, value.isFinite, let own = HistorySpread(of: earlier) else { return nil }
        self.init(ratio: value / earlier.median, spread: pooled ?? own, earlier: earlier.count)
    }

    /// A ratio that is known already, of one or a few new sessions: t = ln(ratio) ÷ (s·√(1/m + 1/k)).
    ///
    /// - Parameters:
    ///   - ratio: the geometric mean of the new sessions over the middle of the earlier ones.
    ///   - earlier: k, how many earlier ones that middle is of, at least 1.
    ///   - new: m, how many new ones, at least 1.
    /// - Returns: nil where the ratio is not above 0 and where the spread is 0.
    package init?(ratio: Double, spread: HistorySpread, earlier: Int, new: Int = 1) {
        let size = spread.standardError(earlier: earlier, new: new)
        guard ratio > 0, ratio.isFinite, size > 0 else { return nil }
        let t = CMath.logarithm(ratio) / size
        guard t.isFinite else { return nil }
        (self.ratio, self.t, self.spread, degrees) = (ratio, t, spread.value, spread.degrees)
        pValue = studentTail(beyond: t, degrees: spread.degrees)
    }

    /// What a noise floor of so many spreads is as a share: e^(factor·s) − 1.
    package func floor(spreads factor: Double) -> Double {
        CMath.exponential(factor * spread) - 1
    }
}

/// How far the sessions of a history scatter, as factors: the standard deviation of the logarithms.
package struct HistorySpread: Equatable, Sendable {
    /// s, 0 or more.
    package let value: Double
    /// Its degrees of freedom, above 0.
    package let degrees: Double

    package init(value: Double, degrees: Double) {
        (self.value, self.degrees) = (value, degrees)
    }

    /// That of one configuration, with its spikes clipped and k − 1 degrees of freedom.
    ///
    /// - Parameter history: the oldest value first.
    /// - Returns: nil for fewer than `NewValue.fewestValues`, and where a value is not above 0.
    package init?(of history: Sample) {
        guard history.count >= NewValue.fewestValues, history.minimum > 0 else { return nil }
        let middle = history.median
        let logarithms = history.values.map { CMath.logarithm($0 / middle) }
        let cut = SeriesNoise.clipped(logarithms, sigma: SeriesNoise.sigma(of: logarithms))
        guard let spread = (try? Sample(cut))?.standardDeviation else { return nil }
        self.init(value: spread, degrees: Double(history.count - 1))
    }

    /// That of several configurations that scatter alike: √(Σ ν·s² ÷ Σ ν), with Σ ν degrees of freedom.
    ///
    /// - Returns: nil for none.
    /// - Source: any textbook of the analysis of variance.
    package static func pooled(_ spreads: [HistorySpread]) -> HistorySpread? {
        let degrees = spreads.reduce(0) { $0 + $1.degrees }
        guard degrees > 0 else { return nil }
        let squares = spreads.reduce(0) { $0 + $1.degrees * $1.value * $1.value }
        return HistorySpread(value: (squares / degrees).squareRoot(), degrees: degrees)
    }
}
