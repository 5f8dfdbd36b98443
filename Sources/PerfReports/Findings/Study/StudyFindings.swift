import PerfModel
import Statistics

/// Decides what the points of a report say beyond who is fastest, how a pool scales and what failed.
struct StudyFindings {
    /// Each configuration's newest points, in the order of tables.
    var points: [SweepPoint]
    /// What the runs of a point said of themselves; nil where they said nothing.
    var details: (SweepPoint) -> Details?
    var hosts: HostNames

    init(
        points: [SweepPoint], details: @escaping (SweepPoint) -> Details?, hosts: HostNames
    ) {
        self.points = points
        self.details = details
        self.hosts = hosts
    }

    /// The findings by benchmark, each benchmark's by what they are about, in the order of tables.
    func findings() -> [StudyFinding] {
        Groups(points) { $0.configuration.benchmark }.all.flatMap { points in
            groups(of: points).flatMap(findings) + across(points)
        }
    }

    /// Points that differ in strategy, workers and mechanism only.
    func groups(of points: [SweepPoint]) -> [StudyGroup] {
        Contenders.groups(of: points).map { points in
            let representative = Contenders.representative(of: points)
            return StudyGroup(
                points: points, subject: StudySubject(of: representative, hosts: hosts))
        }
    }

    /// What the points of one group say.
    func findings(of group: StudyGroup) -> [StudyFinding] {
        var facts: [any StudyFact] = []
        let bound = WorkBound(of: group)
        if let bound, bound.isSerial { facts.append(bound) }
        facts += Crossover.all(in: group)
        facts += Ahead.all(in: group)
        let items = FewItems(of: group)
        if let items { facts.append(items) }
        // Workers that have nothing to do say nothing of how a strategy scales, nor do those whose
        // work is to be started and handed something: there is no more of it to share.
        if isWork(group) {
            facts += scaling(of: items.map { group.limited(to: $0.items) } ?? group, bound)
        }
        for pool in group.pools {
            if let fact = WorkerCost(of: pool, details: details) { facts.append(fact) }
            if let fact = WorkerMemoryUse(of: pool, details: details) { facts.append(fact) }
        }
        if let fact = UserAboveWall(of: group) { facts.append(fact) }
        return facts.map { StudyFinding(subject: group.subject, fact: $0) }
    }

    /// From this share of a single worker's time on, computing is what is timed: 10 %, a choice of
    /// this program.
    static let leastWork = 0.1

    /// Whether there is work to share: not where one worker's phases say that it hardly computes.
    private func isWork(_ group: StudyGroup) -> Bool {
        guard let single = group.single, let median = single.median, median > 0,
            let phases = details(single)?.phases, !phases.isEmpty,
            phases.allSatisfy({ Phase.known.contains($0.name) })
        else { return true }
        let compute = phases.first { $0.name == "compute" }?.durations.map(Double.init) ?? []
        let middle = (try? Sample(compute))?.median ?? 0
        return middle / median >= Self.leastWork
    }

    /// What workers gain.
    private func scaling(of group: StudyGroup, _ bound: WorkBound?) -> [any StudyFact] {
        var facts: [any StudyFact] = []
        let lock = InterpreterLock(of: group)
        if let lock { facts.append(lock) }
        if let fact = ReleasedLock(of: group) { facts.append(fact) }
        for pool in group.pools {
            if let fact = NearlyLinear(of: pool, bound: bound) { facts.append(fact) }
            // That the lock lets threads gain nothing says the rest.
            let isLocked = lock != nil && pool.strategy == .threads
            if let fact = ParallelFraction(of: pool, in: group, bound: bound),
                !isLocked || fact.doubt != nil
            {
                facts.append(fact)
            }
            if let fact = Oversubscription(of: pool, in: group, bound: bound), !isLocked {
                facts.append(fact)
            }
        }
        return facts
    }

    /// What needs points that differ in more than strategy and workers, of one benchmark.
    func across(_ points: [SweepPoint]) -> [StudyFinding] {
        // The scale is told with the report where there is one.
        let known: Set<String> =
            Set(points.map(\.scale)).count == 1 && points.first?.scale != nil
            ? [SweepPoint.scaleName] : []
        return CachingCost.findings(among: points, hosts: hosts, known: known)
            + LostUpdates.findings(among: points, details: details, hosts: hosts, known: known)
            + LockCost.findings(among: points, hosts: hosts, known: known)
            + ExpectedEnd.findings(among: points, hosts: hosts)
            + ToldMessages.findings(among: points, details: details, hosts: hosts)
    }
}
