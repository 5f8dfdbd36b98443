import PerfModel
import Statistics

/// What a table says of how many runs its configurations have, and why no more.
enum StopWords {
    /// `no interval: 3 runs (serial and threads ×1). An interval needs ≥ 6 runs.`; nil where each has
    /// enough or none at all.
    static func few(_ points: [SweepPoint], _ hosts: HostNames) -> String? {
        let least = OrderStatisticRanks.smallestCount()
        let few = points.filter {
            $0.runs > 0 && $0.runs < least && $0.expectedEndings < max(1, $0.attempts)
                && $0.session.origin != .transcribed
        }
        guard !few.isEmpty else { return nil }
        let groups = Groups(few, by: \.runs)
        let parts = groups.keys.sorted().map { runs in
            let places =
                groups[runs].count == points.count ? nil : names(groups[runs], points, hosts)
            return Digits.count(runs, "run") + (places.map { " (\($0))" } ?? "")
        }
        return "no interval: \(Quantity.names(parts)). An interval needs ≥ \(least) runs."
    }

    /// `Stopped by precision: 5 configurations; by budget: a, b and c.`; nil where all have the runs that
    /// were asked for, or it is not known.
    static func ended(_ points: [SweepPoint], _ hosts: HostNames) -> String? {
        let known = points.filter { $0.stopReason != nil }
        guard known.contains(where: { $0.stopReason != .runs }) else { return nil }
        let groups = Groups(known, by: \.stopReason)
        if groups.keys.count == 1, let reason = known.first?.stopReason {
            let each = known.count > 1 ? ", each of them" : ""
            return "Stopped by \(word(for: reason))\(each): \(meaning(of: reason))."
        }
        let parts = StopReason.allCases.compactMap { reason -> String? in
            let found = groups[reason]
            guard !found.isEmpty else { return nil }
            return "by \(word(for: reason)): \(names(found, points, hosts))"
        }
        return "Stopped \(parts.joined(separator: "; "))."
    }

    /// What a configuration was stopped by: the reason's name where that is such a thing.
    private static func word(for reason: StopReason) -> String {
        switch reason {
        case .runs, .precision, .budget, .mostRuns: reason.rawValue
        case .failed: "a failure"
        case .interrupted: "an interruption"
        }
    }

    private static func meaning(of reason: StopReason) -> String {
        switch reason {
        case .runs: "it has as many runs as were asked for"
        case .precision: "the interval is as narrow as was asked for"
        case .budget: "the time was spent"
        case .mostRuns: "as many runs as there may be"
        case .failed: "a run did not end as expected"
        case .interrupted: "the recording was ended early"
        }
    }

    /// The names of up to three, else how many there are.
    private static func names(
        _ some: [SweepPoint], _ all: [SweepPoint], _ hosts: HostNames
    ) -> String {
        guard some.count <= WarningLines.mostNames else {
            return Digits.count(some.count, "configuration")
        }
        let names = LineNames(
            of: all.map { LineKey(scaling: $0, over: .none) }, hosts: hosts, benchmarkLeads: true)
        return Quantity.names(
            some.map {
                names.name(of: LineKey(scaling: $0, over: .none)) ?? $0.configuration.benchmarkWords
            })
    }
}
