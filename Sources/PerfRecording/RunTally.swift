import PerfModel

/// Collects what the runs of one configuration took, for the table at the end.
struct RunTally {
    /// The regions of the runs that count, as far as they declared one.
    private var regions: [Int64] = []
    private var collected: Measurements
    /// What its runs took at least, and the newest of them; nanoseconds, nil before the first.
    private(set) var shortestWall, lastWall: Int64?
    /// Whether the newest run ended so that the runner went on by itself.
    private(set) var lastWasGood = false

    init(_ planned: PlannedConfiguration) {
        collected = Measurements(
            configuration: planned.configuration, command: planned.command, wall: [],
            totalUser: nil, totalSys: nil, maxRSS: nil, outcomes: [:], warmups: 0,
            expected: planned.expected)
    }

    /// What the runs come to; with regions only where every run that counts declared one.
    var measurements: Measurements {
        var result = collected
        if regions.count == result.wall.count { result.region = regions }
        return result
    }

    mutating func add(_ run: Run, wasGood: Bool) {
        lastWall = run.usage.wall
        shortestWall = min(shortestWall ?? .max, run.usage.wall)
        lastWasGood = wasGood
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
    }
}
