import PerfModel

extension Suite {
    /// The interpreters that a selection needs, each once, as written: each is asked what it is.
    package func interpreters(
        _ selection: SuiteSelection
    ) throws(SuiteSelectionError) -> [String] {
        try chosen(selection).flatMap(\.interpreters).eachOnce
    }

    /// Every configuration that a selection asks for, in the suite's order.
    ///
    /// - Parameters:
    ///   - interpreters: what those of `interpreters(_:)` said; what runs with one that is not there
    ///     is left out.
    ///   - runtimeNames: the real names of other runtimes, `swift` → `swift 6.3.1`.
    /// - Throws: where a name is unknown, or nothing is left.
    package func points(
        _ selection: SuiteSelection, interpreters: [String: InterpreterFacts],
        runtimeNames: [String: String] = [:]
    ) throws(SuiteSelectionError) -> [SuitePoint] {
        var points: [SuitePoint] = []
        for chosen in try chosen(selection) {
            let facts = chosen.interpreters.compactMap { word in
                interpreters[word].map { (word, $0) }
            }
            try Self.checkRuntimes(facts)
            for point in chosen.points {
                if benchmarks[chosen.benchmark].interpreters.isEmpty {
                    var point = point
                    point.runtime = point.runtime.map { runtimeNames[$0] ?? $0 }
                    points.append(suitePoint(point, of: chosen.benchmark, selection))
                }
                for (_, facts) in facts {
                    var point = point
                    point.runtime = facts.runtime
                    var entry = suitePoint(point, of: chosen.benchmark, selection)
                    entry.interpreter = facts.executable
                    points.append(entry)
                }
            }
        }
        guard !points.isEmpty else { throw .nothingSelected }
        var seen: Set<Configuration> = []
        for point in points where !seen.insert(point.configuration).inserted {
            throw .configurationTwice(point.configuration)
        }
        return points
    }

    private static func checkRuntimes(
        _ facts: [(word: String, facts: InterpreterFacts)]
    ) throws(SuiteSelectionError) {
        var words: [String: String] = [:]
        for (word, facts) in facts {
            guard let first = words.updateValue(word, forKey: facts.runtime) else { continue }
            throw .runtimeTwice(facts.runtime, first: first, second: word)
        }
    }

    private func suitePoint(
        _ point: SweepPoint, of index: Int, _ selection: SuiteSelection
    ) -> SuitePoint {
        let benchmark = benchmarks[index]
        var point = point
        let scale = selection.scaleText
        if selection.scale != 1 {
            point.parameters.append(Parameter(name: "scale", value: scale))
        }
        let warmups = selection.warmups ?? warmups ?? 0
        // What the user says replaces what a benchmark says only where it is less.
        let ownWarmups = benchmark.warmups.map { own in min(own, selection.warmups ?? own) }
        let scaled = [Placeholder("scale", scale)]
        return SuitePoint(
            benchmark: index, point: point, command: benchmark.commands[point.command ?? 0],
            runs: benchmark.runs.told(selection.runs, over: runs),
            warmups: ownWarmups ?? warmups,
            timeout: benchmark.timeout ?? selection.timeout ?? timeout,
            options: selection.options.over(benchmark.options.over(options)),
            expected: benchmark.expected,
            service: benchmark.service.map { words in
                words.map { CommandTemplate($0).filled(with: scaled) }
            }, interpreter: nil, scale: scale)
    }
}

extension Suite {
    /// What a selection leaves of one benchmark.
    private struct Chosen {
        var benchmark: Int
        var points: [SweepPoint]
        var interpreters: [String]
    }

    /// The benchmarks of a selection that have any point left.
    private func chosen(_ selection: SuiteSelection) throws(SuiteSelectionError) -> [Chosen] {
        for name in selection.only where !benchmarkNames.contains(name) {
            throw .unknownBenchmark(name, known: benchmarkNames)
        }
        let wanted = benchmarks.indices.filter {
            selection.only.isEmpty || selection.only.contains(benchmarks[$0].name)
        }
        guard let runtimes = selection.runtimes else {
            return wanted.map {
                Chosen(
                    benchmark: $0, points: benchmarks[$0].points,
                    interpreters: benchmarks[$0].interpreters)
            }
        }
        let interpreters = runtimes.filter { !isDeclared($0) }.eachOnce
        if let word = interpreters.first, wanted.allSatisfy({ benchmarks[$0].interpreters.isEmpty })
        {
            throw .unknownRuntime(word, known: declaredRuntimes)
        }
        return wanted.compactMap { index in
            let benchmark = benchmarks[index]
            let own = benchmark.interpreters.isEmpty ? [] : interpreters
            let points = benchmark.points.filter { point in
                point.runtime.map { Self.isNamed($0, by: runtimes) } ?? true
            }
            let isLeft = !points.isEmpty && (benchmark.interpreters.isEmpty || !own.isEmpty)
            return isLeft ? Chosen(benchmark: index, points: points, interpreters: own) : nil
        }
    }

    /// The runtimes that benchmarks name themselves, by their first words.
    private var declaredRuntimes: [String] {
        benchmarks.flatMap { $0.points.compactMap(\.runtime).map(Self.firstWord) }.eachOnce
    }

    private func isDeclared(_ word: String) -> Bool {
        benchmarks.contains { benchmark in
            benchmark.points.contains { $0.runtime.map { Self.isNamed($0, by: [word]) } ?? false }
        }
    }

    /// Whether one of the words is the runtime, or its first word: `swift` names `swift 6.3.1`.
    private static func isNamed(_ runtime: String, by words: [String]) -> Bool {
        words.contains(runtime) || words.contains(firstWord(of: runtime))
    }

    private static func firstWord(of runtime: String) -> String {
        String(runtime.prefix { $0 != " " })
    }
}
