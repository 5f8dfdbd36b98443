/// How far the sessions of several configurations scatter, each seen beside the others.
///
/// Ten sessions say little of a spread, and sixty configurations of ten sessions much. Each s² is drawn towards what
/// the configurations have in common, s̃² = (d₀·s₀² + d·s²) ÷ (d₀ + d), with d₀ + d degrees of freedom: the more alike
/// they are, the larger is d₀. Where they differ by no more than chance they share one spread; where they have nothing
/// in common, d₀ is near 0 and each keeps its own.
///
/// - Source: Smyth 2004, "Linear Models and Empirical Bayes Methods for Assessing Differential Expression in
///   Microarray Experiments", Statistical Applications in Genetics and Molecular Biology 3 (1), 6.2.
extension HistorySpread {
    /// The fewest spreads above 0 that say what they have in common.
    static let fewestShared = 3

    /// The spreads of a command's configurations in their order; nil stays nil, and so do all spreads where fewer
    /// than `fewestShared` lie above 0.
    ///
    /// - Complexity: O(n).
    package static func moderated(_ spreads: [HistorySpread?]) -> [HistorySpread?] {
        let known = spreads.compactMap(\.self).filter { $0.value > 0 }
        guard known.count >= fewestShared, let pooled = pooled(known) else { return spreads }
        guard let common = common(to: known) else {
            return spreads.map { $0.map { _ in pooled } }
        }
        return spreads.map { spread in
            spread.map { own in
                let degrees = own.degrees + common.degrees
                let squares =
                    common.degrees * common.value * common.value
                    + own.degrees * own.value * own.value
                return HistorySpread(
                    value: (squares / degrees).squareRoot(),
                    degrees: min(degrees, pooled.degrees))
            }
        }
    }

    /// s₀ and d₀; nil where the spreads differ by no more than chance.
    private static func common(to spreads: [HistorySpread]) -> HistorySpread? {
        let count = Double(spreads.count)
        let logarithms = spreads.map { spread in
            2 * CMath.logarithm(spread.value) - Digamma.value(spread.degrees / 2)
                + CMath.logarithm(spread.degrees / 2)
        }
        let mean = logarithms.reduce(0, +) / count
        let squares = logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        let chance = spreads.reduce(0) { $0 + Digamma.slope($1.degrees / 2) } / count
        guard squares > chance else { return nil }
        let half = Digamma.argument(ofSlope: squares - chance)
        let square = mean + Digamma.value(half) - CMath.logarithm(half)
        return HistorySpread(value: CMath.exponential(square / 2), degrees: 2 * half)
    }

    /// What a noise floor of so many spreads is as a share: e^(factor·s) − 1.
    package func floor(spreads factor: Double) -> Double {
        CMath.exponential(factor * value) - 1
    }

    /// The error of ln(middle of m new ÷ middle of k earlier sessions): s·√(1/m + 1/k).
    package func standardError(earlier: Int, new: Int) -> Double {
        value * (1 / Double(new) + 1 / Double(earlier)).squareRoot()
    }

    /// The least change that so many sessions would miss seldom, as a share: e^((t₁₋α/₂ + t_power)·s·√(1/m + 1/k)) − 1.
    ///
    /// - Parameter level: the probability up to which it is told, 0 … 1.
    /// - Source: as `DetectableChange`, for a t test of logarithms.
    package func detectable(
        earlier: Int, new: Int, level: Double, power: Double = DetectableChange.usualPower
    ) -> Double {
        let reach = quantile(1 - level / 2) + quantile(power)
        return CMath.exponential(reach * standardError(earlier: earlier, new: new)) - 1
    }

    /// Where the true ratio lies around a measured one: ratio·e^(±t·s·√(1/m + 1/k)).
    ///
    /// - Parameter confidence: above 0, below 1.
    package func interval(
        around ratio: Double, earlier: Int, new: Int,
        confidence: Double = Interval.usualConfidence
    ) -> Interval {
        let reach = CMath.exponential(
            quantile((1 + confidence) / 2) * standardError(earlier: earlier, new: new))
        return Interval(lower: ratio / reach, upper: ratio * reach, confidence: confidence)
    }

    /// Student's quantile; the degrees of freedom are rounded down.
    private func quantile(_ share: Double) -> Double {
        StudentT(degrees: max(1, Int(min(degrees, 1e6)))).quantile(share)
    }
}

/// The logarithmic derivative of the gamma function, and its own derivative, of numbers above 0.
///
/// - Source: Abramowitz and Stegun 1964, "Handbook of Mathematical Functions", 6.3.5, 6.3.18, 6.4.6 and 6.4.12.
enum Digamma {
    /// From here on the asymptotic series are exact to 1e-14.
    static let far = 15.0

    static func value(_ argument: Double) -> Double {
        var (x, sum) = (argument, 0.0)
        while x < far {
            sum -= 1 / x
            x += 1
        }
        let y = 1 / (x * x)
        let series = y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y / 132))))
        return sum + CMath.logarithm(x) - 1 / (2 * x) - series
    }

    /// The trigamma function: positive, falling.
    static func slope(_ argument: Double) -> Double {
        var (x, sum) = (argument, 0.0)
        while x < far {
            sum += 1 / (x * x)
            x += 1
        }
        let y = 1 / (x * x)
        let series = 1.0 / 6 - y * (1.0 / 30 - y * (1.0 / 42 - y * (1.0 / 30 - y * 5 / 66)))
        return sum + 1 / x + y / 2 + y / x * series
    }

    /// The number whose slope is this, within 1e-8 … 1e8, to 1e-12 of itself.
    ///
    /// - Parameter slope: above 0.
    static func argument(ofSlope slope: Double) -> Double {
        var (low, high) = (1e-8, 1e8)
        while high > low * (1 + 1e-12) {
            let middle = (low * high).squareRoot()
            guard middle > low, middle < high else { break }
            if Self.slope(middle) > slope { low = middle } else { high = middle }
        }
        return high
    }
}
