import PerfModel
import Statistics

@testable import PerfReports

/// Sides of scripted sessions: values are seeded, one configuration a benchmark unless it says otherwise.
struct VerdictScenario {
    /// How far sessions scatter and the runs within one, as shares.
    var between = 0.03, within = 0.01
    var runs = 10
    var host: Host? = ScriptedHistory.host
    private var generator: SplitMix64
    private var count = 0

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
    }

    /// So many sessions more, each a day after the one before; benchmarks by name with their level.
    mutating func sessions(_ number: Int, _ levels: [String: Double]) -> [SessionValues] {
        (0..<number).flatMap { _ in session(levels) }
    }

    mutating func session(_ levels: [String: Double]) -> [SessionValues] {
        count += 1
        let start = Instant(microseconds: 1_700_000_000_000_000 + Int64(count) * 86_400_000_000)
        let digits = String(10_000 + count)
        let session = Session(
            id: "000\(digits)-0000-4000-8000-000000000000", startedAt: start, host: host,
            recorder: "perfdb 0.1.0")
        return levels.sorted { $0.key < $1.key }.compactMap { name, level in
            let middle = level * (1 + between * generator.drawNormal())
            let values = (0..<runs).map { _ in middle * (1 + within * generator.drawNormal()) }
            return (try? Sample(values)).map {
                SessionValues(
                    session: session, configuration: Configuration(benchmark: name), values: $0)
            }
        }
    }

    /// A side of some values.
    static func side(_ words: String, _ values: [SessionValues]) -> ComparedSide {
        var seen: Set<String> = []
        return ComparedSide(
            words: words,
            sessions: values.map(\.session).filter { seen.insert($0.id).inserted }, values: values)
    }

    static func judged(
        _ baseline: [SessionValues], _ candidate: [SessionValues],
        history: [SessionValues] = [], metric: JudgedMetric = .time,
        rules: VerdictRules = VerdictRules(), acrossHosts: Bool = false
    ) -> JudgedSides {
        JudgedSides(
            baseline: side("before", baseline), candidate: side("after", candidate),
            history: history, metric: metric, rules: rules, acrossHosts: acrossHosts)
    }
}
