/// Gustafson's law of work that grows with the workers: S(n) = n − s·(n − 1).
///
/// s is the serial share of the time with n workers. It holds for weak scaling: the times are those of one unit
/// of the work, or of a work that is n times as large divided by n. The fit is by least squares on speed-ups, a
/// straight line, in closed form: s = Σ(n − 1)·(n − S) ÷ Σ(n − 1)².
///
/// - Source: Gustafson 1988, "Reevaluating Amdahl's Law", CACM 31.
package struct Gustafson: Equatable, Sendable {
    /// s as fitted; may be none of 0 … 1.
    package let fittedShare: Double
    /// The time with one worker: the median of its runs.
    package let oneWorker: Double
    /// The root of the mean square of ln(time ÷ predicted) over the medians beyond one worker.
    ///
    /// Nil for a single count beside one worker, where any law would fit.
    package let residual: Double?

    /// The serial share between 0 and 1: what is nearest to the fitted one.
    package var share: Double { min(max(fittedShare, 0), 1) }

    /// Fits the law to the medians.
    ///
    /// - Parameter times: per count of workers, every count at least 1 and every time above 0.
    /// - Returns: nil without a run with one worker, and without another count.
    /// - Complexity: O(n).
    package init?(times: [Int: Sample]) {
        guard let one = times[1]?.median, times.count > 1 else { return nil }
        let points = times.keys.sorted().filter { $0 > 1 }.compactMap { workers in
            times[workers].map { (count: Double(workers), median: $0.median) }
        }
        // The largest count as the unit: no square overflows.
        let unit = points.last?.count ?? 1
        let (products, squares) = points.reduce((0.0, 0.0)) { sums, point in
            let beyond = (point.count - 1) / unit
            let lost = (point.count - one / point.median) / unit
            return (sums.0 + beyond * lost, sums.1 + beyond * beyond)
        }
        let share = products / squares
        guard share.isFinite else { return nil }
        (fittedShare, oneWorker) = (share, one)
        let clamped = min(max(share, 0), 1)
        let rests = points.map { point in
            let speedUp = point.count - clamped * (point.count - 1)
            return CMath.logarithm(point.median / one * speedUp)
        }
        residual =
            points.count > 1
            ? (rests.reduce(0) { $0 + $1 * $1 } / Double(points.count)).squareRoot() : nil
    }

    /// How many times as much n workers do as one.
    ///
    /// - Precondition: `workers` is at least 1.
    package func speedUp(workers: Int) -> Double {
        precondition(workers >= 1, "a pool has at least one worker, not \(workers)")
        return Double(workers) - share * Double(workers - 1)
    }
}
