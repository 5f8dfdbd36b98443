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
        among points: [SweepPoint], details: (SweepPoint) -> Details?, hosts: HostNames,
        known: Set<String>
    ) -> [StudyFinding] {
        Groups(points) { Circumstances(of: $0, withoutParameter: lockParameter) }.all
            .compactMap { members in
                guard let first = members.first,
                    let fact = LostUpdates(among: members, details: details)
                else { return nil }
                let subject = StudySubject(
                    of: first, hosts: hosts, leavingOut: known.union([lockParameter]))
                return StudyFinding(subject: subject, fact: fact)
            }
    }

    init?(among points: [SweepPoint], details: (SweepPoint) -> Details?) {
        // One worker has nobody to lose updates to.
        let told = points.compactMap { point -> (SweepPoint, [Double])? in
            guard point.configuration.crew > 1 else { return nil }
            let metrics = details(point)?.metrics ?? []
            let values = metrics.filter { $0.metric.name == Self.metric }.flatMap(\.values)
            return values.isEmpty ? nil : (point, values)
        }
        let groups = Groups(told) { $0.0.configuration.value(ofDimension: Self.lockParameter) }
        sides = groups.keys.compactMap { lock -> Side? in
            let members = groups[lock]
            guard
                let worst = members.min(by: { left, right in
                    let (most, other) = (left.1.max() ?? 0, right.1.max() ?? 0)
                    return most == other
                        ? left.0.configuration < right.0.configuration : most > other
                })
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
