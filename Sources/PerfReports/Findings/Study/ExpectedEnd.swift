import PerfModel

/// Runs that were expected not to end by themselves, such as a deadlock's, and what they did.
struct ExpectedEnd: StudyFact {
    /// The configurations that are expected to end otherwise than `ok`, in the order of tables.
    let members: [Member]
    /// Neighbours that differ in a parameter, are expected to end `ok`, and all did.
    let unharmed: [Configuration]

    struct Member: Equatable {
        let configuration: Configuration
        let expected: Outcome
        let runs: Int
        /// Runs that ended otherwise than expected.
        let missed: Int
    }

    static func findings(among points: [SweepPoint], hosts: HostNames) -> [StudyFinding] {
        Groups(points) { [$0.configuration.runtime, $0.session.id] }.all.compactMap { members in
            guard let first = members.first, let fact = ExpectedEnd(members) else { return nil }
            let names = Set(first.configuration.parameters.map(\.name))
            let subject = StudySubject(of: first, hosts: hosts, leavingOut: names)
            return StudyFinding(subject: subject, fact: fact)
        }
    }

    init?(_ points: [SweepPoint]) {
        members = points.filter { $0.expected != .ok && $0.attempts > 0 }.map {
            Member(
                configuration: $0.configuration, expected: $0.expected, runs: $0.attempts,
                missed: $0.failures)
        }
        unharmed = points.filter { $0.expected == .ok && $0.runs > 0 && $0.failures == 0 }
            .map(\.configuration)
        guard !members.isEmpty else { return nil }
    }

    var statement: Statement {
        let told = members.map { member -> String in
            let kept = member.runs - member.missed
            let name = Self.words(member.configuration)
            let end =
                member.expected == .timedOut ? "timed out" : "ended \(member.expected.rawValue)"
            guard member.missed > 0 else { return "\(name) \(end), as expected" }
            return "\(name) was expected to end \(member.expected.rawValue), but only"
                + " \(Digits.count(kept)) of \(Digits.count(member.runs, "run")) did"
        }
        let isAll = members.allSatisfy { $0.missed == 0 && $0.expected == .timedOut }
        let runs = members.reduce(0) { $0 + $1.runs }
        let neighbours =
            unharmed.isEmpty
            ? "" : " \(Quantity.list(unharmed.map(Self.words))) ended ok."
        return Statement(
            isAll
                ? "a deadlock, as expected: \(Quantity.list(told))."
                : "\(Quantity.list(told)).",
            "\(Digits.count(runs, "run")), ended by the time limit or not; they are in no median."
                + neighbours)
    }

    private static func words(_ configuration: Configuration) -> String {
        let parameters = configuration.parameters.map { "\($0.name)=\($0.value)" }
        let parts = [configuration.strategyWords] + parameters
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
