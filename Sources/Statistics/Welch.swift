/// Do the means of two samples differ, whatever their spreads? A second opinion, never the verdict.
///
/// t = (b̄ − ā) ÷ √(s_a²/n_a + s_b²/n_b), with
/// ν = (s_a²/n_a + s_b²/n_b)² ÷ ((s_a²/n_a)²/(n_a − 1) + (s_b²/n_b)²/(n_b − 1)) degrees of freedom. It assumes that both
/// means are distributed normally: one far value hides a shift that ranks show.
///
///     Welch(baseline: try Sample([1, 2, 3]), candidate: try Sample([2, 3, 4]))?.pValue  // 0.288
///
/// - Source: Welch 1947, "The Generalization of 'Student's' Problem when Several Different Population
///   Variances are Involved"; Satterthwaite 1946 for ν.
package struct Welch: Equatable, Sendable {
    /// How many standard errors the candidate's mean lies above the baseline's.
    package let t: Double
    /// ν, from the lesser of the counts less one up to n_a + n_b − 2.
    package let degrees: Double
    /// The probability of such a t or one farther from 0 among equal means, 0 … 1.
    package let pValue: Double

    /// - Returns: nil for one value on a side, where no value differs from its mean on either, and where a
    ///   number exceeds the largest `Double`.
    /// - Complexity: O(n).
    package init?(baseline: Sample, candidate: Sample) {
        guard let left = baseline.standardDeviation, let right = candidate.standardDeviation,
            left > 0 || right > 0
        else { return nil }
        // In units of the larger spread: no square overflows or vanishes.
        let unit = max(left, right)
        let (a, b) = (
            left / unit * (left / unit) / Double(baseline.count),
            right / unit * (right / unit) / Double(candidate.count)
        )
        t = (candidate.mean / unit - baseline.mean / unit) / (a + b).squareRoot()
        degrees =
            (a + b) * (a + b)
            / (a * a / Double(baseline.count - 1) + b * b / Double(candidate.count - 1))
        guard t.isFinite, degrees.isFinite else { return nil }
        pValue = studentTail(beyond: t, degrees: degrees)
    }
}
