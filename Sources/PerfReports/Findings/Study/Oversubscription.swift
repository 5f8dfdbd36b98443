import PerfModel
import Statistics

/// More workers than CPUs for work that is bound by them: no gain, or a loss.
struct Oversubscription: StudyFact {
    let pool: String
    let cpus: Int
    /// Each count of workers above the CPUs against the most that are not, fewest first.
    let contests: [Contest]

    /// Nil unless the work is bound by the CPU and none of those counts is measurably faster.
    init?(of pool: StudyPool, in group: StudyGroup, bound: WorkBound?) {
        guard bound?.kind == .cpu, let cpus = group.logicalCPUs,
            let most = pool.points.last(where: { $0.configuration.crew <= cpus })
        else { return nil }
        let beyond = pool.points.filter { $0.configuration.crew > cpus }
        let contests = Contest.family(beyond.compactMap { Contest($0, against: most) })
        guard !contests.isEmpty, contests.allSatisfy({ $0.readOrder != .candidate }),
            contests.contains(where: { $0.verdict != .undecided(.tooFew) || $0.isByReading })
        else { return nil }
        self.pool = pool.name
        self.cpus = cpus
        self.contests = contests
    }

    /// Those that are measurably slower.
    var slower: [Contest] { contests.filter { $0.readOrder == .baseline } }

    /// `more workers than the 2 CPUs cost time, up to +36.3 %`.
    var consequence: String {
        let cost = slower.max { $0.ratio < $1.ratio }
        let words = cost.map { "cost time, up to \(Quantity.change($0.ratio))" } ?? "gain nothing"
        return "more workers than the \(Digits.count(cpus, "CPU")) \(words)"
    }

    var statement: Statement {
        let told = contests.map { contest in
            let mark = contest.readOrder == .neither ? ", not told apart" : ""
            return "\(contest.candidate.words) \(contest.changeWords)\(mark)"
        }
        return Statement(
            "\(pool): \(consequence).",
            "Beside \(contests[0].baseline.words): \(told.joined(separator: "; "));"
                + " \(contests[0].runsWords).")
    }

    /// Whether a pool's scaling tells it: that no count of workers gains anything, or beside as many
    /// workers as are enough each count above those.
    func isTold(by scaling: Scaling) -> Bool {
        let base = contests[0].baseline.configuration
        if scaling.gainsNothing {
            return slower.isEmpty && scaling.points.contains { $0.configuration == base }
        }
        return base == scaling.enough.configuration
            && contests.map(\.candidate.configuration) == scaling.beyond.map(\.configuration)
    }
}
