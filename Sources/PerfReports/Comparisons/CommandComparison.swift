package import PerfModel
package import Statistics

/// Two commands that one session measured under the same dimensions, beside each other.
///
/// Configurations of one session that differ in nothing but the parameter `command` make a group; each is
/// held against the group's reference. All comparisons of a call are one family, corrected together.
package struct CommandComparison: Equatable, Sendable {
    /// What the two have in common and the other groups have not: `threads ×2`; nil for one group.
    package internal(set) var scope: String?
    /// The values of the parameter.
    package let reference: String, candidate: String
    /// Nanoseconds, above 0.
    package let referenceMedian: Double, candidateMedian: Double
    package let referenceRuns: Int, candidateRuns: Int
    /// The reference's median over the candidate's: above 1 where the candidate is faster.
    package let timesAsFast: Double
    /// Where that lies, by a bootstrap; nil for fewer than five runs on a side.
    package let interval: Interval?
    /// Of Mann and Whitney's test, corrected for the family.
    package let pValue: Double
    /// What is said of the candidate's time; changes below 2 % are not told.
    package let verdict: Verdict
    /// The least change that so many runs would have shown, as a share; nil where they show no scatter.
    package let detectable: Double?

    /// The parameter by which the commands of one call are told apart.
    package static let parameter = "command"

    /// All comparisons of one session's measurements, in the order of tables; none where no two
    /// configurations differ in their command alone.
    ///
    /// - Parameter reference: the command that others are held against; nil for the one that the call
    ///   named (its setting `reference`); where a group has none of that name, its fastest. Of those
    ///   without a run that counts nothing is said.
    package static func all(
        of measurements: [Measurements], in session: Session, reference: String? = nil
    ) -> [CommandComparison] {
        let points = measurements.map { SweepPoint($0, in: session) }
        return all(of: points.sorted(by: SweepPoint.precedes), reference: reference)
    }

    /// - Parameter points: of one session or several, in the order of tables; those of different sessions
    ///   are never compared.
    static func all(of points: [SweepPoint], reference: String? = nil) -> [CommandComparison] {
        ComparedContests(points, reference: reference).comparisons(of: points)
    }

    init(scope: String?, contest: Contest, pValue: Double) {
        self.scope = scope
        reference = contest.baseline.configuration.value(of: Self.parameter) ?? ""
        candidate = contest.candidate.configuration.value(of: Self.parameter) ?? ""
        referenceMedian = contest.baseline.median
        candidateMedian = contest.candidate.median
        referenceRuns = contest.baseline.runs
        candidateRuns = contest.candidate.runs
        timesAsFast = contest.factor
        interval = contest.interval
        self.pValue = pValue
        verdict = contest.verdict
        detectable = contest.comparison.detectable.flatMap { $0.share > 0 ? $0.share : nil }
    }
}
