import PerfModel
import Statistics

/// The GIL's signature: threads that gain nothing and never use more than one CPU.
struct InterpreterLock: StudyFact {
    let runtime: String
    /// The fastest of several threads against one worker.
    let contest: Contest
    /// The most CPU time over wall time of any count of threads, in percent.
    let mostPercent: Double
    /// The speed-up that counts as none: 1.1, a choice of this program.
    static let leastGain = 1.1
    /// A speed-up whose interval reaches this may be hidden by scatter: 1.5, half of a second CPU; a
    /// choice of this program.
    static let mostHidden = 1.5

    /// Nil unless the runtime has such a lock, the work is bound by the CPU, the host has more than one
    /// CPU, threads show both, and no gain is hidden by scatter.
    init?(of group: StudyGroup) {
        guard let single = group.single, let alone = single.cpuPercent, alone >= WorkBound.busy,
            let runtime = single.configuration.runtime, single.configuration.hasInterpreterLock,
            group.logicalCPUs != 1,
            let pool = group.pools.first(where: { $0.strategy == .threads }), let base = pool.base,
            let best = fastest(of: pool.crowds), let contest = Contest(best, against: base)
        else { return nil }
        let used = pool.crowds.compactMap(\.cpuPercent)
        guard used.count == pool.crowds.count, let most = used.max(),
            most <= Finding.moreThanOne, !contest.isGain || contest.factor < Self.leastGain,
            contest.interval.map({ $0.upper < Self.mostHidden }) ?? false
        else { return nil }
        self.runtime = runtime
        self.contest = contest
        mostPercent = most
    }

    var statement: Statement {
        let told =
            contest.order == .neither
            ? "the fastest, \(contest.candidate.words), cannot be told apart from"
                + " \(contest.baseline.words)"
            : "the fastest, \(contest.candidate.words), is \(contest.factorWords) as"
                + " \(contest.baseline.words)"
        return Statement(
            "threads gain nothing, the signature of the GIL: they never use more than one CPU.",
            "\(Quantity.percent(mostPercent)) of a CPU at most; \(told)"
                + " (\(contest.medians), \(contest.runsWords)). \(runtime) lets one thread at a time"
                + " run Python code.")
    }
}
