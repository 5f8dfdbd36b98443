import PerfModel
import PerfStore
import TestSupport

/// Sessions with their configurations and runs, drawn from a seed.
struct RandomHistory {
    struct Recorded {
        var session: Session
        var configurations: [SessionConfiguration]
        var runs: [Run]
        /// In the order of the configurations.
        var stops: [StopReason?] = []
    }

    private(set) var sessions: [Recorded] = []
    private var random: SeededGenerator

    /// Texts that are hard to store, and some that are equal in all but one byte.
    static let texts = [
        "sort", "sort ", "SORT", "it's", "a \"b\" c", "x\0y", "\0", "🙂👨‍👩‍👧", "ä", "line\nend",
        "{size}",
        "%s?*[a]", "<b>&amp;", "\\\"", "\u{1f}\u{7f}\u{2028}", "null", "-1", ";DROP TABLE run;--",
    ]

    init(seed: UInt64, sessions count: Int, runs: ClosedRange<Int> = 1...40) {
        random = SeededGenerator(seed: seed)
        for number in 0..<count { sessions.append(recorded(number, runs: runs)) }
    }

    /// Stores everything, each session in pieces of random length.
    func store(in store: Store, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for recorded in sessions {
            try store.begin(recorded.session, configurations: recorded.configurations)
            var rest = recorded.runs[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...7, using: &random))
                try store.store(Array(piece))
                rest = rest.dropFirst(piece.count)
            }
            try store.end(recorded.stops)
        }
    }

    private mutating func recorded(_ number: Int, runs: ClosedRange<Int>) -> Recorded {
        var configurations: [Configuration] = []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let next = configuration()
            if !configurations.contains(next) { configurations.append(next) }
        }
        let count = Int.random(in: runs, using: &random)
        let positions = (1...max(count, 1)).shuffled(using: &random)
        let places = configurations.indices
        return Recorded(
            session: session(number),
            configurations: configurations.map {
                .init(
                    $0, command: [text(), text()],
                    expected: maybe { [.timedOut, .failed].randomElement(using: &$0.random) }
                        .flatMap(\.self) ?? .ok,
                    settings: (0..<Int.random(in: 0...2, using: &random)).map { _ in
                        Setting(text(), maybe { $0.text() } ?? "")
                    })
            },
            runs: positions.map { run(Int.random(in: places, using: &random), position: $0) },
            stops: places.map { _ in
                maybe { StopReason.allCases.randomElement(using: &$0.random) }.flatMap(\.self)
            })
    }

    /// Nothing but a region, which most runs have, so that some configurations have only such.
    private mutating func region() -> RunReport {
        var report = RunReport()
        guard Int.random(in: 0..<10, using: &random) > 0 else { return report }
        report.region = .random(in: 0...30, using: &random) * 1_000_007
        return report
    }

    /// A report in which names come again and again.
    private mutating func report() -> RunReport {
        var report = region()
        report.items = maybe { .random(in: 0 ... .max, using: &$0.random) }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            report.phases.append(
                Phase(name: text(), duration: .random(in: 0 ... .max / 3, using: &random)))
            report.metrics.append(
                MetricValue(
                    metric: Metric(
                        name: ["rate", text()].randomElement(using: &random) ?? "rate",
                        unit: maybe { $0.text() },
                        direction: maybe {
                            Metric.Direction.allCases.randomElement(using: &$0.random) ?? .lower
                        }),
                    value: .random(in: -9...9, using: &random) * 1e306))
            let start = Int64.random(in: 0...9, using: &random)
            report.tasks.append(
                WorkTask(
                    name: text(), worker: maybe { .random(in: 1...3, using: &$0.random) },
                    start: start, stop: start + .random(in: 0...9, using: &random)))
            report.workers.append(
                WorkerMemory(
                    worker: .random(in: 1...3, using: &random),
                    peak: .random(in: 0 ... .max, using: &random),
                    proportional: Int.random(in: 0..<9, using: &random) == 0
                        ? nil : .random(in: 0 ... .max, using: &random)))
            report.messages.append(
                RunMessage(
                    kind: RunMessage.Kind.allCases.randomElement(using: &random) ?? .error,
                    name: text(), text: ["", text()].randomElement(using: &random) ?? ""))
        }
        return report
    }

    private mutating func text() -> String {
        Self.texts.randomElement(using: &random) ?? ""
    }

    private mutating func maybe<Value>(_ value: (inout RandomHistory) -> Value) -> Value? {
        Bool.random(using: &random) ? value(&self) : nil
    }

    private mutating func configuration() -> Configuration {
        let strategy = [nil, Strategy.serial, .threads, Strategy(text())].randomElement(
            using: &random)
        let workers = maybe { Int.random(in: 1...3, using: &$0.random) }
        return Configuration(
            benchmark: text(), strategy: strategy ?? nil,
            workers: strategy == .serial ? 1 : workers,
            load: maybe { Load(name: $0.text(), factor: .random(in: 0.1...9, using: &$0.random)) },
            caching: maybe { $0.text() }, mechanism: maybe { $0.text() },
            runtime: maybe { $0.text() },
            parameters: maybe {
                [
                    Parameter(name: "b" + $0.text(), value: $0.text()),
                    Parameter(name: "a", value: ""),
                ]
            } ?? [])
    }

    private mutating func session(_ number: Int) -> Session {
        let suite = maybe { $0.text() }
        let charts =
            suite == nil ? [] : (0..<Int.random(in: 0...3, using: &random)).map { chart($0) }
        let origin = Origin.allCases.randomElement(using: &random) ?? .measured
        let isMeasured = origin == .measured
        let start = maybe { Int64.random(in: 0...253_402_300_799_999_999, using: &$0.random) }
        let host = maybe { history in
            Host(
                name: history.text(), isNameGiven: .random(using: &history.random),
                cpuModel: history.maybe { $0.text() },
                logicalCPUs: history.maybe { .random(in: 1...2, using: &$0.random) })
        }
        return Session(
            id: Samples.uuid(number), batch: maybe { _ in Samples.uuid(number / 2) },
            startedAt: isMeasured
                ? Instant(microseconds: start ?? 0) : start.map(Instant.init(microseconds:)),
            host: isMeasured ? host ?? Samples.host : host,
            conditions: conditions(),
            revision: maybe { history in
                Revision(
                    commit: ["abc1234", "def5678"].randomElement(using: &history.random) ?? "0",
                    branch: history.maybe { $0.text() }, isDirty: .random(using: &history.random))
            },
            label: maybe { $0.text() }, origin: origin, recorder: text(),
            seed: maybe { .random(in: 0 ... .max, using: &$0.random) }, order: text(),
            suite: suite, charts: charts)
    }

    private mutating func conditions() -> Conditions {
        var conditions = Conditions(
            kernel: maybe { $0.text() },
            availableCPUs: maybe { .random(in: 1...4, using: &$0.random) },
            loadAverage: maybe { .random(in: 0...9, using: &$0.random) },
            governor: maybe { $0.text() }, virtualization: maybe { $0.text() })
        conditions.isTurboOn = maybe { .random(using: &$0.random) }
        conditions.isSMTOn = maybe { .random(using: &$0.random) }
        conditions.stealShare = maybe { .random(in: 0...1, using: &$0.random) }
        conditions.memoryPressure = maybe { .random(in: 0...1, using: &$0.random) }
        conditions.isOnBattery = maybe { .random(using: &$0.random) }
        conditions.isASLROn = maybe { .random(using: &$0.random) }
        conditions.clockSource = maybe { $0.text() }
        conditions.clockResolution = maybe { .random(in: 0 ... .max, using: &$0.random) }
        conditions.timingFloor = maybe { .random(in: 0 ... .max, using: &$0.random) }
        conditions.shellCost = maybe { .random(in: 0 ... .max, using: &$0.random) }
        return conditions
    }

    private mutating func chart(_ number: Int) -> ChartDeclaration {
        ChartDeclaration(
            name: text() + "\(number)", title: text(),
            kind: ChartDeclaration.Kind.allCases.randomElement(using: &random) ?? .lines,
            filter: (0..<Int.random(in: 0...2, using: &random)).map { _ in
                DimensionFilter(dimension: text(), values: maybe { [$0.text(), $0.text()] } ?? [])
            },
            x: maybe { $0.text() }, series: maybe { [$0.text(), $0.text()] } ?? [],
            group: maybe { $0.text() })
    }

    private mutating func run(_ configuration: Int, position: Int) -> Run {
        let outcome: Outcome =
            Int.random(in: 0..<4, using: &random) > 0
            ? .ok : Outcome.allCases.randomElement(using: &random) ?? .ok
        let isEndedBySignal = outcome != .ok && Bool.random(using: &random)
        return Run(
            configuration: configuration,
            startedAt: Int.random(in: 0..<8, using: &random) == 0
                ? nil
                : Instant(microseconds: .random(in: 0...253_402_300_799_999_999, using: &random)),
            outcome: outcome,
            exitStatus: isEndedBySignal ? nil : .random(in: 0...255, using: &random),
            signal: isEndedBySignal ? .random(in: 1...127, using: &random) : nil,
            isWarmup: Int.random(in: 0..<6, using: &random) == 0,
            round: .random(in: 1 ... .max, using: &random), position: position,
            usage: usage(),
            report: Int.random(in: 0..<4, using: &random) == 0 ? report() : region(),
            interference: interference(), copies: copies())
    }

    /// Often nothing, and now and then more than can be added up.
    private mutating func interference() -> Interference {
        guard Int.random(in: 0..<3, using: &random) == 0 else { return Interference() }
        return Interference(
            stolen: maybe { .random(in: 0 ... .max, using: &$0.random) },
            throttled: maybe { .random(in: 0...9, using: &$0.random) },
            thermalThrottles: maybe { .random(in: 0...9, using: &$0.random) })
    }

    private mutating func copies() -> [RunCopy] {
        guard Int.random(in: 0..<5, using: &random) == 0 else { return [] }
        return (0..<Int.random(in: 1...12, using: &random)).map { number in
            RunCopy(
                start: Int64(number), wall: .random(in: 0 ... .max, using: &random),
                user: maybe { .random(in: 0 ... .max, using: &$0.random) },
                sys: maybe { .random(in: 0 ... .max, using: &$0.random) },
                maxRSS: maybe { .random(in: 0 ... .max, using: &$0.random) },
                exitStatus: maybe { .random(in: 0...255, using: &$0.random) },
                signal: maybe { .random(in: 1...127, using: &$0.random) })
        }
    }

    /// Mostly of a measured run, else of one that was read somewhere.
    private mutating func usage() -> Usage {
        // Few different times, so that medians meet equal values; now and then none at all.
        let wall = Int64.random(in: 0...40, using: &random) * 1_000_003
        guard Int.random(in: 0..<8, using: &random) > 0 else {
            return Usage(
                read: wall, user: maybe { .random(in: 0...50_000_000, using: &$0.random) },
                readingError: maybe { .random(in: 0...50_000_000, using: &$0.random) })
        }
        return Usage(
            wall: wall, user: .random(in: 0...50_000_000, using: &random),
            sys: .random(in: 0...50_000_000, using: &random),
            maxRSS: .random(in: 0 ... .max, using: &random),
            voluntarySwitches: .random(in: 0 ... .max, using: &random),
            involuntarySwitches: .random(in: 0 ... .max, using: &random),
            minorFaults: .random(in: 0 ... .max, using: &random),
            majorFaults: .random(in: 0 ... .max, using: &random),
            blockReads: .random(in: 0 ... .max, using: &random),
            blockWrites: .random(in: 0 ... .max, using: &random))
    }
}

extension RandomHistory.Recorded {
    /// The runs of each configuration that has any, by position, in the order of the configurations.
    var groups: [(planned: SessionConfiguration, runs: [Run])] {
        configurations.enumerated()
            .map { place, planned in
                let own = runs.filter { $0.configuration == place }
                return (planned, own.sorted { $0.position < $1.position })
            }
            .filter { !$0.1.isEmpty }
            .sorted { $0.0.configuration < $1.0.configuration }
    }

    /// The same with why each was measured no further.
    var measured: [(planned: SessionConfiguration, runs: [Run], stop: StopReason?)] {
        groups.map { planned, runs in
            let place = configurations.firstIndex { $0.configuration == planned.configuration }
            return (planned, runs, place.flatMap { stops[$0] })
        }
    }

    var benchmarks: [String] {
        Set(groups.map(\.planned.configuration.benchmark)).sorted()
    }
}
