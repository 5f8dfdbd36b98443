import PerfModel
import Statistics

/// Points that differ in strategy, workers and mechanism only, and what they are called together.
struct StudyGroup {
    let subject: StudySubject
    /// In the order of tables.
    let points: [SweepPoint]
    private let baselines: Baselines
    /// The parameters that tell pools apart, such as the start method of processes.
    private let ways: Set<String>

    init(points: [SweepPoint], subject: StudySubject) {
        self.points = points
        self.subject = subject
        baselines = Baselines(among: points)
        ways = Contenders.ways(of: points)
    }

    /// The same without the points that have more workers.
    func limited(to workers: Int) -> StudyGroup {
        StudyGroup(points: points.filter { $0.configuration.crew <= workers }, subject: subject)
    }

    /// One loop without a pool; nil where none was timed.
    var serial: SweepPoint? { points.first { $0.configuration.isSerial && $0.median != nil } }

    /// The serial point, else a pool of one: what tells how much one worker uses.
    var single: SweepPoint? {
        serial ?? points.first { $0.configuration.workers == 1 && $0.median != nil }
    }

    /// The points of each strategy, mechanism and way that has workers, in the order of tables.
    var pools: [StudyPool] {
        let pooled = points.filter {
            !$0.configuration.isSerial && $0.configuration.strategy != nil
                && $0.configuration.workers != nil && $0.median != nil
        }
        let groups = Groups(pooled) {
            [$0.configuration.strategy?.name, $0.configuration.mechanism]
                + $0.configuration.words(of: ways)
        }
        let mechanisms = Dictionary(grouping: groups.keys, by: \.[0]).mapValues { keys in
            Set(keys.map { $0[1] }).count
        }
        return groups.all.compactMap { points in
            guard let first = points.first, let strategy = first.configuration.strategy else {
                return nil
            }
            let isManifold = (mechanisms[strategy.name] ?? 0) > 1
            return StudyPool(
                strategy: strategy, mechanism: isManifold ? first.configuration.mechanism : nil,
                ways: first.configuration.words(of: ways),
                points: points.sorted {
                    ($0.configuration.workers ?? 0) < ($1.configuration.workers ?? 0)
                }, base: baselines.baseline(of: first))
        }
    }

    /// Whether the host has no second CPU, so that workers cannot be seen to gain.
    var isOnOneCPU: Bool { logicalCPUs == 1 }

    /// How many CPUs the host shows; nil where that was not said.
    var logicalCPUs: Int? { points.first?.host?.logicalCPUs }
}

/// One strategy with its counts of workers.
struct StudyPool {
    let strategy: Strategy
    /// Where it tells it from other pools of its strategy.
    let mechanism: String?
    /// What else does: `start=spawn`.
    let ways: [String]
    /// Fewest workers first, at least one, all with a median.
    let points: [SweepPoint]
    /// What its speed-ups are measured against: serial, else its own single worker.
    let base: SweepPoint?

    /// `threads`, `processes, queue`, `processes (start=spawn)`.
    var name: String {
        Configuration.joined([strategy.name, mechanism].compactMap(\.self), in: ways)
    }

    /// What one of its points is called: `processes ×2 (start=spawn)`.
    func name(of point: SweepPoint) -> String {
        let words = point.configuration.strategyWords ?? strategy.name
        return Configuration.joined([words, mechanism].compactMap(\.self), in: ways)
    }

    /// Those with more than one worker.
    var crowds: [SweepPoint] { points.filter { $0.configuration.crew > 1 } }

    /// The point with so many workers.
    func point(workers: Int) -> SweepPoint? { points.first { $0.configuration.crew == workers } }

    /// How many times as fast a point is as the base.
    func speedUp(of point: SweepPoint) -> Double? {
        guard let base = base?.median, let median = point.median, median > 0 else { return nil }
        return base / median
    }
}

extension Configuration {
    /// How many workers there are: one where none were said.
    var crew: Int { workers ?? 1 }

    /// Whether its runtime says that one lock keeps its threads from running at once.
    ///
    /// Such runtimes end with a word of their own: `cpython 3.11.7 gil`, without it `nogil`.
    var hasInterpreterLock: Bool { runtime?.hasSuffix(" gil") ?? false }
}
