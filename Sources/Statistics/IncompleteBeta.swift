/// The regularised incomplete beta function I_x(a, b): the share of a beta distribution below x.
///
/// - Source: Olver et al. 2010, "NIST Handbook of Mathematical Functions", 8.17.4 and the continued fraction
///   8.17.22 (https://dlmf.nist.gov/8.17), evaluated by Lentz's method (Thompson and Barnett 1986).
enum IncompleteBeta {
    /// The change of a factor below which the continued fraction stands: rounding in Double.
    static let tightness = 1e-16
    /// What stands for 0 in a denominator of Lentz's method.
    static let tiny = 1e-300
    /// The most steps; about the root of the larger of a and b are needed.
    static let mostSteps = 100_000

    /// - Parameters:
    ///   - x: 0 … 1.
    ///   - rest: 1 − x, given so that no digit is lost where x is near 1.
    ///   - a: above 0.
    ///   - b: above 0.
    /// - Returns: 0 … 1, to about 1e-13 of itself, also where it is tiny.
    /// - Complexity: O(√max(a, b)).
    static func share(below x: Double, rest: Double, a: Double, b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard rest > 0 else { return 1 }
        let logarithm =
            CMath.logarithmOfGamma(a + b) - CMath.logarithmOfGamma(a) - CMath.logarithmOfGamma(b)
            + a * CMath.logarithm(x) + b * CMath.logarithm(rest)
        let front = CMath.exponential(logarithm)
        // The fraction converges fast on the side of the mean on which x lies.
        return x < (a + 1) / (a + b + 2)
            ? front / (a * fraction(x, a, b)) : 1 - front / (b * fraction(rest, b, a))
    }

    /// 1 + d₁/(1 + d₂/(1 + …)).
    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var (value, upper, lower) = (1.0, 1.0, 0.0)
        for step in 1...mostSteps {
            let m = Double(step / 2)
            let term =
                step.isMultiple(of: 2)
                ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            lower = 1 / kept(1 + term * lower)
            upper = kept(1 + term / upper)
            value *= upper * lower
            if abs(upper * lower - 1) < tightness { break }
        }
        return value
    }
}
