import PerfModel

/// Threads that use several CPUs although the runtime has a lock: their code releases it.
struct ReleasedLock: StudyFact {
    let runtime: String
    /// The point that uses the most CPUs against one worker.
    let contest: Contest
    let percent: Double

    /// CPU time well above that of one CPU: 130 % of the wall time, a choice of this program.
    static let wellAboveOne = 130.0

    init?(of group: StudyGroup) {
        guard let pool = group.pools.first(where: { $0.strategy == .threads }),
            let base = pool.base, let runtime = base.configuration.runtime,
            base.configuration.hasInterpreterLock,
            let most = pool.crowds.max(by: { ($0.cpuPercent ?? 0) < ($1.cpuPercent ?? 0) }),
            let percent = most.cpuPercent, percent >= Self.wellAboveOne,
            let best = fastest(of: pool.crowds), let contest = Contest(best, against: base),
            contest.isGain, contest.factor >= InterpreterLock.leastGain
        else { return nil }
        self.runtime = runtime
        self.contest = contest
        self.percent = percent
    }

    var statement: Statement {
        Statement(
            "threads scale in spite of the GIL: \(contest.candidate.words) is"
                + " \(contest.factorWords) as \(contest.baseline.words).",
            "They use up to \(Quantity.percent(percent)) of one CPU, which takes code that releases the"
                + " lock of \(runtime); \(contest.medians), \(contest.runsWords).")
    }
}
