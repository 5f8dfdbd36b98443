import PerfModel
import Statistics

/// How many times as fast one point is as another, and whether that can be told.
struct Comparison {
    var baseline: SweepPoint
    var candidate: SweepPoint
    /// The baseline's median over the candidate's, above 1 where the candidate is faster.
    var factor: Double
    /// Where the factor lies; nil for fewer than `MedianRatio.fewestValues` runs on a side.
    var interval: Interval?
    /// Of a Mann–Whitney test between the runs of both, corrected for the points it was chosen among.
    private(set) var pValue: Double

    /// The least factor that is told as a gain, by convention: smaller ones are seldom seen again in
    /// another session.
    static let leastGain = 1.02

    /// Nil where a side has no run that counts or a median is zero.
    init?(_ candidate: SweepPoint, against baseline: SweepPoint) {
        guard let above = baseline.walls, let below = candidate.walls else { return nil }
        // The same way round as the verdicts draw it, so that both tell one interval.
        guard above.median > 0,
            let ratio = medianRatio(of: below, to: above), ratio.value > 0
        else { return nil }
        self.baseline = baseline
        self.candidate = candidate
        factor = above.median / below.median
        interval = ratio.interval.flatMap { interval in
            guard interval.lower > 0 else { return nil }
            return Interval(
                lower: 1 / interval.upper, upper: 1 / interval.lower,
                confidence: interval.confidence)
        }
        pValue = MannWhitney(baseline: above, candidate: below).pValue
    }

    /// The smaller number of runs on a side.
    var runs: Int { min(baseline.runs, candidate.runs) }

    /// Whether there are enough runs to tell anything.
    var hasEnoughRuns: Bool { interval != nil }

    /// Whether the two differ: the test says so, and the factor's interval leaves out 1.
    var isResolved: Bool {
        guard let interval else { return false }
        return pValue <= MannWhitney.usualLevel && (interval.lower > 1 || interval.upper < 1)
    }

    /// Whether the candidate is faster by enough to be told.
    var isGain: Bool { isResolved && factor >= Self.leastGain }

    /// The same comparison as one of many: each point of a family against the anchor, one of its sides.
    func chosen(among family: [SweepPoint], around anchor: SweepPoint) -> Comparison {
        guard let reference = anchor.walls else { return self }
        let other = anchor.isSamePoint(as: baseline) ? candidate : baseline
        let rivals = family.filter { $0.walls != nil && !$0.isSamePoint(as: anchor) }
        guard let place = rivals.firstIndex(where: { $0.isSamePoint(as: other) }) else {
            return self
        }
        let pValues = rivals.map { rival in
            rival.walls.map { MannWhitney(baseline: reference, candidate: $0).pValue } ?? 1
        }
        var comparison = self
        comparison.pValue = benjaminiHochberg(pValues)[place]
        return comparison
    }
}

extension SweepPoint {
    /// Whether two points are the runs of one configuration in one session.
    fileprivate func isSamePoint(as other: SweepPoint) -> Bool {
        configuration == other.configuration && session.id == other.session.id
    }
}

extension Comparison {
    /// Comparisons that are looked at together: their probabilities are corrected for that.
    ///
    /// - Source: Benjamini and Hochberg 1995.
    static func family(_ comparisons: [Comparison]) -> [Comparison] {
        zip(comparisons, benjaminiHochberg(comparisons.map(\.pValue))).map { comparison, pValue in
            var comparison = comparison
            comparison.pValue = pValue
            return comparison
        }
    }
}
