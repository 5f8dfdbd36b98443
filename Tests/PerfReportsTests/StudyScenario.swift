import PerfModel

@testable import PerfReports

/// A small suite as it would be measured, and a study that it is compared with.
enum StudyScenario {
    static let python = "cpython 3.11.7 gil"
    static let swift = "swift 6.3.1"

    /// Four CPUs of two cores.
    static let host = Host(
        name: "secret-machine", cpuModel: "AMD EPYC", logicalCPUs: 4, physicalCPUs: 2,
        memoryGiB: 24, architecture: "x86_64", osFamily: "Linux")

    private static let scale = Parameter(name: "scale", value: "0.02")
    private static let normal = Load(name: "normal")
    private static let high = Load(name: "high", factor: 10)

    /// Seven benchmarks of one session at a small scale, in two runtimes.
    static func suite() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        let sweep =
            [python, swift].flatMap { divisors($0) + download($0) + cosine($0) }
            + sampling() + deadlock() + others()
        try history.record(
            at: "2026-11-13T10:00Z", commit: Scenarios.commits[0], host: host, suite: "documents",
            charts: charts, details: sweep.compactMap(details), sweep: sweep)
        return history
    }

    /// The divisors alone, so that all is on one page.
    static func oneBenchmark() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-13T10:00Z", host: host, suite: "documents", charts: charts,
            sweep: divisors(python))
        return history
    }

    /// The charts that the suite asks for.
    static let charts: [ChartDeclaration] =
        [("cached", "cached"), ("not_cached", "none")].flatMap { name, caching in
            ["normal", "high"].map { load in
                ChartDeclaration(
                    name: "\(name)_\(load)",
                    title: "\(name == "cached" ? "Cached" : "Not cached"), \(load) load",
                    filter: [
                        DimensionFilter("benchmark", "divisors"), DimensionFilter("load", load),
                        DimensionFilter("caching", caching),
                    ], series: ["strategy", "start"], group: "divisors")
            }
        } + [
            ChartDeclaration(
                name: "io_task_comparison", title: "I/O task",
                filter: [DimensionFilter("benchmark", "download")]),
            ChartDeclaration(
                name: "cpu", title: "CPU task", kind: .bars,
                filter: [DimensionFilter("benchmark", "cosine")]),
            ChartDeclaration(
                name: "time_table", title: "What time prints", kind: .table,
                filter: [
                    DimensionFilter("benchmark", "sampling", "download"),
                    DimensionFilter("workers", "1", "2"), DimensionFilter("runtime", python),
                ]),
            ChartDeclaration(
                name: "tasks", title: "Tasks of the downloads", kind: .timeline,
                filter: [
                    DimensionFilter("benchmark", "download"), DimensionFilter("workers", "1", "4"),
                ]),
            ChartDeclaration(
                name: "amdahl", title: "Amdahl's law", kind: .law,
                filter: [
                    DimensionFilter("benchmark", "divisors"), DimensionFilter("load", "high"),
                    DimensionFilter("caching", "none"),
                ]),
        ]
}

extension StudyScenario {
    /// Runs whose region is a little shorter than the whole process.
    private static func measured(
        _ configuration: Configuration, milliseconds: Double, start: Double = 20, cpu: Double = 1,
        runs: Int = 6
    ) -> Measurements {
        var configuration = configuration
        configuration.parameters = (configuration.parameters + [scale]).sorted()
        var measured = ScriptedHistory.measurements(
            configuration, milliseconds: milliseconds, runs: runs, cpu: cpu,
            command: ["perfdb", "workload", configuration.benchmark])
        measured.region = measured.wall
        measured.wall = measured.wall.map { $0 + Int64(start * 1e6) }
        return measured
    }

    private static func divisors(_ runtime: String) -> [Measurements] {
        let share = runtime == swift ? 0.1 : 1
        // Swift is measured at high load only, which makes fewer findings to wait for.
        return (runtime == swift ? [high] : [normal, high]).flatMap { load in
            ["none", "cached"].flatMap { caching -> [Measurements] in
                func point(
                    _ strategy: Strategy, _ workers: Int, _ time: Double, cpu: Double
                ) -> Measurements {
                    let mechanism = strategy == .threads ? "list" : "queue"
                    return measured(
                        Configuration(
                            benchmark: "divisors", strategy: strategy, workers: workers,
                            load: load, caching: caching,
                            mechanism: caching == "none" || strategy == .serial ? nil : mechanism,
                            runtime: runtime,
                            parameters: strategy == .processes && runtime == python
                                ? [Parameter(name: "start", value: "spawn")] : []),
                        milliseconds: time, cpu: cpu)
                }
                let work = 40 * load.factor * share
                return [point(.serial, 1, work, cpu: 1)]
                    + [1, 2, 4, 8].flatMap { workers in
                        let cpus = Double(min(workers, 2))
                        let gain = runtime == swift ? cpus : 1
                        return [
                            point(.threads, workers, work / gain * 1.02, cpu: gain),
                            point(
                                .processes, workers, work / cpus * 1.03 + 3 * Double(workers),
                                cpu: cpus),
                        ]
                    }
            }
        }
    }

    private static func download(_ runtime: String) -> [Measurements] {
        let items = Parameter(name: "items", value: "64")
        func point(_ strategy: Strategy, _ workers: Int) -> Measurements {
            measured(
                Configuration(
                    benchmark: "download", strategy: strategy, workers: workers, runtime: runtime,
                    parameters: [items]),
                milliseconds: 640 / Double(workers) + (strategy == .processes ? 30 : 4), cpu: 0.1)
        }
        return [point(.serial, 1)]
            + [1, 2, 4, 8].flatMap { [point(.threads, $0), point(.processes, $0)] }
    }

    private static func cosine(_ runtime: String) -> [Measurements] {
        let rows: [(Strategy, Int, Double)] = [
            (.serial, 1, 250), (.threads, 4, runtime == swift ? 130 : 251), (.processes, 4, 140),
        ]
        return rows.map { strategy, workers, time in
            measured(
                Configuration(
                    benchmark: "cosine", strategy: strategy, workers: workers, runtime: runtime),
                milliseconds: time)
        }
    }

    private static func sampling() -> [Measurements] {
        [(Strategy.serial, 1, 230.0), (.processes, 2, 135)].map { strategy, workers, time in
            measured(
                Configuration(
                    benchmark: "sampling", strategy: strategy, workers: workers, runtime: python),
                milliseconds: time, cpu: Double(workers))
        }
    }

    /// A payload that fits the pipe, and one that does not and times out as expected.
    private static func deadlock() -> [Measurements] {
        ["65514", "65515"].map { payload in
            var measured = measured(
                Configuration(
                    benchmark: "deadlock", strategy: .processes, workers: 1, runtime: python,
                    parameters: [Parameter(name: "payload", value: payload)]),
                milliseconds: 30, runs: payload == "65514" ? 1 : 0)
            if payload == "65515" {
                measured.outcomes = [.timedOut: 1]
                measured.expected = .timedOut
            }
            return measured
        }
    }

    private static func others() -> [Measurements] {
        ["digest", "startup"].flatMap { name in
            [1, 2, 4].map {
                measured(
                    Configuration(
                        benchmark: name, strategy: .threads, workers: $0, runtime: python),
                    milliseconds: 40 / Double(min($0, 2)) + Double($0), cpu: Double(min($0, 2)))
            }
        }
    }

    /// What the runs of processes and of downloads say of themselves.
    private static func details(_ measured: Measurements) -> Details? {
        let configuration = measured.configuration
        let region = Double(measured.region.first ?? 0)
        switch (configuration.benchmark, configuration.strategy) {
        case ("divisors", .processes?):
            let transfer = 3e6 * Double(configuration.workers ?? 1)
            let phases: [(String, Double)] = [
                ("setup", 4e6), ("start", transfer / 3), ("argument-transfer", transfer * 2 / 3),
                ("compute", region - transfer - 1e6), ("join", 1e6),
            ]
            return Details(
                configuration: configuration,
                phases: phases.map { name, time in
                    Details.PhaseTimes(
                        name: name, durations: measured.region.map { _ in Int64(time) })
                })
        case ("download", _):
            let workers = configuration.workers ?? 1
            let each = region * Double(workers) / 16
            let tasks = (0..<16).map { item in
                WorkTask(
                    name: "item \(item + 1)", worker: item % workers + 1,
                    start: Int64(each * Double(item / workers)),
                    stop: Int64(each * Double(item / workers + 1)))
            }
            return Details(configuration: configuration, tasks: tasks)
        default: return nil
        }
    }
}

extension StudyScenario {
    /// Two graphs of document 000 and 001, read off their bars.
    static let reference = StudyReference(
        name: "documents",
        sessions: [
            graph(
                "cached_high", benchmark: "divisors", load: high, caching: "cached", error: 0.08,
                rows: [
                    (.threads, 1, 20.36), (.threads, 2, 16.87), (.threads, 4, 17.63),
                    (.threads, 8, 19.07), (.processes, 1, 27.96), (.processes, 2, 22.80),
                    (.processes, 4, 17.17), (.processes, 8, 15.20),
                ]),
            graph(
                "cpu", benchmark: "cosine", error: 0.05,
                host: Host(
                    name: "MacBook Air 2019", isNameGiven: true, cpuModel: "Intel Core i5",
                    logicalCPUs: 4, physicalCPUs: 2, osFamily: "macOS"),
                rows: [(.serial, 1, 12.79), (.threads, 4, 12.79), (.processes, 4, 6.82)]),
        ], claims: claims, fractions: [0.622, 0.872, 0.95], speedUps: [(2, 1.773), (4, 1.875)])

    /// A claim that holds, one that does not, one that cannot be told, one that nothing measures.
    private static let claims: [Claim] = {
        func cached(_ strategy: String) -> ClaimPoints {
            ClaimPoints(
                "divisors", DimensionFilter("strategy", strategy), DimensionFilter("load", "high"),
                DimensionFilter("caching", "cached"),
                DimensionFilter("mechanism", strategy == "threads" ? "list" : "queue"))
        }
        return [
            Claim(
                document: "000", name: "processes-win-under-load",
                text: "Cached, at high load: processes win.",
                test: .crossover(
                    cached("processes"), overtake: cached("threads"), between: 2...4),
                correction: "There is a crossover: threads win with one and two workers."),
            Claim(
                document: "000", name: "caching-costs", text: "Caching costs time.",
                test: .cachingCosts(
                    ClaimPoints("divisors", DimensionFilter("strategy", "processes")))),
            Claim(
                document: "001", name: "threads-gain-nothing",
                text: "Threads give CPU work nothing.",
                test: .noGain(
                    ClaimPoints("cosine", DimensionFilter("strategy", "threads")),
                    over: ClaimPoints("cosine", DimensionFilter("strategy", "serial")))),
            Claim(
                document: "004", name: "pros-and-cons", text: "Threads are lighter than processes.",
                test: .notMeasured("It names no number.")),
        ]
    }()

    /// The study's graphs as a history that they were imported into.
    static func imported() -> ScriptedHistory {
        ScriptedHistory(
            recordings: reference.sessions.map {
                ScriptedHistory.Recording(session: $0.0, measurements: $0.1)
            })
    }

    private static func graph(
        _ name: String, benchmark: String, load: Load? = nil, caching: String? = nil,
        error: Double, host: Host? = nil, rows: [(Strategy, Int, Double)]
    ) -> (Session, [Measurements]) {
        let session = Session(
            id: "\(name)-0000-4000-8000-000000000000", startedAt: nil, host: host, label: name,
            origin: .transcribed, recorder: "document", order: "ascending", suite: "documents",
            charts: charts.filter { $0.name == name })
        let measurements = rows.map { strategy, workers, seconds in
            Measurements(
                configuration: Configuration(
                    benchmark: benchmark, strategy: strategy, workers: workers, load: load,
                    caching: caching,
                    mechanism: caching == nil ? nil : strategy == .threads ? "list" : "queue"),
                command: [], wall: [Int64(seconds * 1e9)], totalUser: nil, totalSys: nil,
                maxRSS: nil, outcomes: [.ok: 1], warmups: 0, readingError: Int64(error * 1e9))
        }
        return (session, measurements)
    }
}
