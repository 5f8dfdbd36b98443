import PerfModel

/// Histories that several suites look at.
enum Scenarios {
    static let commits = [
        "3f2a91c0aa0aa0aa0aa0aa0aa0aa0aa0aa0aa0aa", "8b04d7e0bb0bb0bb0bb0bb0bb0bb0bb0bb0bb0bb",
    ]

    /// Serial, threads that gain nothing, and processes that gain up to two CPUs.
    static func divisors(
        loads: [Load] = [Load(name: "normal"), Load(name: "high", factor: 10)],
        slower factor: Double = 1, runtime: String? = nil, parameters: [Parameter] = [],
        runs: Int = 8, seed: UInt64 = 1
    ) -> [Measurements] {
        loads.flatMap { load in
            func measured(
                _ strategy: Strategy, _ workers: Int, _ milliseconds: Double, cpu: Double
            ) -> Measurements {
                ScriptedHistory.measurements(
                    Configuration(
                        benchmark: "divisors", strategy: strategy, workers: workers, load: load,
                        caching: "none", runtime: runtime, parameters: parameters),
                    milliseconds: milliseconds * load.factor * factor, runs: runs, cpu: cpu,
                    seed: seed)
            }
            return [measured(.serial, 1, 62.7, cpu: 0.99)]
                + zip([1, 2, 4, 8], [64.6, 65.1, 65.7, 65.8]).map {
                    measured(.threads, $0, $1, cpu: 1)
                }
                + zip([1, 2, 4, 8], [65.2, 33.1, 35.2, 35.5]).map {
                    measured(.processes, $0, $1, cpu: $0 == 1 ? 0.99 : 1.93)
                }
        }
    }

    /// One session of one sweep over two loads.
    static func oneSweep() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-13T10:00Z", commit: commits[0], sweep: divisors())
        return history
    }

    /// The same sweep at two commits, the second a tenth slower.
    static func twoCommits() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        let high = [Load(name: "high", factor: 10)]
        try history.record(
            at: "2026-11-12T10:00Z", commit: commits[0], sweep: divisors(loads: high))
        try history.record(
            at: "2026-11-13T10:00Z", commit: commits[1],
            sweep: divisors(loads: high, slower: 1.1, seed: 2))
        return history
    }

    /// A sweep under a label and after it: threads are slower, processes are faster, and one is new on a
    /// host that the label does not have.
    static func sinceLabel() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        let before = divisors()
        let now = divisors(seed: 2).map { measured in
            let configuration = measured.configuration
            let factor =
                switch (configuration.strategy, configuration.load?.name) {
                case (.threads?, _): 1.06
                case (.processes?, "high"?): configuration.workers == 1 ? 1 : 0.9
                default: 1.0
                }
            var measured = measured
            measured.wall = measured.wall.map { Int64(Double($0) * factor) }
            return measured
        }
        try history.record(
            at: "2026-11-12T10:00Z", commit: commits[0], label: "v1",
            sweep: before.filter { $0.configuration.workers != 8 })
        try history.record(at: "2026-11-13T10:00Z", commit: commits[1], sweep: now)
        return history
    }

    /// One command, one configuration without dimensions.
    static func oneConfiguration(runs: Int = 10) throws -> ScriptedHistory {
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-13T10:00Z",
            sweep: [
                ScriptedHistory.measurements(
                    Configuration(benchmark: "sleep 0.01"), milliseconds: 11, runs: runs,
                    cpu: 0.08, command: ["sleep", "0.01"])
            ])
        return history
    }

    /// Nine benchmarks with names that are hard to write, so that each has a page of its own.
    static func nineBenchmarks() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        let names = [
            "sort", "Sort", "hash", "../../<b>&\"x", "readme", "", "größe", "pack|it",
            "a\u{1}\u{1B}[2J\nb",
        ]
        let sweep = names.enumerated().flatMap { index, name in
            [1, 2, 4].map { workers in
                ScriptedHistory.measurements(
                    Configuration(benchmark: name, strategy: .threads, workers: workers),
                    milliseconds: 40 * Double(index + 1) / Double(workers), runs: 6,
                    cpu: Double(workers))
            }
        }
        try history.record(at: "2026-11-13T10:00Z", commit: commits[0], sweep: sweep)
        return history
    }

    /// The same sweep on two hosts, with two runtimes and three sizes.
    static func hostsRuntimesSizes() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        let high = [Load(name: "high", factor: 10)]
        let runtimes = [("cpython 3.11.7 gil", 1.0), ("pypy 7.3.11", 0.2)]
        func sweep(_ factor: Double, seed: UInt64) -> [Measurements] {
            runtimes.flatMap { runtime, share in
                ["1", "2", "10"].flatMap { size in
                    divisors(
                        loads: high, slower: factor * share * (Double(size) ?? 1), runtime: runtime,
                        parameters: [Parameter(name: "size", value: size)], seed: seed)
                }
            }
        }
        try history.record(at: "2026-11-13T10:00Z", sweep: sweep(1, seed: 1))
        try history.record(
            at: "2026-11-13T11:00Z", host: ScriptedHistory.runner, sweep: sweep(0.7, seed: 2))
        return history
    }

    /// Some runs failed, one configuration has none that counts.
    static func failing() throws -> ScriptedHistory {
        func measured(_ workers: Int, runs: Int, failed: Int) -> Measurements {
            ScriptedHistory.measurements(
                Configuration(benchmark: "crash", strategy: .threads, workers: workers),
                milliseconds: 20 / Double(workers), runs: runs, failed: failed, warmups: 2)
        }
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-13T10:00Z", label: "nightly",
            sweep: [
                measured(1, runs: 10, failed: 0), measured(2, runs: 8, failed: 2),
                measured(4, runs: 0, failed: 10),
            ])
        return history
    }

    /// Workers stay, a numeric parameter varies.
    static func sizes() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        let sweep = [("1", 12.0), ("10", 21), ("100", 130), ("1000", 1280)].flatMap { size, time in
            [(Strategy.serial, 1, 1.0), (.threads, 4, 0.6)].map { strategy, workers, share in
                ScriptedHistory.measurements(
                    Configuration(
                        benchmark: "sort", strategy: strategy, workers: workers,
                        parameters: [Parameter(name: "size", value: size)]),
                    milliseconds: time * share + 2, cpu: strategy == .serial ? 0.99 : 1.8)
            }
        }
        try history.record(at: "2026-11-13T10:00Z", sweep: sweep)
        return history
    }

    /// Forty sessions of one configuration, slower from the 25th on.
    static func forty() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        for day in 0..<40 {
            let sweep = [(Strategy.serial, 1, 1.0), (.threads, 4, 0.4)].map {
                ScriptedHistory.measurements(
                    Configuration(benchmark: "sort", strategy: $0, workers: $1),
                    milliseconds: (day < 24 ? 100 : 108) * $2, seed: UInt64(day))
            }
            let date = Instant(microseconds: 0).adding(hours: Int64(498_000 + 24 * day)).date
            try history.record(at: date, sweep: sweep)
        }
        return history
    }

    /// Two benchmarks that share a page, one of them recorded by two calls and at two commits.
    static func twoBenchmarks() throws -> ScriptedHistory {
        func pack(_ strategy: Strategy, _ workers: [Int], _ times: [Double], seed: UInt64)
            -> [Measurements]
        {
            zip(workers, times).map {
                ScriptedHistory.measurements(
                    Configuration(benchmark: "pack", strategy: strategy, workers: $0),
                    milliseconds: $1, runs: 6, cpu: min(2, Double($0)) * 0.97, seed: seed,
                    command: ["xz", "-T{workers}"])
            }
        }
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-12T10:00Z", commit: commits[0],
            sweep: pack(.threads, [1, 2, 4], [900, 480, 470], seed: 1))
        try history.record(
            at: "2026-11-13T10:00Z", commit: commits[1],
            sweep: pack(.threads, [1, 2], [910, 470], seed: 2)
                + divisors(loads: [Load(name: "normal")]))
        try history.record(
            at: "2026-11-13T10:05Z", commit: commits[1],
            sweep: pack(.processes, [1, 2, 4], [905, 465, 466], seed: 3))
        return history
    }

    /// Commands beside each other on a machine on which nothing is as it should be.
    static func odd() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-13T10:00Z", conditions: QualityScenario.badConditions,
            sweep: QualityScenario.commands)
        return history
    }
}
