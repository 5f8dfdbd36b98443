import PerfModel
import Statistics

/// The tests that compare times; the candidate of each contest is the claim's first side.
extension ClaimRules {
    static func faster(_ contests: [Contest]) -> (ClaimVerdict, String) {
        (orders(contests, expected: { _ in .candidate }), listed(contests))
    }

    /// Slower up to the lower bound, faster from the upper bound on.
    static func crossover(
        _ contests: [Contest], _ bounds: ClosedRange<Int>
    ) -> (ClaimVerdict, String) {
        let outside = contests.filter {
            $0.crew <= bounds.lowerBound || $0.crew >= bounds.upperBound
        }
        guard outside.contains(where: { $0.crew <= bounds.lowerBound }),
            outside.contains(where: { $0.crew >= bounds.upperBound })
        else {
            return (.notMeasured, "There are no runs on both sides of the crossover.")
        }
        let verdict = orders(outside) { $0.crew <= bounds.lowerBound ? .baseline : .candidate }
        return (verdict, listed(outside))
    }

    private static func orders(
        _ contests: [Contest], expected: (Contest) -> Contest.Order
    ) -> ClaimVerdict {
        let opposite = contests.contains {
            $0.readOrder != .neither && $0.readOrder != expected($0)
        }
        if opposite { return .doesNotHold }
        return contests.allSatisfy { $0.readOrder == expected($0) } ? .holds : .undecided
    }

    static func noGain(_ contests: [Contest]) -> (ClaimVerdict, String) {
        let verdicts = contests.map { contest -> ClaimVerdict in
            guard let interval = contest.span else { return .undecided }
            if interval.lowerBound >= ClaimTest.smallestGain { return .doesNotHold }
            return interval.upperBound < ClaimTest.smallestGain ? .holds : .undecided
        }
        return (worst(verdicts), listed(contests))
    }

    static func factor(
        _ contests: [Contest], _ range: ClosedRange<Double>
    ) -> (ClaimVerdict, String) {
        (worst(contests.map { place($0.span, in: range) }), listed(contests))
    }

    static func parallelFraction(
        _ contests: [Contest], _ range: ClosedRange<Double>
    ) -> (ClaimVerdict, String) {
        let crowds = contests.filter { $0.crew > 1 && $0.baseline.configuration.crew == 1 }
        guard !crowds.isEmpty else { return (.notMeasured, "There are no several workers.") }
        let told = crowds.map { contest -> (ClaimVerdict, String) in
            let words =
                "\(contest.candidate.words) is \(contest.factorWords) as"
                + " \(contest.baseline.words)"
            let isDoubted =
                contest.factor < 1 || contest.factor > Double(contest.crew) * (1 + Amdahl.tolerance)
            if isDoubted { return (.doesNotHold, "\(words): no p can be believed") }
            func fraction(_ speedUp: Double) -> Double {
                Statistics.parallelFraction(speedUp: speedUp, workers: contest.crew) ?? 0
            }
            let span = contest.span.map { fraction($0.lowerBound)...fraction($0.upperBound) }
            let limit = 1 / (1 - min(fraction(contest.factor), 1))
            let most = limit.isFinite ? ", limit \(Quantity.factor(limit))" : ""
            let value = Digits.fixed(fraction(contest.factor), 3)
            return (place(span, in: range), "\(words): p = \(value)\(most)")
        }
        return (worst(told.map(\.0)), sentence(told.map(\.1), crowds[0].runsWords))
    }

    static func fasterWithMore(_ line: [SweepPoint], upTo: Int?) -> (ClaimVerdict, String) {
        let timed = line.filter { $0.median != nil }
        let risen = timed.filter { point in upTo.map { point.configuration.crew <= $0 } ?? true }
        let steps = Self.steps(risen)
        guard !steps.isEmpty else { return (.notMeasured, "There are no two counts of workers.") }
        var verdicts = [orders(steps) { _ in .candidate }]
        var told = listed(steps)
        let beyond = timed.filter { point in upTo.map { point.configuration.crew > $0 } ?? false }
        if let last = risen.last {
            let flat = Contest.family(beyond.compactMap { Contest($0, against: last) })
            if !flat.isEmpty {
                let (verdict, words) = noGain(flat)
                verdicts.append(verdict)
                told += " Beyond that: \(words)"
            }
        }
        return (worst(verdicts), told)
    }

    static func slowerWithMore(_ line: [SweepPoint]) -> (ClaimVerdict, String) {
        let steps = steps(line.filter { $0.median != nil })
        guard !steps.isEmpty else { return (.notMeasured, "There are no two counts of workers.") }
        return (orders(steps) { _ in .baseline }, listed(steps))
    }

    /// Each count of workers against the next smaller one.
    private static func steps(_ line: [SweepPoint]) -> [Contest] {
        let pairs = zip(line, line.dropFirst()).filter {
            $0.configuration.crew < $1.configuration.crew
        }
        return Contest.family(pairs.compactMap { Contest($1, against: $0) })
    }

    func cachingCosts(_ members: ClaimPoints) -> ClaimFinding {
        let cached = points.filter {
            members.contains($0.configuration) && $0.configuration.caching != CachingCost.none
        }
        var side = members
        side.filter.removeAll { $0.dimension == "caching" }
        var bases = side
        bases.filter.append(DimensionFilter("caching", CachingCost.none))
        let pairs = ClaimPair.all(side, bases, among: points, leavingOut: ["caching", "mechanism"])
            .filter { pair in
                let isSaid = pair.first.configuration.caching != nil
                return isSaid && cached.contains { $0.isPoint(pair.first) }
            }
        let named = members.named.union(["caching", "mechanism"])
        return judged(pairs, named: named) { contests in
            let orders = Set(contests.map(\.readOrder)).subtracting([.neither])
            let verdict: ClaimVerdict =
                orders == [.baseline] ? .holds : orders == [.candidate] ? .doesNotHold : .undecided
            return (verdict, Self.listed(contests))
        }
    }

    /// Does not hold where one says so, else undecided where one is, else holds.
    static func worst(_ verdicts: [ClaimVerdict]) -> ClaimVerdict {
        if verdicts.contains(.doesNotHold) { return .doesNotHold }
        return verdicts.allSatisfy { $0 == .holds } ? .holds : .undecided
    }

    private static func place(
        _ span: ClosedRange<Double>?, in range: ClosedRange<Double>
    ) -> ClaimVerdict {
        guard let span else { return .undecided }
        if !span.overlaps(range) { return .doesNotHold }
        return range.contains(span.lowerBound) && range.contains(span.upperBound)
            ? .holds : .undecided
    }
}

extension Contest {
    /// The first side's count of workers; the other's where the first is serial.
    var crew: Int {
        candidate.configuration.isSerial
            ? baseline.configuration.crew : candidate.configuration.crew
    }

    /// Where the factor lies: its interval, for two transcribed numbers the value alone; nil for too
    /// few runs.
    var span: ClosedRange<Double>? {
        if read != nil { return factor...factor }
        return interval.map { $0.lower...$0.upper }
    }
}

extension SweepPoint {
    /// Whether two points are the runs of one configuration in one session.
    func isPoint(_ other: SweepPoint) -> Bool {
        configuration == other.configuration && session.id == other.session.id
    }
}
