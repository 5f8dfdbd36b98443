import PerfModel
import Statistics

/// Amdahl's parallel fraction of one strategy, or why no such fraction can be believed.
struct ParallelFraction: StudyFact {
    let pool: String
    let law: Amdahl
    /// The fastest of several workers against the base, and what that is of the ideal.
    let best: Contest
    let efficiency: Double
    /// The counts of workers that were fitted, fewest first; those above the CPUs are left out where
    /// the work is bound by them.
    let counts: [Int]
    /// How many CPUs set that bound; nil where all counts were fitted.
    let cpus: Int?
    /// What each doubted count of workers is times as fast as the base.
    let doubtedSpeedUp: Double?

    /// Nil without a single worker to start from or without several workers.
    init?(of pool: StudyPool, in group: StudyGroup, bound: WorkBound?) {
        guard let base = pool.base, base.configuration.crew == 1, let alone = base.walls else {
            return nil
        }
        var crowds = pool.crowds
        let limit = bound?.kind == .cpu ? group.logicalCPUs : nil
        let fitting = crowds.filter { point in limit.map { point.configuration.crew <= $0 } ?? true
        }
        let isCut = !fitting.isEmpty && fitting.count < crowds.count
        if isCut { crowds = fitting }
        var times = [1: alone]
        for point in crowds { times[point.configuration.crew] = point.walls }
        guard let fastest = fastest(of: crowds), let best = Contest(fastest, against: base),
            let law = try? Amdahl(times: times)
        else { return nil }
        self.pool = pool.name
        self.law = law
        self.best = best
        efficiency = best.factor / Double(best.candidate.configuration.crew)
        counts = times.keys.sorted()
        cpus = isCut ? limit : nil
        doubtedSpeedUp = law.doubt.flatMap { doubt in
            pool.point(workers: doubt.workers).flatMap(pool.speedUp)
        }
    }

    var statement: Statement {
        if let doubt = law.doubt { return doubted(doubt) }
        let fraction = Digits.fixed(law.fraction, 3)
        let limit =
            law.limit.map { "at most \(Quantity.factor($0)) times as fast as one" }
            ?? "without a limit"
        var evidence = "Amdahl's law with \(Quantity.list(counts.map { Digits.count($0) })) workers"
        if let cpus { evidence += ", as many as the \(Digits.count(cpus, "CPU"))" }
        evidence +=
            law.residual.map { "; the medians are \(Quantity.percentage($0)) off it" }
            ?? "; two points determine it and leave no error"
        evidence +=
            ". \(best.candidate.words) is \(best.factorWords) as \(best.baseline.words),"
            + " \(Quantity.percent(efficiency * 100)) of the ideal (\(best.medians),"
            + " \(best.runsWords))."
        return Statement(
            "\(pool): p = \(fraction), so any number of workers is \(limit).", evidence)
    }

    private func doubted(_ doubt: Amdahl.Doubt) -> Statement {
        let factor = doubtedSpeedUp.map { "\(Quantity.factor($0)) times as fast as" } ?? "beside"
        let base = best.baseline.words
        let reason =
            switch doubt {
            case .slower(let workers):
                "\(Digits.count(workers)) workers are slower than one (\(factor) \(base)), which"
                    + " Amdahl's law does not know"
            case .superlinear(let workers):
                "\(Digits.count(workers)) workers are more than \(Digits.count(workers)) times as"
                    + " fast as one (\(factor) \(base)), so the baseline is in doubt"
            }
        return Statement(
            "\(pool): no parallel fraction can be believed.",
            "\(reason.prefix(1).uppercased())\(reason.dropFirst()); \(best.runsWords).")
    }
}

extension Amdahl.Doubt {
    var workers: Int {
        switch self {
        case .slower(let workers), .superlinear(let workers): workers
        }
    }
}
