import PerfModel
import Statistics

/// Threads that use several CPUs although the runtime has a lock: their code releases it.
///
/// They are seen to use them, or gain so much over a serial run that keeps one CPU busy all the time.
struct ReleasedLock: StudyFact {
    let runtime: String
    /// The point that uses the most CPUs against one worker.
    let contest: Contest
    let percent: Double
    /// Whether CPU time shows it, not the gain alone.
    let isSeen: Bool

    /// CPU time well above that of one CPU: 130 % of the wall time, a choice of this program. A gain is
    /// well above one where its whole interval is.
    static let wellAboveOne = 130.0

    init?(of group: StudyGroup) {
        guard let pool = group.pools.first(where: { $0.strategy == .threads }),
            let base = pool.base, let runtime = base.configuration.runtime,
            base.configuration.hasInterpreterLock,
            let most = pool.crowds.max(by: { ($0.cpuPercent ?? 0) < ($1.cpuPercent ?? 0) }),
            let percent = most.cpuPercent,
            let best = fastest(of: pool.crowds), let contest = Contest(best, against: base),
            contest.isGain, contest.factor >= InterpreterLock.leastGain
        else { return nil }
        isSeen = percent >= Self.wellAboveOne
        let gain = contest.interval?.lower ?? 0
        guard isSeen || WorkBound(of: group)?.kind == .cpu && gain * 100 >= Self.wellAboveOne else {
            return nil
        }
        self.runtime = runtime
        self.contest = contest
        self.percent = percent
    }

    var statement: Statement {
        Statement(
            "threads scale in spite of the GIL: \(contest.candidate.words) is"
                + " \(contest.factorWords) as \(contest.baseline.words).",
            (isSeen
                ? "They use up to \(Quantity.percent(percent)) of one CPU, which takes"
                : "The serial run keeps one CPU busy, so more than one must be at work, which takes")
                + " code that releases the lock of \(runtime); \(contest.medians), \(contest.runsWords)."
        )
    }
}
