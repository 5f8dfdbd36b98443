import PerfModel
import Statistics

extension SampleWarning {
    /// The least part of a time that is worth a word: a choice of perfdb.
    ///
    /// Half of the least change that is told: what is smaller decides nothing.
    static let leastShare = 0.01

    /// How many times the timing floor a median must be: below, much of it is the start of a process.
    ///
    /// - Source: hyperfine's `MIN_EXECUTION_TIME`, 5 ms, where a start takes about 1 ms.
    static let leastFloors = 5.0

    /// The share of the CPU time between the machine's start and the session's that others may have
    /// taken: the precision to which a median is measured unless told otherwise, as of doctor's check.
    package static let mostStealBefore = 0.02

    /// The share of a median that the start of a process takes from which on it explains what the runs
    /// show: a choice of perfdb.
    static let rulingShare = 0.5

    /// What sentences tell of one configuration's warnings: where starting a process is most of the time,
    /// what the runs show is the noise of that, and is not told besides.
    static func told(_ found: [SampleWarning]) -> [SampleWarning] {
        let isRuled = found.contains { warning in
            guard case .nearTimingFloor(let floor, let median) = warning else { return false }
            return floor >= rulingShare * median
        }
        return isRuled ? found.filter { !$0.isAboutRuns } : found
    }

    /// Whether it is about what the values and their order show.
    private var isAboutRuns: Bool {
        switch name {
        case .slowFirstRun, .outliers, .bimodal, .drift, .clockTick: true
        case .tooFew, .nearTimingFloor, .steal, .throttled: false
        }
    }

    /// What must be minded about the runs of one configuration, each name at most once, in their order.
    ///
    /// Nothing for transcribed numbers, and for imported ones only what their runs show.
    ///
    /// - Parameter drift: that of the runs where it is evident among those of all configurations that
    ///   are looked at together; see `SessionWarnings`.
    /// - Complexity: O(n log n) for n runs.
    static func warnings(of point: SweepPoint, drift: Drift?) -> [SampleWarning] {
        guard let sample = point.walls, point.session.origin != .transcribed,
            point.readingError == nil
        else { return [] }
        let found = aboutRuns(sample, drift, of: point.session) + aboutMachine(point)
        return Name.allCases.compactMap { name in found.first { $0.name == name } }
    }

    /// What the values and their order show.
    private static func aboutRuns(
        _ sample: Sample, _ drift: Drift?, of session: Session
    ) -> [SampleWarning] {
        var found: [SampleWarning] = []
        if sample.count < OrderStatisticRanks.smallestCount() {
            found.append(.tooFew(runs: sample.count))
        }
        let median = sample.median
        guard median > 0 else { return found }
        let tick = sample.clockTick?.step
        let resolution = max(Double(session.conditions.clockResolution ?? 0), tick ?? 0)
        let first = sample.values[0]
        let isSlow =
            sample.isFirstSlow(resolution: resolution) && first / median - 1 >= leastShare
        if isSlow { found.append(.slowFirstRun(first: first, median: median)) }
        if let far = sample.outliers(resolution: resolution, skipsFirst: isSlow), far.matters {
            found.append(
                .outliers(count: far.count, runs: far.total, effectOnMean: far.effectOnMean))
        }
        if let groups = sample.bimodality(resolution: resolution), groups.lowerMean > 0,
            groups.upperMean / groups.lowerMean - 1 >= leastShare
        {
            let share = Double(groups.upperCount) / Double(sample.count)
            found.append(
                .bimodal(lower: groups.lowerMean, upper: groups.upperMean, upperShare: share))
        }
        // Ranks and halves that point to different sides, as a few far runs make them, show no drift.
        if let drift, let change = drift.change, abs(change) >= leastShare,
            (change < 0) == (drift.correlation < 0)
        {
            found.append(
                .drift(
                    change: change, correlation: drift.correlation, pValue: drift.pValue))
        }
        if let tick, tick >= leastShare * median {
            found.append(.clockTick(tick: tick, median: median))
        }
        return found
    }

    /// What the machine did beside the runs.
    private static func aboutMachine(_ point: SweepPoint) -> [SampleWarning] {
        let conditions = point.session.conditions
        var found: [SampleWarning] = []
        if !point.isRegion, let median = point.median, let floor = conditions.timingFloor,
            floor > 0, median < leastFloors * Double(floor)
        {
            found.append(.nearTimingFloor(floor: Double(floor), median: median))
        }
        if let share = point.stolenShare {
            if share >= leastShare { found.append(.steal(share: share, when: .duringRuns)) }
        } else if let share = conditions.stealShare, share >= mostStealBefore {
            found.append(.steal(share: share, when: .beforeStart))
        }
        let held = point.heldBackShare ?? 0
        let slowdowns = point.interference.thermalThrottles ?? 0
        if held >= leastShare || slowdowns > 0 {
            found.append(.throttled(share: held, slowdowns: slowdowns))
        }
        return found
    }
}

extension SweepPoint {
    /// Of the CPU time that the runs wanted, the share that others were given, 0…1; nil where that is
    /// not known. Where the origin does not know CPU times the wall time stands in.
    ///
    /// Of the runs that know nothing of it the share of the others is told.
    var stolenShare: Double? {
        guard let stolen = interference.stolen.map(Double.init), interferenceShare > 0 else {
            return nil
        }
        let used = meanUser.flatMap { user in meanSys.map { user + $0 } } ?? wholeMean ?? 0
        let wanted = used * Double(runs) * interferenceShare
        return stolen > 0 ? stolen / (wanted + stolen) : 0
    }

    /// The share of their wall time for which a quota held the runs back; nil where it is not known.
    var heldBackShare: Double? {
        guard let throttled = interference.throttled.map(Double.init), interferenceShare > 0 else {
            return nil
        }
        return throttled / max((wholeMean ?? 0) * Double(runs) * interferenceShare, 1)
    }
}
