import PerfModel

@testable import PerfReports

/// Points that the suites of the study's findings are made of.
enum StudyPoints {
    static let lock = "cpython 3.11.7 gil"

    static let session = Session(
        id: "1", startedAt: nil, host: ScriptedHistory.host, recorder: "perfdb 0.1.0")

    /// The runs of one configuration around a time, with 2 % of seeded noise, on two CPUs.
    static func measured(
        _ benchmark: String, _ strategy: Strategy, _ workers: Int, _ milliseconds: Double,
        runs: Int = 8, cpu: Double = 1, load: Load? = nil, caching: String? = nil,
        mechanism: String? = nil, runtime: String? = nil, parameters: [(String, String)] = [],
        host: Host = ScriptedHistory.host, seed: UInt64 = 1
    ) -> SweepPoint {
        var session = session
        session.host = host
        return SweepPoint(
            ScriptedHistory.measurements(
                Configuration(
                    benchmark: benchmark, strategy: strategy, workers: workers, load: load,
                    caching: caching, mechanism: mechanism, runtime: runtime,
                    parameters: parameters.map { Parameter(name: $0.0, value: $0.1) }),
                milliseconds: milliseconds, runs: runs, cpu: cpu, seed: seed), in: session)
    }

    /// One number of a graph of the documents; its error and times in seconds.
    static func read(
        _ graph: String, _ configuration: Configuration, _ seconds: Double, within error: Double?,
        user: Double? = nil, sys: Double? = nil
    ) -> SweepPoint {
        func nanoseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1e9).rounded()) }
        let measurements = Measurements(
            configuration: configuration, command: [], wall: [nanoseconds(seconds)],
            totalUser: user.map(nanoseconds), totalSys: sys.map(nanoseconds), maxRSS: nil,
            outcomes: [.ok: 1], warmups: 0, readingError: error.map(nanoseconds))
        return SweepPoint(
            measurements,
            in: Session(
                id: graph, startedAt: nil, label: graph, origin: .transcribed, recorder: "",
                suite: "documents"))
    }

    /// One session with a bar for each count of workers of each strategy.
    static func graph(
        _ graph: String, _ benchmark: String, within error: Double?, load: Load? = nil,
        caching: String? = nil, parameters: [Parameter] = [],
        _ bars: [(Strategy, [Int: Double])]
    ) -> [SweepPoint] {
        bars.flatMap { strategy, times in
            times.sorted { $0.key < $1.key }.map { workers, seconds in
                let mechanism =
                    caching == "cached" ? strategy == .threads ? "list" : "queue" : nil
                return read(
                    graph,
                    Configuration(
                        benchmark: benchmark, strategy: strategy, workers: workers, load: load,
                        caching: caching, mechanism: mechanism, parameters: parameters), seconds,
                    within: error)
            }
        }
    }

    /// All that the rules say of points that said nothing of themselves.
    static func findings(
        _ points: [SweepPoint], details: [Configuration: Details] = [:]
    ) -> [StudyFinding] {
        StudyFindings(
            points: points.sorted(by: SweepPoint.precedes), details: { details[$0.configuration] },
            hosts: HostNames(of: points.map(\.session))
        ).findings()
    }

    /// The facts of one rule.
    static func facts<Fact: StudyFact>(
        _ kind: Fact.Type, _ points: [SweepPoint], details: [Configuration: Details] = [:]
    ) -> [Fact] {
        findings(points, details: details).compactMap { $0.fact as? Fact }
    }
}

/// The documents' own numbers, in seconds.
enum DocumentGraphs {
    private static let normal = Load(name: "normal")
    private static let high = Load(name: "high", factor: 10)

    private static func divisors(
        _ graph: String, _ load: Load, _ caching: String, within error: Double,
        _ threads: [Double], _ processes: [Double]
    ) -> [SweepPoint] {
        func bars(_ times: [Double]) -> [Int: Double] {
            Dictionary(uniqueKeysWithValues: zip([1, 2, 4, 8], times))
        }
        return StudyPoints.graph(
            graph, "divisors", within: error, load: load, caching: caching,
            [(.threads, bars(threads)), (.processes, bars(processes))])
    }

    static let cachedNormal = divisors(
        "cached_normal", normal, "cached", within: 0.03, [2.21, 1.79, 1.79, 1.82],
        [7.06, 6.03, 6.94, 9.56])
    static let cachedHigh = divisors(
        "cached_high", high, "cached", within: 0.08, [20.36, 16.87, 17.63, 19.07],
        [27.96, 22.80, 17.17, 15.20])
    static let notCachedNormal = divisors(
        "not_cached_normal", normal, "none", within: 0.03, [2.16, 1.98, 1.95, 1.93],
        [7.00, 6.33, 6.92, 9.47])
    static let notCachedHigh = divisors(
        "not_cached_high", high, "none", within: 0.08, [20.50, 16.77, 28.05, 26.2],
        [26.22, 17.30, 13.57, 15.62])

    static let downloads = StudyPoints.graph(
        "io_task_comparison", "download", within: 0.17,
        parameters: [Parameter(name: "items", value: "64")],
        [
            (.threads, [1: 61.5, 2: 30.6, 4: 15.3, 8: 8.1]),
            (.processes, [1: 61.9, 2: 32.3, 4: 17.0, 8: 10.4]),
        ])

    static let cpu = StudyPoints.graph(
        "cpu", "cosine", within: 0.05,
        [(.serial, [1: 12.79]), (.threads, [4: 12.79]), (.processes, [4: 6.82])])

    /// `time` on four programs: total, user and system time.
    static let timeTable = [
        ("download", Strategy.serial, 1, 12.333, 1.95, 0.28),
        ("download", .threads, 5, 2.485, 1.00, 0.14),
        ("sampling", .serial, 1, 11.651, 11.42, 0.23),
        ("sampling", .processes, 2, 6.572, 12.65, 0.31),
    ].map { benchmark, strategy, workers, total, user, sys in
        StudyPoints.read(
            "time_table",
            Configuration(benchmark: benchmark, strategy: strategy, workers: workers), total,
            within: nil, user: user, sys: sys)
    }

    static let all =
        cachedNormal + cachedHigh + notCachedNormal + notCachedHigh + downloads + cpu + timeTable
}
