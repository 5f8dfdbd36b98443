import PerfModel
import Statistics

/// Two points held against each other, and what may be said of them.
struct Contest: Equatable {
    let baseline: Side
    let candidate: Side
    /// Everything that the runs of both say; of times, so that less is better.
    let comparison: SampleComparison
    /// Whether two transcribed numbers differ beyond their reading; nil for measured runs.
    let read: ReadDifference?
    /// What is said, with the probability corrected for the family where it is one of several.
    private(set) var verdict: Verdict

    /// What is told of one of two points.
    struct Side: Equatable {
        let configuration: Configuration
        /// Nanoseconds, above 0.
        let median: Double
        let runs: Int
    }

    /// The least change of a time that is told, as for the fastest of a sweep: 2 %.
    static let leastChange = Comparison.leastGain - 1

    /// Nil where a side has no run that counts or a median is zero.
    init?(_ candidate: SweepPoint, against baseline: SweepPoint) {
        guard let (before, after) = Self.samples(baseline, candidate) else { return nil }
        self.baseline = Side(
            configuration: baseline.configuration, median: before.median, runs: before.count)
        self.candidate = Side(
            configuration: candidate.configuration, median: after.median, runs: after.count)
        comparison = SampleComparison(baseline: before, candidate: after)
        let isRead = [baseline, candidate].allSatisfy {
            $0.session.origin == .transcribed && $0.runs == 1
        }
        read =
            isRead
            ? ReadDifference(
                baseline: before.median, candidate: after.median,
                baselineError: baseline.readingError ?? 0,
                candidateError: candidate.readingError ?? 0) : nil
        verdict = comparison.verdict(by: Self.criteria)
    }

    private static let criteria = ChangeCriteria(minimumChange: leastChange)

    private static func samples(
        _ baseline: SweepPoint, _ candidate: SweepPoint
    ) -> (Sample, Sample)? {
        guard let before = baseline.walls, let after = candidate.walls, before.median > 0,
            after.median > 0
        else { return nil }
        return (before, after)
    }

    /// Several contests that are looked at together: their probabilities are corrected for that.
    ///
    /// - Source: Benjamini and Hochberg 1995.
    static func family(_ contests: [Contest]) -> [Contest] {
        let corrected = benjaminiHochberg(contests.map(\.comparison.test.pValue))
        return zip(contests, corrected).map { contest, pValue in
            var contest = contest
            contest.verdict = contest.comparison.verdict(by: criteria, pValue: pValue)
            return contest
        }
    }

    /// How many times as fast the candidate is as the baseline.
    var factor: Double { baseline.median / candidate.median }

    /// Where the factor lies; nil for too few runs.
    var interval: Interval? {
        comparison.ratio?.interval.map {
            Interval(lower: 1 / $0.upper, upper: 1 / $0.lower, confidence: $0.confidence)
        }
    }

    /// What the candidate's time is of the baseline's.
    var ratio: Double { candidate.median / baseline.median }

    /// Who is faster.
    enum Order: Equatable {
        case candidate, baseline
        /// They cannot be told apart, or differ by less than matters.
        case neither
    }

    /// Who is faster by the verdict alone; neither where it is undecided.
    var order: Order {
        switch verdict {
        case .improved: .candidate
        case .regressed: .baseline
        case .unchanged, .undecided: .neither
        }
    }

    /// Who is faster by the verdict, or by two transcribed numbers beyond their reading.
    var readOrder: Order {
        guard order == .neither, let read, read.isBeyondReading else { return order }
        return read.difference < 0 ? .candidate : .baseline
    }

    /// Whether nothing but the reading of single runs says who is faster.
    var isByReading: Bool { order == .neither && readOrder != .neither }

    /// Whether the candidate is measurably faster.
    var isGain: Bool { order == .candidate }
}
