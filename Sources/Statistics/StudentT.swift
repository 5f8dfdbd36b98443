/// Student's t distribution with a whole number of degrees of freedom.
///
/// - Source: Abramowitz and Stegun 1964, "Handbook of Mathematical Functions", 26.7.3 and 26.7.4.
struct StudentT {
    /// At least 1.
    let degrees: Int

    /// From here on the normal distribution stands in: its quantiles differ by less than 0.01 %.
    static let mostDegrees = 10_000

    /// The probability of a value between −t and t, by a finite sum; t at least 0.
    func probability(within t: Double) -> Double {
        let size = Double(degrees)
        let reach = (size + t * t).squareRoot()
        let (sine, cosineSquared) = (t / reach, size / (size + t * t))
        if degrees.isMultiple(of: 2) {
            return sine * sum(from: 1, squared: cosineSquared, terms: degrees / 2)
        }
        let angle = CMath.arcTangent(t / size.squareRoot())
        let rest =
            degrees == 1
            ? 0
            : sine * cosineSquared.squareRoot()
                * sum(from: 2, squared: cosineSquared, terms: (degrees - 1) / 2)
        return 2 / Double.pi * (angle + rest)
    }

    /// 1 + a/(a+1)·c² + a(a+2)/((a+1)(a+3))·c⁴ + …, with as many terms.
    private func sum(from first: Int, squared: Double, terms: Int) -> Double {
        var (term, total) = (1.0, 1.0)
        for index in 1..<max(terms, 1) {
            let factor = Double(first + 2 * (index - 1))
            term *= factor / (factor + 1) * squared
            total += term
        }
        return total
    }

    /// The value below which a share of the distribution lies.
    ///
    /// - Parameter share: at least one half, below 1.
    func quantile(_ share: Double) -> Double {
        guard degrees < Self.mostDegrees else { return Normal.quantile(share) }
        let inside = 2 * share - 1
        var upper = 1.0
        while probability(within: upper) < inside && upper < 1e15 { upper *= 2 }
        return leastArgument(between: 0, and: upper) { probability(within: $0) >= inside }
    }
}
