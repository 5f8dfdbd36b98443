import PerfModel

/// Collects what the runs of one configuration took, for the table at the end.
struct RunTally {
    /// The regions of the runs that count, as far as they declared one.
    private var regions: [Int64] = []
    private var collected: Measurements
    private(set) var progress: RunProgress
    /// What its runs took at least, and the newest of them; nanoseconds, nil before the first.
    private(set) var shortestWall, lastWall: Int64?
    /// Whether the newest run ended so that the runner went on by itself.
    private(set) var lastWasGood = false
    /// What its hooks before and after a run took last, nanoseconds.
    private var prepareWall, concludeWall: Int64?

    init(_ planned: PlannedConfiguration) {
        progress = RunProgress(planned.runs, warmups: planned.warmups)
        collected = Measurements(
            configuration: planned.configuration, command: planned.command, wall: [],
            totalUser: nil, totalSys: nil, maxRSS: nil, outcomes: [:], warmups: 0,
            expected: planned.expected)
        collected.settings = planned.settings
    }

    /// What the runs come to; with regions only where every run that counts declared one.
    var measurements: Measurements {
        var result = collected
        if regions.count == result.wall.count { result.region = regions }
        return result
    }

    /// Whether there is any run, warm-ups included.
    var isMeasured: Bool { lastWall != nil }

    /// Why it is measured no further; nil as long as nobody said so.
    var stopReason: StopReason? {
        get { collected.stopReason }
        set { collected.stopReason = newValue }
    }

    mutating func add(_ run: Run, wasGood: Bool) {
        lastWall = run.usage.wall
        shortestWall = min(shortestWall ?? .max, run.usage.wall)
        lastWasGood = wasGood
        // An interrupted run is none of those that were asked for.
        if run.outcome != .interrupted {
            progress.add(
                wall: run.usage.wall, isWarmup: run.isWarmup, counts: run.outcome == .ok)
        }
        guard !run.isWarmup else {
            collected.warmups += 1
            return
        }
        collected.outcomes[run.outcome, default: 0] += 1
        guard run.outcome == .ok else { return }
        collected.wall.append(run.usage.wall)
        if let region = run.report.region { regions.append(region) }
        collected.totalUser = (collected.totalUser ?? 0) + (run.usage.user ?? 0)
        collected.totalSys = (collected.totalSys ?? 0) + (run.usage.sys ?? 0)
        collected.maxRSS = max(collected.maxRSS ?? 0, run.usage.maxRSS ?? 0)
        if run.interference != Interference() {
            collected.interference = collected.interference.adding(run.interference)
            collected.interferenceRuns += 1
        }
    }

    /// Notes what a hook took; only of those around a run it matters.
    mutating func add(_ kind: HookKind, wall: Int64) {
        switch kind {
        case .prepare: prepareWall = wall
        case .conclude: concludeWall = wall
        case .setup, .cleanup: break
        }
    }

    /// Why there are enough runs; nil where there are not.
    mutating func enoughReason() -> StopReason? {
        let hasRegions = !regions.isEmpty && regions.count == collected.wall.count
        return progress.reason(
            times: hasRegions ? regions : collected.wall, areRegions: hasRegions)
    }

    /// What the next run should take with the hooks around it, like the newest one and the shortest one,
    /// nanoseconds; nil where nothing is known.
    func times(prepared: Bool, concluded: Bool) -> (expected: Int64, shortest: Int64)? {
        guard let lastWall, let shortestWall else { return nil }
        var hooks: Int64 = 0
        if prepared {
            guard let prepareWall else { return nil }
            hooks += prepareWall
        }
        if concluded {
            guard let concludeWall else { return nil }
            hooks += concludeWall
        }
        return (lastWall + hooks, shortestWall + hooks)
    }
}
