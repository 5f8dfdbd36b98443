import PerfModel

/// Collects what the runs of one configuration took, for the table at the end.
struct RunTally {
    private(set) var measurements: Measurements
    /// What its runs took at least, and the newest of them; nanoseconds, nil before the first.
    private(set) var shortestWall, lastWall: Int64?
    /// Whether the newest run ended so that the runner went on by itself.
    private(set) var lastWasGood = false

    init(_ planned: PlannedConfiguration) {
        measurements = Measurements(
            configuration: planned.configuration, command: planned.command, wall: [],
            totalUser: nil, totalSys: nil, maxRSS: nil, outcomes: [:], warmups: 0)
    }

    mutating func add(_ run: Run, wasGood: Bool) {
        lastWall = run.usage.wall
        shortestWall = min(shortestWall ?? .max, run.usage.wall)
        lastWasGood = wasGood
        guard !run.isWarmup else {
            measurements.warmups += 1
            return
        }
        measurements.outcomes[run.outcome, default: 0] += 1
        guard run.outcome == .ok else { return }
        measurements.wall.append(run.usage.wall)
        measurements.totalUser = (measurements.totalUser ?? 0) + (run.usage.user ?? 0)
        measurements.totalSys = (measurements.totalSys ?? 0) + (run.usage.sys ?? 0)
        measurements.maxRSS = max(measurements.maxRSS ?? 0, run.usage.maxRSS ?? 0)
    }
}
