import PerfModel

/// When finished runs are written: the compromise between a value that writing spoils and a run
/// that could be lost. Nanoseconds.
enum CommitRule {
    /// The longest that a finished run waits for its write to begin: with the time that a write
    /// takes (about half a millisecond) it is durable after 20 ms.
    ///
    /// Runs that end within it share a write: measured, a write every 10 ms costs the next runs
    /// under 1 %, one after each run of `true` 4–7 %, one during a run 9–13 %.
    static let deadline: Int64 = 17_000_000

    /// How often progress is shown while a run goes on.
    static let progressInterval: Int64 = 100_000_000
}

/// Finished runs that are not yet written.
struct PendingRuns {
    private(set) var runs: [Run] = []
    /// When the oldest of them was finished.
    private var since: Int64 = 0

    mutating func add(_ run: Run, at now: Int64) {
        if runs.isEmpty { since = now }
        runs.append(run)
    }

    mutating func take() -> [Run] {
        defer { runs.removeAll(keepingCapacity: true) }
        return runs
    }

    /// Whether to write before the next run begins.
    ///
    /// - Parameter expectedNext: how long the next run is thought to take; nil if nobody knows.
    func isDue(at now: Int64, expectedNext: Int64?) -> Bool {
        guard !runs.isEmpty else { return false }
        guard let expectedNext else { return true }
        return now + max(0, expectedNext) - since >= CommitRule.deadline
    }

    /// When the oldest run must be written at the latest; nil where none waits.
    var deadline: Int64? { runs.isEmpty ? nil : since + CommitRule.deadline }

    func isOverdue(at now: Int64) -> Bool { deadline.map { now >= $0 } ?? false }
}

/// Collects what the runs of one configuration took, for the table at the end.
struct RunTally {
    private(set) var measurements: Measurements
    private(set) var lastWall: Int64?

    init(_ planned: PlannedConfiguration) {
        measurements = Measurements(
            configuration: planned.configuration, command: planned.command, wall: [],
            totalUser: nil, totalSys: nil, maxRSS: nil, outcomes: [:], warmups: 0)
    }

    mutating func add(_ run: Run) {
        lastWall = run.usage.wall
        guard !run.isWarmup else {
            measurements.warmups += 1
            return
        }
        measurements.outcomes[run.outcome, default: 0] += 1
        guard run.outcome == .ok else { return }
        measurements.wall.append(run.usage.wall)
        measurements.totalUser = (measurements.totalUser ?? 0) + run.usage.user
        measurements.totalSys = (measurements.totalSys ?? 0) + run.usage.sys
        measurements.maxRSS = max(measurements.maxRSS ?? 0, run.usage.maxRSS)
    }
}
