/// Two values that were read off a graph or printed, and whether they differ beyond the reading.
package struct ReadDifference: Equatable, Sendable {
    /// Candidate less baseline.
    package let difference: Double
    /// How far the difference may be off: both errors of reading together, 0 or more.
    package let error: Double

    /// The share of the error by which a difference must exceed it: readings have few decimals, and
    /// one of exactly the error is not beyond it.
    static let rounding = 1e-9

    /// - Parameters:
    ///   - baselineError: how far the baseline may be off, each way, 0 where it was printed.
    ///   - candidateError: likewise.
    package init(
        baseline: Double, candidate: Double, baselineError: Double = 0, candidateError: Double = 0
    ) {
        difference = candidate - baseline
        error = baselineError + candidateError
    }

    /// Whether the two differ by more than reading can explain.
    ///
    /// That says nothing of what another run would have taken.
    package var isBeyondReading: Bool {
        abs(difference) > error * (1 + Self.rounding)
    }
}
