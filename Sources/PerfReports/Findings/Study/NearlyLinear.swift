import PerfModel

/// Waiting work whose workers wait at once: nearly as many times as fast as there are workers.
struct NearlyLinear: StudyFact {
    let pool: String
    /// The most workers that are still efficient against the base.
    let contest: Contest
    /// Speed-up over the ideal, 1 for the ideal itself.
    let efficiency: Double
    /// Whether more workers were timed that are less efficient.
    let isLess: Bool
    /// Whether the serial run was seen to wait; false where its CPU time is not known.
    let isKnownToWait: Bool

    /// The share of the ideal that is nearly all of it: 80 %, a choice of this program.
    static let leastEfficiency = 0.8

    /// Nil for work that is bound by the CPU and where no two or more workers are that efficient.
    init?(of pool: StudyPool, bound: WorkBound?) {
        guard bound?.kind ?? .waiting == .waiting, let base = pool.base else { return nil }
        let alone = Double(base.configuration.crew)
        let efficient = pool.crowds.compactMap { point -> (Contest, Double)? in
            guard let speedUp = pool.speedUp(of: point), let contest = Contest(point, against: base)
            else { return nil }
            let efficiency = speedUp * alone / Double(point.configuration.crew)
            let isFaster = contest.readOrder == .candidate
            return efficiency >= Self.leastEfficiency && isFaster ? (contest, efficiency) : nil
        }
        guard let most = efficient.last, let last = pool.crowds.last else { return nil }
        self.pool = pool.name
        (contest, efficiency) = most
        isLess = last.configuration.crew > contest.candidate.configuration.crew
        isKnownToWait = bound?.kind == .waiting
    }

    var statement: Statement {
        let workers = contest.candidate.configuration.crew
        let why = isKnownToWait ? ", as work does that waits" : ""
        return Statement(
            "\(pool) scale nearly linearly to \(Digits.count(workers, "worker"))\(why):"
                + " \(contest.factorWords) as \(contest.baseline.words).",
            "\(Quantity.percent(efficiency * 100)) of the ideal; \(contest.medians),"
                + " \(contest.runsWords)."
                + (isLess ? " More workers are less efficient." : ""))
    }
}
