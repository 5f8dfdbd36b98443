/// Amdahl's law fitted to the times of one program with several counts of workers.
///
/// T(n) = T(1)·((1 − p) + p/n), so S(n) = 1/((1 − p) + p/n), which never exceeds 1/(1 − p). The fit is
/// by least squares on the logarithms of the times, so that 5 % count alike at every n. T(1) is
/// the median of the runs with one worker; without any it is fitted as well. The fewest workers
/// that were timed are never taken for one.
///
/// - Source: Amdahl 1967, "Validity of the Single Processor Approach"; Hill and Marty 2008, "Amdahl's
///   Law in the Multicore Era", for the formula.
package struct Amdahl: Equatable, Sendable {
    /// The share of the work that n workers do in 1/n of the time, as fitted; may be none of 0 … 1.
    package let fittedFraction: Double
    /// The time with one worker, in the unit of the times given.
    package let oneWorker: Double
    /// Whether that time was measured; else it is fitted.
    package let isOneWorkerMeasured: Bool
    /// The root of the mean square of ln(time ÷ predicted) over the medians that were fitted.
    ///
    /// Nil where there are as many numbers to fit as medians: then any law would fit.
    package let residual: Double?
    /// Why no p can be believed; nil where it can.
    package let doubt: Doubt?

    /// A p that is not to be believed.
    package enum Doubt: Equatable, Sendable {
        /// So many workers take longer than one, beyond `tolerance`, or p is below 0.
        case slower(workers: Int)
        /// So many workers are more than so many times as fast as one: that baseline is in doubt.
        case superlinear(workers: Int)
    }

    /// What a time may differ from a bound of the law before p is doubted: 5 %, a choice of this program.
    package static let tolerance = 0.05
    /// What p may lie outside of 0 … 1 by the rounding of doubles.
    static let rounding = 1e-9
    /// The least p that is looked for: with −1 two workers take 1.5 times as long as one.
    static let leastFraction = -1.0

    /// p between 0 and 1: what is nearest to the fitted one.
    package var fraction: Double { min(max(fittedFraction, 0), 1) }

    /// 1/(1 − p), which no number of workers exceeds; nil for p = 1, which has no limit.
    package var limit: Double? { fraction < 1 ? 1 / (1 - fraction) : nil }

    /// How many times as fast the law says that n workers are as one.
    ///
    /// - Precondition: `workers` is at least 1.
    package func speedUp(workers: Int) -> Double {
        precondition(workers >= 1, "a pool has at least one worker, not \(workers)")
        return 1 / Self.share(fraction, workers)
    }

    /// (1 − p) + p/n.
    static func share(_ fraction: Double, _ workers: Int) -> Double {
        1 - fraction + fraction / Double(workers)
    }
}

/// Why no law can be fitted at all.
package enum AmdahlRefusal: Error, Equatable, Sendable {
    /// All times are of one count of workers: nothing says how they scale.
    case oneCountOnly
    /// A count of workers below 1.
    case workersNotPositive(Int)
    /// The smallest time of a count of workers is not above 0.
    case timeNotPositive(workers: Int)
}

/// p = (1 − 1/S)/(1 − 1/n) of one speed-up with n workers: exact, without an error.
///
///     parallelFraction(speedUp: 1.773, workers: 2)  // 0.872
///
/// - Returns: not clamped; nil for one worker and for a speed-up that is not above 0.
/// - Source: Amdahl's law, solved for p.
package func parallelFraction(speedUp: Double, workers: Int) -> Double? {
    guard workers > 1, speedUp > 0, speedUp.isFinite else { return nil }
    return (1 - 1 / speedUp) / (1 - 1 / Double(workers))
}

/// The serial share that a speed-up with n workers shows: e = (1/S − 1/n)/(1 − 1/n).
///
/// The same for every n: Amdahl's law holds. Rising with n: overhead grows. Below 0: superlinear.
///
/// - Returns: nil for one worker and for a speed-up that is not above 0.
/// - Source: Karp and Flatt 1990, "Measuring Parallel Processor Performance".
package func karpFlatt(speedUp: Double, workers: Int) -> Double? {
    guard workers > 1, speedUp > 0, speedUp.isFinite else { return nil }
    let ideal = 1 / Double(workers)
    return (1 / speedUp - ideal) / (1 - ideal)
}
