/// How large a change is seen with so many values: the least one that a test would miss seldom.
///
/// δ = (t₁₋α/₂ + t_power)·spread·√(1/n_a + 1/n_b) ÷ √(3/π), with n_a + n_b − 2 degrees of freedom; the
/// last term is the efficiency of a rank test beside a t test. Ten values a side with a spread of
/// 1 % show a change of 1.3 %.
///
///     DetectableChange(baselineCount: 10, candidateCount: 10, spread: 0.01)?.share  // 0.0135
///
/// - Source: Cohen 1988, "Statistical Power Analysis", chapter 2; Lehmann 1975, "Nonparametrics",
///   2.4, for the efficiency.
package struct DetectableChange: Equatable, Sendable {
    /// The change as a share of the baseline, 0 or more.
    package let share: Double
    /// The probability with which it is seen.
    package let power: Double

    /// The probability with which a detectable change is seen, by convention: 80 %.
    package static let usualPower = 0.8

    /// The asymptotic efficiency of a rank test beside a t test for normal values: 3/π.
    static let rankEfficiency = 3 / Double.pi

    /// Nil for fewer than three values together, which show no spread.
    ///
    /// - Parameters:
    ///   - spread: the coefficient of variation between runs, 0 or more.
    ///   - level: the p at which two samples are told apart.
    package init?(
        baselineCount: Int, candidateCount: Int, spread: Double,
        level: Double = MannWhitney.usualLevel, power: Double = Self.usualPower
    ) {
        let degrees = baselineCount + candidateCount - 2
        guard min(baselineCount, candidateCount) >= 1, degrees >= 1 else { return nil }
        let distribution = StudentT(degrees: degrees)
        let reach = distribution.quantile(1 - level / 2) + distribution.quantile(power)
        let size = (1 / Double(baselineCount) + 1 / Double(candidateCount)).squareRoot()
        share = reach * spread * size / Self.rankEfficiency.squareRoot()
        self.power = power
    }

    /// How many values a side see a change: the least number whose detectable change is not larger.
    ///
    /// - Parameters:
    ///   - share: the change as a share of the baseline, above 0.
    ///   - spread: the coefficient of variation between runs, 0 or more.
    /// - Returns: 2 at least; nil where a million are not enough.
    /// - Complexity: some dozens of `init`.
    package static func valuesPerSide(
        toSee share: Double, spread: Double, level: Double = MannWhitney.usualLevel,
        power: Double = Self.usualPower
    ) -> Int? {
        func sees(_ count: Int) -> Bool {
            let change = DetectableChange(
                baselineCount: count, candidateCount: count, spread: spread, level: level,
                power: power)
            return change.map { $0.share <= share } ?? false
        }
        var upper = 2
        while !sees(upper) {
            guard upper < mostValues else { return nil }
            upper *= 2
        }
        var lower = upper / 2
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if sees(middle) { upper = middle } else { lower = middle }
        }
        return max(upper, 2)
    }

    /// The most values a side that are thought of.
    static let mostValues = 1_000_000
}
