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
    /// Why p is not to be believed, and the workers that show it against the base; nil where it can,
    /// and where p lies outside of 0 … 1 by no more than the runs' own scatter.
    let doubt: Doubt?
    /// Whether another finding tells how many times as fast the best is.
    var isGainTold = false

    struct Doubt: Equatable {
        let reason: Amdahl.Doubt
        let contest: Contest
    }

    /// A law describes medians that are not further off it, on the root of the mean square: 10 %, a
    /// choice of this program.
    static let wellFitted = 0.1

    /// Nil without a single worker to start from, without several, and for too few runs.
    init?(of pool: StudyPool, in group: StudyGroup, bound: WorkBound?) {
        guard let base = pool.base, base.configuration.crew == 1, let alone = base.walls else {
            return nil
        }
        var crowds = pool.crowds
        let limit = bound?.kind == .cpu ? group.logicalCPUs : nil
        let fitting = crowds.filter { point in limit.map { point.configuration.crew <= $0 } ?? true
        }
        // More workers than CPUs show what the CPUs limit, not the work.
        guard
            limit == nil || fitting.contains(where: { $0.configuration.crew > 1 })
                || group.isOnOneCPU
        else { return nil }
        let isCut = fitting.count < crowds.count && !Self.gains(crowds, beyond: fitting)
        if isCut { crowds = fitting }
        var times = [1: alone]
        for point in crowds { times[point.configuration.crew] = point.walls }
        guard let fastest = fastest(of: crowds), let best = Contest(fastest, against: base),
            best.read != nil || best.verdict != .undecided(.tooFew),
            let law = try? Amdahl(times: times)
        else { return nil }
        self.pool = pool.name
        self.law = law
        self.best = best
        efficiency = best.factor / Double(best.candidate.configuration.crew)
        counts = times.keys.sorted()
        cpus = isCut ? limit : nil
        doubt =
            law.doubt == nil
            ? nil
            : crowds.lazy.compactMap { Contest($0, against: base) }.compactMap(Self.doubt).first
    }

    /// Whether a point with more workers than were kept is faster after all, or none was kept.
    private static func gains(_ crowds: [SweepPoint], beyond kept: [SweepPoint]) -> Bool {
        guard let last = kept.last else { return true }
        return crowds.dropFirst(kept.count).contains {
            Contest($0, against: last)?.readOrder == .candidate
        }
    }

    /// Whether so many workers are slower than one, or faster than the law allows, beyond scatter.
    private static func doubt(_ contest: Contest) -> Doubt? {
        let workers = contest.candidate.configuration.crew
        if contest.readOrder == .baseline {
            return Doubt(reason: .slower(workers: workers), contest: contest)
        }
        let least = contest.read == nil ? contest.interval?.lower : contest.factor
        guard let least, least > Double(workers) else { return nil }
        return Doubt(reason: .superlinear(workers: workers), contest: contest)
    }

    var statement: Statement {
        if let doubt { return doubted(doubt) }
        var evidence = "Amdahl's law with \(Quantity.list(counts.map { Digits.count($0) })) workers"
        if let cpus { evidence += ", as many as the \(Digits.count(cpus, "CPU"))" }
        evidence += isSeen ? fit : " would have \(p)\(fit)"
        if isGainTold { return Statement(key, evidence + ".") }
        let alike = best.order == .neither && best.read == nil
        evidence +=
            ". \(best.candidate.words)"
            + (alike
                ? " cannot be told apart from \(best.baseline.words)"
                : " is \(best.factorWords) as \(best.baseline.words),"
                    + " \(Quantity.percent(efficiency * 100)) of the ideal")
            + " (\(best.medians), \(best.runsWords))."
        return Statement(key, evidence)
    }

    /// Whether several workers are faster than one at all.
    var isSeen: Bool { best.readOrder == .candidate }

    /// Whether a fraction is told.
    var isTold: Bool { doubt == nil && isSeen && (law.residual ?? 0) <= Self.wellFitted }

    private var p: String { "p = \(Digits.fixed(law.fraction, 3))" }

    private var key: String {
        guard isSeen else { return "\(pool): no parallel part of the work can be seen." }
        if let residual = law.residual, !isTold {
            return "\(pool): Amdahl's law does not describe the times, its best \(p) is"
                + " \(Quantity.percentage(residual)) off."
        }
        let percent = Digits.fixed(law.fraction * 100, law.fraction > 0.99 ? 1 : 0)
        let share = "\(percent) % of the work is parallel (\(p))"
        guard let limit = law.limit else {
            return "\(pool): all of the work is parallel as far as can be seen (\(p))."
        }
        return "\(pool): \(share), so no number of workers is more than"
            + " \(Quantity.factor(limit)) times as fast as one."
    }

    /// How well the law fits, as words after its counts of workers.
    private var fit: String {
        guard let residual = law.residual else {
            return "; two points determine it and leave no error"
        }
        return "; the medians are \(Quantity.percentage(residual)) off it"
    }

    private func doubted(_ doubt: Doubt) -> Statement {
        let factor = "\(doubt.contest.factorWords) as \(doubt.contest.baseline.words)"
        let reason =
            switch doubt.reason {
            case .slower(let workers):
                "\(Digits.count(workers)) workers are slower than one, which Amdahl's law does not know:"
                    + " \(factor)"
            case .superlinear(let workers):
                "\(Digits.count(workers)) workers are more than \(Digits.count(workers)) times as fast"
                    + " as one, so the baseline is in doubt: \(factor)"
            }
        return Statement(
            "\(pool): no parallel fraction can be believed.",
            "\(reason) (\(doubt.contest.medians), \(doubt.contest.runsWords)).")
    }
}
