import PerfModel
import Statistics

/// Two sides held against each other: what is said of each configuration, and of all of them together.
package struct JudgedSides: Sendable {
    package let baseline: ComparedSide, candidate: ComparedSide
    package let metric: JudgedMetric
    package let rules: VerdictRules
    /// What matters first: regressed, improved, possible, undecided, unchanged; the largest change first.
    package let judgements: [Judgement]
    package let unpaired: [UnpairedConfiguration]
    /// The geometric mean of all ratios of paired configurations, and how many those are; nil for none.
    package let overall: (ratio: Double, count: Int)?

    /// - Parameters:
    ///   - history: other sessions from before the candidate, of any configurations and hosts.
    ///   - acrossHosts: whether the sides are two hosts on purpose.
    package init(
        baseline: ComparedSide, candidate: ComparedSide, history: [SessionValues] = [],
        metric: JudgedMetric = .time, rules: VerdictRules = VerdictRules(),
        acrossHosts: Bool = false
    ) {
        let paired = PairedSides(
            baseline: baseline, candidate: candidate, history: history, acrossHosts: acrossHosts)
        let found = Judge(metric: metric, rules: rules).judgements(of: paired.pairs)
        (self.baseline, self.candidate) = (baseline, candidate)
        (self.metric, self.rules) = (metric, rules)
        judgements = Self.byWeight(found)
        unpaired = paired.unpaired
        let ratios = found.compactMap(\.ratio)
        overall = (try? Sample(ratios))?.geometricMean.map { ($0, ratios.count) }
    }

    /// How many configurations were told what.
    package var census: VerdictCensus { VerdictCensus(judgements, unpaired: unpaired.count) }

    private static func byWeight(_ judgements: [Judgement]) -> [Judgement] {
        func rank(_ judgement: Judgement) -> Int {
            switch judgement.verdict {
            case .regressed: 0
            case .improved: 1
            case .undecided(.notResolved): judgement.isPossible ? 2 : 4
            case .undecided(.belowNoiseFloor): 3
            case .unchanged: 5
            case .undecided(.tooFew), .undecided(.zero): 6
            case .undecided(.differentHosts), .undecided(.noBaseline): 7
            }
        }
        return judgements.indices.sorted { left, right in
            let (first, second) = (judgements[left], judgements[right])
            if rank(first) != rank(second) { return rank(first) < rank(second) }
            return first.size == second.size ? left < right : first.size > second.size
        }.map { judgements[$0] }
    }
}

/// How many configurations were judged, how many not, and why.
package struct VerdictCensus: Equatable, Sendable {
    package var all: Int
    package var regressed: Int, improved: Int, unchanged: Int
    /// Those without a verdict, by reason; reasons without any are absent.
    package var undecided: [JudgedReason: Int]
    /// Of those that are not resolved.
    package var possible: Int
    /// How many were judged, resolved or not; of the others the reason tells why not.
    package var judged: Int
    /// On one side only.
    package var unpaired: Int

    init(_ judgements: [Judgement], unpaired: Int) {
        func count(_ verdict: JudgedVerdict) -> Int {
            judgements.count { $0.verdict == verdict }
        }
        all = judgements.count
        (regressed, improved, unchanged) = (count(.regressed), count(.improved), count(.unchanged))
        undecided = judgements.compactMap(\.verdict.reason).reduce(into: [:]) { counts, reason in
            counts[reason, default: 0] += 1
        }
        possible = judgements.count { $0.isPossible }
        judged = judgements.count { $0.verdict.isJudged }
        self.unpaired = unpaired
    }
}
