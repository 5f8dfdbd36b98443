import PerfModel
import Statistics

/// What a lock costs: the same counting with and without it.
struct LockCost: StudyFact {
    let strategy: String
    /// Without the lock is the baseline of each, fewest workers first.
    let contests: [Contest]

    static func findings(
        among points: [SweepPoint], hosts: HostNames, known: Set<String>
    ) -> [StudyFinding] {
        let parameter = LostUpdates.lockParameter
        let timed = points.filter {
            $0.median != nil && $0.configuration.value(ofDimension: parameter) != nil
        }
        let groups = Groups(timed) { Circumstances(of: $0, withoutParameter: parameter) }.all
        return groups.flatMap { members -> [StudyFinding] in
            guard let first = members.first else { return [] }
            let subject = StudySubject(
                of: first, hosts: hosts, leavingOut: known.union([parameter]))
            return Groups(members) { $0.configuration.strategy }.all.compactMap(LockCost.init)
                .map { StudyFinding(subject: subject, fact: $0) }
        }
    }

    init?(_ points: [SweepPoint]) {
        func matching(_ value: String) -> [SweepPoint] {
            points.filter {
                $0.configuration.value(ofDimension: LostUpdates.lockParameter) == value
            }.sorted { $0.configuration.crew < $1.configuration.crew }
        }
        let bases = matching("no")
        let pairs = matching("yes").compactMap { locked in
            bases.first { $0.configuration.workers == locked.configuration.workers }
                .flatMap { Contest(locked, against: $0) }
        }
        guard let first = pairs.first else { return nil }
        strategy = first.candidate.configuration.strategy?.name ?? first.candidate.words
        contests = Contest.family(pairs)
    }

    var statement: Statement {
        let told = contests.map { contest in
            let mark = contest.order == .neither ? ", not told apart" : ""
            return "\(contest.candidate.words) \(Quantity.factor(contest.ratio)) times as long"
                + " (\(contest.medians)\(mark))"
        }
        let evidence = "\(told.joined(separator: "; ")); \(contests[0].runsWords)."
        guard
            let worst = contests.filter({ $0.order == .baseline }).max(by: { $0.ratio < $1.ratio })
        else {
            return Statement(
                contests.contains { $0.order == .candidate }
                    ? "\(strategy): counting with the lock is not slower."
                    : "\(strategy): counting with and without the lock cannot be told apart.",
                evidence)
        }
        guard contests.count > 1 else {
            let factor = Quantity.factor(worst.ratio)
            return Statement(
                "\(strategy): with the lock it takes \(factor) times as long.", evidence)
        }
        return Statement(
            "\(strategy): the lock costs, up to \(Quantity.factor(worst.ratio)) times the time"
                + " (\(worst.candidate.words)).", evidence)
    }
}
