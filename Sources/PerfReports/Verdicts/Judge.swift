import PerfModel
import Statistics

/// Judges the pairs of one command.
struct Judge {
    let metric: JudgedMetric
    let rules: VerdictRules

    /// In the order of the pairs.
    func judgements(of pairs: [PairedSides.Pair]) -> [Judgement] {
        let spreads = HistorySpread.moderated(
            pairs.map { pair in
                (try? Sample(pair.history.map(\.value))).flatMap { HistorySpread(of: $0) }
            })
        let trials = zip(pairs, spreads).map { Trial($0, spread: $1, rules: rules) }
        let values = trials.map { $0?.pValue(rules) }
        var corrected = benjaminiHochberg(values.compactMap(\.self)).makeIterator()
        let family = values.map { $0 == nil ? nil : corrected.next() }
        let count = values.count { $0 != nil }
        return pairs.indices.map { index in
            guard let trial = trials[index] else { return unjudged(pairs[index]) }
            return judgement(
                trial, pValue: values[index], corrected: family[index], family: max(count, 1))
        }
    }

    /// A configuration that has nothing to be held against.
    private func unjudged(_ pair: PairedSides.Pair) -> Judgement {
        var judgement = Judgement(
            configuration: pair.configuration, host: pair.host, baselineHost: pair.baselineHost,
            verdict: .undecided(pair.obstacle ?? .noBaseline))
        let median = (try? Sample(pair.candidate.map(\.value)))?.median
        judgement.candidate = Judgement.Count(pair.candidate, median: median)
        if pair.obstacle == .noBaseline {
            judgement.needed = .init(baseline: NewValue.fewestValues, candidate: 0)
        }
        return judgement
    }

    private func judgement(
        _ trial: Trial, pValue: Double?, corrected: Double?, family: Int
    ) -> Judgement {
        let pair = trial.pair
        let criteria = criteria(trial)
        let told = verdict(trial, criteria, pValue: pValue, corrected: corrected)
        var judgement = Judgement(
            configuration: pair.configuration, host: pair.host, baselineHost: pair.baselineHost,
            verdict: told.verdict, isPossible: told.isPossible, method: trial.method)
        judgement.baseline = Judgement.Count(pair.baseline, median: trial.baseline.median)
        judgement.candidate = Judgement.Count(pair.candidate, median: trial.candidate.median)
        judgement.ratio = trial.ratio
        judgement.interval = interval(trial)
        (judgement.pValue, judgement.correctedPValue) = (pValue, corrected)
        judgement.historyCount = pair.history.count
        judgement.noiseFloor = trial.spread.map { Self.floor($0) }
        judgement.detectableChange = detectable(trial)
        if told.verdict == .undecided(.tooFew) {
            judgement.needed = needed(pair, level: rules.level / Double(family))
        }
        return judgement
    }

    /// What matters, and what is hidden, of one pair; the size in the metric's unit as a share as well, so
    /// that what is smaller can be told to be unchanged.
    private func criteria(_ trial: Trial) -> ChangeCriteria {
        let floors = rules.floors(of: trial.pair.configuration.benchmark)
        let middle = trial.baseline.median
        let share = middle > 0 ? floors.size / middle : 0
        return ChangeCriteria(
            level: rules.level, minimumChange: max(floors.share, share),
            absoluteMinimum: floors.size,
            noiseFloor: trial.method == .sessions ? trial.spread.map { Self.floor($0) } ?? 0 : 0,
            prefersLarger: metric.prefersLarger)
    }

    /// e^(2.5·s) − 1.
    static func floor(_ spread: HistorySpread) -> Double {
        spread.floor(spreads: VerdictRules.spreadsOfFloor)
    }

    private func verdict(
        _ trial: Trial, _ criteria: ChangeCriteria, pValue: Double?, corrected: Double?
    ) -> (verdict: JudgedVerdict, isPossible: Bool) {
        if let comparison = trial.comparison {
            return (JudgedVerdict(comparison.verdict(by: criteria, pValue: corrected)), false)
        }
        guard let ratio = trial.ratio else { return (.undecided(.zero), false) }
        guard trial.prediction != nil, let corrected else {
            // Sessions that never scattered say nothing of chance.
            return (ratio == 1 ? .unchanged : .undecided(.notResolved), ratio != 1)
        }
        if let interval = interval(trial), interval.lower >= 1 - criteria.minimumChange,
            interval.upper <= 1 + criteria.minimumChange
        {
            return (.unchanged, false)
        }
        let difference = abs(ratio - 1) * trial.baseline.median
        guard abs(ratio - 1) >= criteria.minimumChange, difference >= criteria.absoluteMinimum,
            corrected <= rules.weakLevel
        else { return (.undecided(.notResolved), false) }
        guard corrected <= rules.strictLevel else { return (.undecided(.notResolved), true) }
        return ((ratio > 1) != criteria.prefersLarger ? .regressed : .improved, false)
    }

    private func interval(_ trial: Trial) -> Interval? {
        if let comparison = trial.comparison { return comparison.ratio?.interval }
        return trial.ratio.flatMap { ratio in
            trial.spread.map {
                $0.interval(
                    around: ratio, earlier: trial.baseline.count, new: trial.candidate.count)
            }
        }
    }

    private func detectable(_ trial: Trial) -> Double? {
        switch trial.method {
        case .sessions: trial.comparison?.detectable?.share
        case .newSessions:
            trial.spread?.detectable(
                earlier: trial.baseline.count, new: trial.candidate.count,
                level: rules.strictLevel)
        case .runs:
            trial.spread?.detectable(earlier: 1, new: 1, level: rules.strictLevel)
                ?? trial.comparison?.detectable?.share
        }
    }

    /// The fewest sessions more with which something could be told: ten before new ones, which is what a gate
    /// waits for, or as many on both sides as ranks need.
    private func needed(_ pair: PairedSides.Pair, level: Double) -> Judgement.Needed {
        let (old, new) = (pair.baseline.count, pair.candidate.count)
        var each = 2
        while each < Self.mostNeeded, Self.leastProbability(each) > level { each += 1 }
        let both = Judgement.Needed(baseline: max(0, each - old), candidate: max(0, each - new))
        guard new <= VerdictRules.mostNewSessions else { return both }
        let before = Judgement.Needed(baseline: max(0, NewValue.fewestValues - old), candidate: 0)
        let isLess = before.baseline <= both.baseline + both.candidate
        return rules.demandsSessions || isLess ? before : both
    }

    private static let mostNeeded = 100

    /// 2 ÷ C(2n, n): the least p of n values a side.
    private static func leastProbability(_ count: Int) -> Double {
        (1...count).reduce(2.0) { $0 * Double($1) / Double(count + $1) }
    }
}
