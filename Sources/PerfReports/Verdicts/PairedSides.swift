package import PerfModel

/// The configurations of two sides, paired; hosts are never mixed unless that is asked for.
struct PairedSides {
    /// One configuration on both sides.
    struct Pair {
        var configuration: Configuration
        /// The candidate's.
        var host: Host?
        /// The baseline's, which is another one only where that was asked for.
        var baselineHost: Host?
        /// One value a session, the oldest first, on each side.
        var baseline: [SessionValues]
        var candidate: [SessionValues]
        /// The configuration's sessions on the baseline's host before the candidate, the baseline's among
        /// them, the oldest first: what says how sessions scatter.
        var history: [SessionValues]
        /// Why it cannot be judged, whatever its values; nil for a pair.
        var obstacle: JudgedReason?
    }

    /// In the order of tables: pairs, and configurations that only the candidate has.
    private(set) var pairs: [Pair] = []
    /// Configurations that only the baseline has, or of which no run counts.
    private(set) var unpaired: [UnpairedConfiguration] = []

    /// - Parameters:
    ///   - history: other sessions from before the candidate, of any configurations and hosts.
    ///   - acrossHosts: whether the sides are two hosts on purpose.
    init(
        baseline: ComparedSide, candidate: ComparedSide, history: [SessionValues],
        acrossHosts: Bool
    ) {
        let before = Groups(baseline.values, by: \.configuration)
        let after = Groups(candidate.values, by: \.configuration)
        let past = Groups(history, by: \.configuration)
        for configuration in after.keys.sorted() {
            let (old, new) = (before[configuration], after[configuration])
            let oldHosts = Groups(old, by: \.session.host)
            let newHosts = Groups(new, by: \.session.host)
            for host in newHosts.keys {
                var pair = Pair(
                    configuration: configuration, host: host, baselineHost: host,
                    baseline: oldHosts[host],
                    candidate: newHosts[host].sorted(by: SessionValues.precedes), history: [])
                if pair.baseline.isEmpty, let other = oldHosts.keys.first {
                    if acrossHosts, oldHosts.keys.count == 1, newHosts.keys.count == 1 {
                        pair.baseline = old
                        pair.baselineHost = other
                    } else {
                        pair.obstacle = .differentHosts
                    }
                } else if pair.baseline.isEmpty {
                    pair.obstacle = .noBaseline
                }
                pair.baseline.sort(by: SessionValues.precedes)
                pair.history = Self.history(of: pair, past[configuration])
                pairs.append(pair)
            }
        }
        unpaired =
            Self.failed(baseline, candidate)
            + before.keys.filter { after[$0].isEmpty && !candidate.failed.contains($0) }.sorted()
            .map { UnpairedConfiguration(configuration: $0, reason: .notInCandidate) }
    }

    private static func failed(
        _ baseline: ComparedSide, _ candidate: ComparedSide
    ) -> [UnpairedConfiguration] {
        let good = Set(candidate.values.map(\.configuration))
        return candidate.failed.subtracting(good).sorted()
            .map { UnpairedConfiguration(configuration: $0, reason: .noRuns) }
    }

    /// The baseline's sessions and those of the past on the same host, each once, without the
    /// candidate's.
    private static func history(
        of pair: Pair, _ past: [SessionValues]
    ) -> [SessionValues] {
        var seen = Set(pair.candidate.map(\.session.id))
        return (pair.baseline + past.filter { $0.session.host == pair.baselineHost })
            .filter { seen.insert($0.session.id).inserted }
            .sorted(by: SessionValues.precedes)
    }
}

/// A configuration that is on one side only.
package struct UnpairedConfiguration: Equatable, Sendable {
    package var configuration: Configuration
    package var reason: Reason

    package enum Reason: Equatable, Sendable, CaseIterable {
        /// No run of the candidate counts.
        case noRuns
        /// The candidate does not have it.
        case notInCandidate
    }
}
