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

    /// How long a recording waits for another program that keeps the history locked.
    static let patience: Int64 = 600_000_000_000

    /// The same once the user wants the recording to end.
    static let shortPatience: Int64 = 10_000_000_000

    /// How often progress is shown while a run goes on.
    static let progressInterval: Int64 = 100_000_000
}

/// Finished runs that are not yet written.
struct PendingRuns {
    private(set) var runs: [Run] = []
    /// When the oldest of them was finished; nil where there is none.
    private(set) var since: Int64?

    /// Adds a run that was finished after those that are there.
    mutating func add(_ run: Run, finishedAt moment: Int64) {
        since = since ?? moment
        runs.append(run)
    }

    mutating func take() -> [Run] {
        defer {
            runs.removeAll(keepingCapacity: true)
            since = nil
        }
        return runs
    }

    /// Whether to write before the next run begins.
    ///
    /// - Parameter expectedNext: how long the next run is thought to take; nil if nobody knows.
    func isDue(at now: Int64, expectedNext: Int64?) -> Bool {
        guard let since else { return false }
        guard let expectedNext else { return true }
        return now + max(0, expectedNext) - since >= CommitRule.deadline
    }

    /// When the oldest run must be written at the latest; nil where none waits.
    var deadline: Int64? { since.map { $0 + CommitRule.deadline } }

    func isOverdue(at now: Int64) -> Bool { deadline.map { now >= $0 } ?? false }
}
