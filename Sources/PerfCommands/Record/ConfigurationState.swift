import PerfModel
import PerfRecording
import PerfReports

/// How far one configuration of a recording has come.
struct ConfigurationState {
    let goal: RunGoal
    let warmups: Int
    /// Runs that are stored, and those of them that are no warm-ups.
    private(set) var stored = 0
    private(set) var timed = 0
    /// What the stored ones took together, nanoseconds.
    private(set) var wall = 0.0
    /// Whether it is measured no further.
    var isStopped = false
    private var counted = Times()

    /// What the runs that count took: whole processes, and regions where each declares one.
    private struct Times {
        var whole = RunningEstimate()
        var region = RunningEstimate()
        var wholeSum = 0.0
        var regionSum = 0.0
        var isRegion: Bool { region.count == whole.count }
        /// Nanoseconds of what is timed.
        var sum: Double { isRegion ? regionSum : wholeSum }
    }

    init(_ goal: RunGoal, warmups: Int) {
        self.goal = goal
        self.warmups = warmups
    }

    mutating func add(_ run: Run) {
        stored += 1
        wall += Double(run.usage.wall)
        guard !run.isWarmup else { return }
        timed += 1
        guard run.outcome == .ok else { return }
        counted.whole.add(run.usage.wall)
        counted.wholeSum += Double(run.usage.wall)
        guard let region = run.report.region else { return }
        counted.region.add(region)
        counted.regionSum += Double(region)
    }

    /// Whether it is measured no further.
    var isFinished: Bool { isStopped || left == 0 }

    /// How many runs are to come, warm-ups included; nil where that shows on the way.
    var left: Int? {
        if isStopped { return 0 }
        return goal.count.map { max(0, $0 + warmups - stored) }
    }

    /// The median so far; nil where no run counts.
    mutating func estimate() -> String? {
        counted.isRegion ? counted.region.words() : counted.whole.words()
    }

    /// What its runs to come take, nanoseconds; for a goal that may be reached sooner, at most.
    ///
    /// - Parameters:
    ///   - mean: what one of them takes.
    ///   - between: what passes between two.
    func time(mean: Double, between: Double) -> Double {
        if let left { return Double(left) * (mean + between) }
        guard case .enough(let enough) = goal else { return 0 }
        let warmupsLeft = Double(max(0, warmups - (stored - timed)))
        return warmupsLeft * (mean + between) + time(enough, mean: mean, between: between)
    }

    private func time(_ enough: EnoughRuns, mean: Double, between: Double) -> Double {
        let leastLeft = Double(max(0, enough.least - timed))
        // Where no run counts, none is spent from the budget and the fewest are made.
        if timed > 0, counted.whole.count == 0 { return leastLeft * (mean + between) }
        let timedMean = counted.whole.count > 0 ? counted.sum / Double(counted.whole.count) : mean
        let budget = max(0, Double(enough.budget) - counted.sum)
        // The run that is begun before the budget is spent is finished.
        var runs = budget > 0 ? (budget / max(timedMean, 1)).rounded(.up) : 0
        if enough.isLeastGiven { runs = max(runs, leastLeft) }
        if let most = enough.most { runs = min(runs, Double(max(0, most - timed))) }
        return runs * (mean + between)
    }
}
