import PerfModel
import Statistics

/// One pair and what its own values say, before the probabilities of the command are corrected together.
struct Trial {
    let pair: PairedSides.Pair
    let method: JudgedMethod
    let baseline: Sample, candidate: Sample
    /// How the history's sessions scatter, seen beside the other configurations; nil where it is too short.
    let spread: HistorySpread?
    /// Nil for new sessions, which are predicted.
    let comparison: SampleComparison?
    /// Nil for another method, and where a history says nothing.
    let prediction: NewValue?

    /// Nil where a side has no values.
    init?(_ pair: PairedSides.Pair, spread: HistorySpread?, rules: VerdictRules) {
        guard pair.obstacle == nil else { return nil }
        let method = Self.method(of: pair, rules)
        let values = [pair.baseline, pair.candidate].map { side in
            method == .runs ? side.flatMap(\.values.values) : side.map(\.value)
        }
        guard let before = try? Sample(values[0]), let after = try? Sample(values[1]) else {
            return nil
        }
        self.pair = pair
        self.method = method
        self.spread = spread
        (baseline, candidate) = (before, after)
        let middle = Self.ratio(before, after, method)
        switch method {
        case .newSessions:
            comparison = nil
            prediction = middle.flatMap { ratio in
                spread.flatMap {
                    NewValue(ratio: ratio, spread: $0, earlier: before.count, new: after.count)
                }
            }
        case .sessions, .runs:
            comparison = SampleComparison(baseline: before, candidate: after, level: rules.level)
            prediction =
                method == .runs
                ? middle.flatMap { ratio in
                    spread.flatMap { NewValue(ratio: ratio, spread: $0, earlier: 1) }
                } : nil
        }
    }

    /// How a pair is judged, by how many sessions it has.
    private static func method(of pair: PairedSides.Pair, _ rules: VerdictRules) -> JudgedMethod {
        let (old, new) = (pair.baseline.count, pair.candidate.count)
        if new <= VerdictRules.mostNewSessions, old >= NewValue.fewestValues { return .newSessions }
        return old == 1 && new == 1 && !rules.demandsSessions ? .runs : .sessions
    }

    /// Of few new sessions their geometric mean over the others' median; else of both medians; nil where
    /// one is not above 0.
    private static func ratio(
        _ before: Sample, _ after: Sample, _ method: JudgedMethod
    ) -> Double? {
        let new = method == .newSessions ? after.geometricMean : after.median
        guard let new, new > 0, before.median > 0 else { return nil }
        return new / before.median
    }

    var ratio: Double? { Self.ratio(baseline, candidate, method) }

    /// The probability that enters the command's family; nil where nothing can be tested.
    ///
    /// Runs of one session a side are more alike than sessions are: where the history says how those
    /// scatter, a difference must stand out from that, too, as far as one new session must.
    func pValue(_ rules: VerdictRules) -> Double? {
        switch method {
        case .newSessions: return prediction?.pValue
        case .sessions, .runs:
            guard let comparison, comparison.leastProbability <= rules.level else { return nil }
            let between = prediction.map { $0.pValue * rules.level / rules.strictLevel } ?? 0
            return max(comparison.test.pValue, min(1, between))
        }
    }
}
