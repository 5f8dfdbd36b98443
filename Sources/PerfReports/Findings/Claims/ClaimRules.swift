import PerfModel

/// Judges one claim by points of one origin.
struct ClaimRules {
    let claim: Claim
    /// Those of the runtimes that the claim speaks of.
    let points: [SweepPoint]
    let details: (SweepPoint) -> Details?

    init(
        _ claim: Claim, points: [SweepPoint], details: @escaping (SweepPoint) -> Details?
    ) {
        self.claim = claim
        self.points = points.filter { claim.runtimes.contains($0.configuration.runtime) }
        self.details = details
    }

    func finding() -> ClaimFinding {
        switch claim.test {
        case .faster(let first, let second): pairs(first, second, judge: Self.faster)
        case .noGain(let first, let second): pairs(first, second, judge: Self.noGain)
        case .crossover(let first, let second, let bounds):
            pairs(first, second) { Self.crossover($0, bounds) }
        case .factor(let first, let second, let range):
            pairs(first, second) { Self.factor($0, range) }
        case .parallelFraction(let first, let second, let range):
            pairs(first, second) { Self.parallelFraction($0, range) }
        case .cachingCosts(let members): cachingCosts(members)
        case .fasterWithMoreWorkers(let members, let upTo):
            lines(members) { Self.fasterWithMore($0, upTo: upTo) }
        case .slowerWithMoreWorkers(let members):
            lines(members, judge: Self.slowerWithMore)
        case .cpuPercent(let members, let range): lines(members) { Self.cpuPercent($0, range) }
        case .userAboveWall(let members, let isAbove):
            lines(members) { Self.userAboveWall($0, isAbove) }
        case .memoryMore(let first, let second): memoryMore(first, second)
        case .phaseShare(let members, let phases, let range):
            lines(members) { phaseShare($0, phases, range) }
        case .deadlocks(let members, let bytes):
            lines(members, leavingOut: ["payload"]) { Self.deadlocks($0, above: bytes) }
        case .lostUpdates(let first, let second): lostUpdates(first, second)
        case .notMeasured(let reason): ClaimFinding(parts: [], absence: reason)
        }
    }

    /// Judges the pairs of each group; those without a time on a side are left out.
    func pairs(
        _ first: ClaimPoints, _ second: ClaimPoints,
        judge: ([Contest]) -> (ClaimVerdict, String)
    ) -> ClaimFinding {
        let pairs = ClaimPair.all(first, second, among: points)
        return judged(pairs, named: first.named.union(second.named), judge: judge)
    }

    func judged(
        _ pairs: [ClaimPair], named: Set<String>, judge: ([Contest]) -> (ClaimVerdict, String)
    ) -> ClaimFinding {
        let groups = OpenDimensions.groups(pairs) {
            OpenDimensions(of: [$0.first, $0.second], named: named)
        }
        return ClaimFinding(
            parts: groups.map { group in
                let contests = group.members
                    .sorted { $0.first.configuration.crew < $1.first.configuration.crew }
                    .compactMap { Contest($0.first, against: $0.second) }
                guard !contests.isEmpty else { return Self.nothing(group.name) }
                let (verdict, evidence) = judge(Contest.family(contests))
                return ClaimFinding.Part(
                    name: group.name, verdict: verdict, evidence: evidence,
                    runtime: contests[0].candidate.configuration.runtime)
            })
    }

    /// Judges the points of each group, fewest workers first.
    func lines(
        _ members: ClaimPoints, leavingOut: Set<String> = [],
        judge: ([SweepPoint]) -> (ClaimVerdict, String)
    ) -> ClaimFinding {
        let found = points.filter { members.contains($0.configuration) }
        let groups = OpenDimensions.groups(found) {
            OpenDimensions(of: [$0], named: members.named.union(leavingOut))
        }
        return ClaimFinding(
            parts: groups.map { group in
                let line = group.members.sorted {
                    ($0.configuration.crew, $0.configuration)
                        < ($1.configuration.crew, $1.configuration)
                }
                let (verdict, evidence) = judge(line)
                return ClaimFinding.Part(
                    name: group.name, verdict: verdict, evidence: evidence,
                    runtime: line.first?.configuration.runtime)
            })
    }

    static func nothing(_ name: String?) -> ClaimFinding.Part {
        ClaimFinding.Part(
            name: name, verdict: .notMeasured, evidence: "There are no such runs with a time.")
    }
}

extension Claim.Runtimes {
    /// Whether the claim speaks of a runtime; nil is a Python's.
    func contains(_ runtime: String?) -> Bool {
        let words = runtime?.split(separator: " ") ?? []
        switch self {
        case .every: return true
        case .python: return words.first != "swift"
        case .pythonWithLock: return words.first != "swift" && words.last != "nogil"
        }
    }
}
