import PerfModel

extension Headline {
    /// For a suite of several benchmarks: what workers gain, apart for work that computes and work that
    /// waits, in each runtime; else its most telling findings.
    ///
    /// Nil without a suite, and where there is nothing to tell.
    static func suite(_ chapters: [Chapter], _ tally: Tally) -> Headline? {
        let isSuite = chapters.contains { chapter in
            chapter.points.contains { $0.session.suite != nil }
        }
        guard isSuite, chapters.count > 1 else { return nil }
        let count =
            "\(Digits.count(chapters.count, "benchmark")), \(tally.extent), \(tally.endings)."
        let results = chapters.compactMap(Result.all).flatMap(\.self)
        let sentences = [WorkBound.Kind.cpu, .waiting].flatMap { kind in
            Groups(results.filter { $0.bound == kind }, by: \.runtime).all.compactMap {
                sentence(about: kind, $0)
            }
        }
        let released = results.filter(\.isReleased).map(releasing)
        let all = sentences + released.prefix(1)
        guard let first = all.first else { return telling(chapters, count) }
        return Headline(key: first, rest: Array(all.dropFirst().prefix(mostSentences)) + [count])
    }

    /// The most sentences between the first and the one that counts.
    private static let mostSentences = 3

    /// The key sentences of what is most telling, where nothing is known of what bounds the work.
    private static func telling(_ chapters: [Chapter], _ count: String) -> Headline? {
        let told = chapters.flatMap { chapter in
            Told.choice(of: chapter.told, most: mostSentences).map {
                (name: chapter.name, told: $0)
            }
        }
        let kinds: [FindingKind] = [.gain, .crossover, .lock, .waiting, .order]
        let keys = kinds.flatMap { kind in
            told.filter { $0.told.kind == kind }
                .map { "\($0.name): \(Told.lowercased($0.told.statement.key))" }
        }
        guard let first = keys.first else { return nil }
        return Headline(key: first, rest: Array(keys.dropFirst().prefix(mostSentences)) + [count])
    }
}

extension Headline {
    /// What a benchmark's workers gain in one runtime, at its highest load.
    fileprivate struct Result {
        var benchmark: String
        var runtime: String?
        var bound: WorkBound.Kind
        /// Whether its threads run at once in spite of a lock.
        var isReleased: Bool
        /// Whether a lock keeps its threads from gaining anything.
        var isLocked: Bool
        /// `on 2 CPUs`; nil where the host's were not said.
        var place: String?
        /// The best of several workers of each strategy against serial, in the order of tables.
        var bests: [(strategy: Strategy, point: SweepPoint, contest: Contest)]

        /// One for each runtime that ran it serially and with more items than workers.
        static func all(of chapter: Chapter) -> [Result]? {
            guard let section = chapter.main?.section else { return nil }
            let hosts = HostNames(of: section.points.map(\.session))
            let fields = Field.fields(of: section, hosts: hosts)
            return Groups(fields) { $0.points[0].configuration.runtime }.all.compactMap { fields in
                let groups = fields.map { field in
                    StudyGroup(
                        points: field.points,
                        subject: StudySubject(of: field.points[0], hosts: hosts)
                    )
                }.filter { FewItems(of: $0) == nil && $0.serial != nil && !isContended($0) }
                // Of several sizes the one that most strategies did, of those that which takes longest.
                return groups.max { rank(of: $0) < rank(of: $1) }
                    .flatMap { Result(of: $0, chapter.name) }
            }
        }

        private static func rank(of group: StudyGroup) -> (Int, Double) {
            (Set(group.pools.map(\.strategy)).count, group.serial?.median ?? 0)
        }

        /// Whether it is about a lock, not about work that can be shared.
        private static func isContended(_ group: StudyGroup) -> Bool {
            group.points.contains {
                $0.configuration.value(ofDimension: LostUpdates.lockParameter) != nil
            }
        }

        private init?(of group: StudyGroup, _ benchmark: String) {
            guard let serial = group.serial, let bound = WorkBound(of: group) else { return nil }
            let pools = Groups(group.pools, by: \.strategy)
            bests = pools.keys.compactMap { strategy in
                guard let best = fastest(of: pools[strategy].flatMap(\.crowds)),
                    let contest = Contest(best, against: serial), contest.interval != nil
                else { return nil }
                return (strategy, best, contest)
            }
            guard !bests.isEmpty else { return nil }
            self.benchmark = benchmark
            runtime = serial.configuration.runtime
            place = group.logicalCPUs.map { "on \(Digits.count($0, "CPU"))" }
            self.bound = bound.kind
            isReleased = ReleasedLock(of: group) != nil
            isLocked = InterpreterLock(of: group) != nil
        }

        func best(_ strategy: Strategy) -> Contest? {
            bests.first { $0.strategy == strategy }?.contest
        }

        /// The strategy that is measurably faster than serial and than every other one.
        var winner: Strategy? {
            bests.first { best in
                best.contest.isGain
                    && bests.allSatisfy { other in
                        other.strategy == best.strategy
                            || Contest(best.point, against: other.point)?.isGain ?? false
                    }
            }?.strategy
        }
    }

    /// What workers gain for work of one kind in one runtime: `Work that computes, swift 6.3.1: threads
    /// are 1.90 to 1.98 times as fast as serial, processes 1.80 to 1.95 (cosine, digest).`
    private static func sentence(about kind: WorkBound.Kind, _ results: [Result]) -> String? {
        let results = results.filter { kind == .waiting || !$0.isReleased }
        let winners = Set(results.map(\.winner))
        let winner = winners.count == 1 ? winners.first ?? nil : nil
        let strategies = Groups(results.flatMap(\.bests)) { $0.strategy }.keys.sorted {
            if ($0 == winner) != ($1 == winner) { return $0 == winner }
            return level(of: $0, in: results) > level(of: $1, in: results)
        }
        guard !results.isEmpty, !strategies.isEmpty else { return nil }
        let work = kind == .waiting ? "Work that waits" : "Work that computes"
        let topic = [work, results[0].runtime].compactMap(\.self).joined(separator: ", ")
        let told = strategies.enumerated().map { index, strategy in
            let factors = results.compactMap { $0.best(strategy)?.factor }
            let ends = [factors.min() ?? 1, factors.max() ?? 1].map(Quantity.factor)
            let range = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
            let isLocked =
                strategy == .threads
                && results.allSatisfy { result in
                    result.isLocked || result.best(strategy) == nil
                }
            let name = isLocked ? "\(strategy.name), which the GIL stops, " : strategy.name
            return index == 0
                ? "\(name)\(winner == strategy ? " win," : " are") \(range) times as fast as serial"
                : "\(isLocked ? name : "\(name) ")\(range)"
        }
        let names = Quantity.list(results.map(\.benchmark))
        let places = Set(results.map(\.place))
        let place = places.count == 1 ? places.first.flatMap(\.self).map { " \($0)" } ?? "" : ""
        return "\(topic)\(place): \(told.joined(separator: ", ")) (\(names))."
    }

    /// The middle gain of a strategy.
    private static func level(of strategy: Strategy, in results: [Result]) -> Double {
        let factors = results.compactMap { $0.best(strategy)?.factor }.sorted()
        return factors.isEmpty ? 0 : factors[factors.count / 2]
    }

    private static func releasing(_ result: Result) -> String {
        let factor = result.best(.threads).map { Quantity.factor($0.factor) } ?? Quantity.none
        return
            "In \(result.benchmark) the code releases the lock of \(result.runtime ?? "its runtime"):"
            + " threads are \(factor) times as fast as serial."
    }
}
