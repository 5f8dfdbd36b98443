import PerfModel
import Statistics

/// A history in memory that answers what a store would, in any order of rows.
struct ScriptedHistory: History {
    var recordings: [Recording] = []
    /// Nil for the promised order; else the seed of the order in which rows are given.
    var disorder: UInt64?
    /// What people said of it.
    var said = Annotations()

    func annotations() throws -> Annotations { said }

    struct Recording {
        var session: Session
        var measurements: [Measurements]
        var details: [Details] = []
    }

    func sessions(_ selection: Selection) throws -> [Session] {
        let found = recordings.filter { recording in
            selection.contains(recording.session)
                && recording.measurements.contains { matches($0, selection.benchmark) }
        }
        return arranged(found.map(\.session)) {
            ($0.startedAt?.microseconds ?? .min, $0.id) < (
                $1.startedAt?.microseconds ?? .min, $1.id
            )
        }
    }

    func addStorage(to measurements: inout [Measurements], in session: String) throws {}

    func addUncounted(to measurements: inout [Measurements], in session: String) throws {}

    func benchmarkTrends(_ selection: Selection, sessions: Int) throws -> [BenchmarkTrend] { [] }

    func configurations(in session: String, benchmark: Glob?) throws -> [Configuration] {
        try measurements(in: session, benchmark: benchmark).map(\.configuration).sorted()
    }

    func details(in session: String, benchmark: Glob?) throws -> [Details] {
        let found = recordings.first { $0.session.id == session }?.details ?? []
        return found.filter { benchmark?.matches($0.configuration.benchmark) ?? true }
            .sorted { $0.configuration < $1.configuration }
    }

    func measurements(in session: String, benchmark: Glob?) throws -> [Measurements] {
        let found = recordings.first { $0.session.id == session }?.measurements ?? []
        // The runs stay by position, as is promised.
        let matching = found.filter { matches($0, benchmark) }
        return arranged(matching) { $0.configuration < $1.configuration }
    }

    func benchmarkEntries(_ selection: Selection) throws -> [BenchmarkEntry] { [] }

    func sessionEntries(_ selection: Selection) throws -> [SessionEntry] {
        try sessions(selection).map { session in
            let found = try measurements(in: session.id, benchmark: selection.benchmark)
            return SessionEntry(
                session: session, benchmarks: Set(found.map(\.configuration.benchmark)).sorted(),
                runs: found.map { $0.outcomes.values.reduce(0, +) + $0.warmups }.reduce(0, +),
                failed: found.map(\.failed).reduce(0, +))
        }.reversed()
    }

    func hostEntries(_ selection: Selection) throws -> [HostEntry] { [] }

    func lastCommands(of benchmark: String) throws -> [[String]] { [] }

    private func matches(_ measurements: Measurements, _ pattern: Glob?) -> Bool {
        pattern?.matches(measurements.configuration.benchmark) ?? true
    }

    private func arranged<Row>(_ rows: [Row], by order: (Row, Row) -> Bool) -> [Row] {
        guard let disorder else { return rows.sorted(by: order) }
        var generator = SplitMix64(seed: disorder)
        return rows.shuffled(using: &generator)
    }
}

extension ScriptedHistory {
    /// Adds a session; ids, seeds and noise follow from the session's number.
    mutating func record(
        at start: String, commit: String? = nil, label: String? = nil, host: Host? = Self.host,
        suite: String? = nil, charts: [ChartDeclaration] = [], details: [Details] = [],
        conditions: Conditions? = nil, sweep: [Measurements]
    ) throws {
        let number = recordings.count + 1
        let digits = String(1000 + number)
        let id = "\(digits)0000-0000-4000-8000-00000000\(digits)"
        let instant: Instant? =
            switch try When(start, now: Instant(microseconds: 0)) {
            case .instant(let instant), .day(let instant): instant
            case .revision: nil
            }
        let session = Session(
            id: id, startedAt: instant, host: host,
            conditions: conditions
                ?? Conditions(
                    kernel: "6.18.5", availableCPUs: host?.logicalCPUs, loadAverage: 0.25,
                    virtualization: "vm (kvm)"),
            revision: commit.map { Revision(commit: $0, branch: "main", isDirty: false) },
            label: label, recorder: "perfdb 0.1.0", seed: 7, suite: suite, charts: charts)
        recordings.append(Recording(session: session, measurements: sweep, details: details))
    }

    /// Two CPUs, a machine's own name that no report may tell.
    static let host = Host(
        name: "secret-machine", cpuModel: "AMD EPYC", logicalCPUs: 2, physicalCPUs: 2,
        memoryGiB: 24, architecture: "x86_64", osFamily: "Linux")

    /// Eight CPUs, under a name that the user gave.
    static let runner = Host(
        name: "ci-pool", isNameGiven: true, cpuModel: "Intel Xeon", logicalCPUs: 8,
        physicalCPUs: 4, memoryGiB: 32, architecture: "x86_64", osFamily: "Linux")

    /// Runs of one configuration around a time, with 2 % of seeded noise.
    static func measurements(
        _ configuration: Configuration, milliseconds: Double, runs: Int = 8, cpu: Double = 1,
        failed: Int = 0, warmups: Int = 0, seed: UInt64 = 1,
        command: [String] = ["divisors", "--workers", "{workers}"]
    ) -> Measurements {
        var generator = SplitMix64(seed: seed ^ ShortSeed.of(configuration.words))
        let wall = (0..<runs).map { _ in
            let noise = Double.random(in: -0.02...0.02, using: &generator)
            return Int64(milliseconds * 1e6 * (1 + noise))
        }
        let total = Double(wall.reduce(0, +))
        var outcomes: [Outcome: Int] = runs > 0 ? [.ok: runs] : [:]
        if failed > 0 { outcomes[.failed] = failed }
        return Measurements(
            configuration: configuration, command: command, wall: wall,
            totalUser: Int64(total * cpu * 0.97), totalSys: Int64(total * cpu * 0.03),
            maxRSS: runs > 0 ? 5_452_595 + Int64(configuration.workers ?? 1) * 1_048_576 : nil,
            outcomes: outcomes, warmups: warmups)
    }
}

/// A number from a text, the same everywhere.
private enum ShortSeed {
    static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(17) { ($0 &* 31) &+ UInt64($1) }
    }
}
