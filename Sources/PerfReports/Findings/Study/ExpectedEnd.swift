import PerfModel

/// Runs that were expected not to end by themselves, such as a deadlock's, and what they did.
struct ExpectedEnd: StudyFact {
    /// The configurations that are expected to end otherwise than `ok`, in the order of tables.
    let members: [Member]
    /// Neighbours that differ in a parameter, are expected to end `ok`, and all did.
    let unharmed: [Configuration]
    /// The parameters that all of them have with the same value, which are not told.
    private let constants: Set<String>

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
        constants = Set(SweepPoint.constants(of: points).map(\.name))
        guard !members.isEmpty else { return nil }
    }

    var statement: Statement {
        let kept = members.filter { $0.missed == 0 }
        let missed = members.filter { $0.missed > 0 }
        let parts =
            Groups(kept, by: \.expected).all.compactMap { members -> String? in
                members.first.map { first in
                    let names = Quantity.list(members.map { words($0.configuration) })
                    return "\(Self.end(first.expected)) as expected: \(names)"
                }
            }
            + missed.map { member in
                let right = Digits.count(member.runs - member.missed)
                return "\(words(member.configuration)) should have"
                    + " \(Self.end(member.expected)), but \(right) of"
                    + " \(Digits.count(member.runs, "run")) did"
            }
        let runs = members.reduce(0) { $0 + $1.runs }
        let neighbours =
            unharmed.isEmpty ? "" : " \(Quantity.list(unharmed.map(words))) ended ok."
        return Statement(
            "\(parts.joined(separator: "; ")).",
            "\(Digits.count(runs, "run")), in no median.\(neighbours)")
    }

    private static func end(_ outcome: Outcome) -> String {
        switch outcome {
        case .timedOut: "timed out"
        case .ok, .failed, .killed, .interrupted: "ended \(outcome.rawValue)"
        }
    }

    private func words(_ configuration: Configuration) -> String {
        let parameters = configuration.parameters
            .filter { !constants.contains($0.name) || unharmed.isEmpty }
            .map { "\($0.name)=\($0.value)" }
        let parts = [configuration.strategyWords] + parameters
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
