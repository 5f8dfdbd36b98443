import PerfModel
import Statistics

/// Updates of a shared number that were lost, with and without a lock.
struct LostUpdates: StudyFact {
    /// With each value of the lock's parameter, `no` first.
    let sides: [Side]

    /// What the runs under one value of the lock lost.
    struct Side: Equatable {
        /// `no`, `yes`; nil where that was not said.
        let lock: String?
        /// The configuration that lost most in one run.
        let worst: Configuration
        /// The most lost updates of a run, and the sum of runs that lost any.
        let most: Double
        let losing: Int
        let runs: Int
    }

    static let metric = "lost_updates"
    static let lockParameter = "lock"

    static func findings(
        among points: [SweepPoint], details: (SweepPoint) -> Details?, hosts: HostNames
    ) -> [StudyFinding] {
        Groups(points) { Circumstances(of: $0, withoutParameter: lockParameter) }.all
            .compactMap { members in
                guard let first = members.first,
                    let fact = LostUpdates(among: members, details: details)
                else { return nil }
                let subject = StudySubject(of: first, hosts: hosts, leavingOut: [lockParameter])
                return StudyFinding(subject: subject, fact: fact)
            }
    }

    init?(among points: [SweepPoint], details: (SweepPoint) -> Details?) {
        let told = points.compactMap { point -> (SweepPoint, [Double])? in
            let metrics = details(point)?.metrics ?? []
            let values = metrics.filter { $0.metric.name == Self.metric }.flatMap(\.values)
            return values.isEmpty ? nil : (point, values)
        }
        let groups = Groups(told) { $0.0.configuration.value(ofDimension: Self.lockParameter) }
        sides = groups.keys.compactMap { lock -> Side? in
            let members = groups[lock]
            guard
                let worst = members.max(by: { ($0.1.max() ?? 0) < ($1.1.max() ?? 0) })
            else { return nil }
            let values = members.flatMap(\.1)
            return Side(
                lock: lock, worst: worst.0.configuration, most: values.max() ?? 0,
                losing: values.filter { $0 > 0 }.count, runs: values.count)
        }.sorted { ($0.lock ?? "") < ($1.lock ?? "") }
        guard !sides.isEmpty else { return nil }
    }

    var statement: Statement {
        let told = sides.map { side in
            let lock = side.lock.map { $0 == "yes" ? "with a lock" : "without a lock" }
            let place = lock.map { "\($0) " } ?? ""
            guard side.losing > 0 else {
                return "\(place)no update was lost in \(Digits.count(side.runs, "run"))"
            }
            let words = side.worst.strategyWords ?? side.worst.benchmarkWords
            return "\(place)\(Digits.count(side.losing)) of \(Digits.count(side.runs, "run")) lost"
                + " updates, up to \(Digits.fixed(side.most, 0)) (\(words))"
        }
        let list = told.joined(separator: "; ")
        let isSafeWithout = sides.contains { $0.lock != "yes" && $0.losing == 0 }
        return Statement(
            "\(list).",
            isSafeWithout ? "That none was lost without a lock does not show that none can be." : ""
        )
    }
}

/// What a lock costs: the same counting with and without it.
struct LockCost: StudyFact {
    let strategy: String
    /// Without the lock is the baseline of each, fewest workers first.
    let contests: [Contest]

    static func findings(among points: [SweepPoint], hosts: HostNames) -> [StudyFinding] {
        let parameter = LostUpdates.lockParameter
        let timed = points.filter {
            $0.median != nil && $0.configuration.value(ofDimension: parameter) != nil
        }
        let groups = Groups(timed) { Circumstances(of: $0, withoutParameter: parameter) }.all
        return groups.flatMap { members -> [StudyFinding] in
            guard let first = members.first else { return [] }
            let subject = StudySubject(of: first, hosts: hosts, leavingOut: [parameter])
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
        return Statement(
            "\(strategy): the lock costs, up to \(Quantity.factor(worst.ratio)) times the time"
                + " (\(worst.candidate.words)).", evidence)
    }
}
