/// Gunther's universal scalability law: how throughput grows with workers, and where it falls again.
///
/// C(n) = γ·n ÷ (1 + σ·(n − 1) + κ·n·(n − 1)), with C the throughput 1 ÷ time. σ is what waits in line
/// (contention), κ what every worker settles with every other (coherence). All three are fitted by least squares
/// on the logarithms of the times, σ and κ within 0 … 1. Held to the measured C(1) instead of a free γ, σ and κ come
/// out otherwise: of R's `specsdm91` 0.0277 and 0.000104 on throughputs with γ free, 0.0126 and 0.000111 with it
/// held, 0.0135 and 0.000115 here.
///
/// - Source: Gunther 2007, "Guerrilla Capacity Planning", chapters 4 to 6; Möding 2020, R package `usl` 3, for
///   the free γ.
package struct UniversalScalability: Equatable, Sendable {
    /// γ: the throughput of one worker, per unit of the times, above 0.
    package let gamma: Double
    /// σ: contention, 0 … 1.
    package let sigma: Double
    /// κ: coherence, 0 … 1.
    package let kappa: Double
    /// The root of the mean square of ln(time ÷ predicted) over the medians.
    package let residual: Double

    /// The fewest counts of workers: three numbers are fitted. R's `usl` warns below 6.
    package static let fewestCounts = 4

    /// The number of workers with the most throughput, √((1 − σ) ÷ κ), at least 1; nil where more always help.
    ///
    /// With σ = 1 no second worker helps.
    package var peak: Double? {
        guard kappa > 0 else { return nil }
        return max(((1 - sigma) / kappa).squareRoot(), 1)
    }

    /// The time that the law gives for n workers.
    ///
    /// - Precondition: `workers` is at least 1.
    package func time(workers: Int) -> Double {
        precondition(workers >= 1, "a pool has at least one worker, not \(workers)")
        let count = Double(workers)
        return Self.delay(count, sigma, kappa) / (gamma * count)
    }

    /// 1 + σ·(n − 1) + κ·n·(n − 1).
    static func delay(_ count: Double, _ sigma: Double, _ kappa: Double) -> Double {
        1 + sigma * (count - 1) + kappa * count * (count - 1)
    }
}
