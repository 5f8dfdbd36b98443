import ArgumentGrammar
import PerfModel
import PerfReports
import Statistics

/// Reads the values of sessions, each session once.
final class SideValues {
    private let history: any History
    private let benchmark: Glob?
    /// What is judged, as it was asked for.
    let metric: JudgedMetric
    private var known: [String: Read] = [:]

    private struct Read {
        var values: [SessionValues] = []
        var failed: Set<Configuration> = []
    }

    /// - Parameters:
    ///   - name: `time`, `wall` or a metric.
    ///   - sessions: in which the metric is looked up, the oldest first.
    /// - Throws: `CommandError.unknownMetric`, or what the history throws.
    init(
        of name: String, prefersLarger: Bool, in sessions: [Session], history: any History,
        benchmark: Glob?
    ) throws {
        self.history = history
        self.benchmark = benchmark
        switch name {
        case JudgedMetric.time.name, JudgedMetric.wall.name:
            var metric = name == JudgedMetric.wall.name ? JudgedMetric.wall : .time
            metric.prefersLarger = prefersLarger
            self.metric = metric
        default:
            let metric = try Self.metric(name, in: sessions, history, benchmark)
            self.metric = JudgedMetric(metric, prefersLarger: prefersLarger ? true : nil)
        }
    }

    /// The metric of that name as the newest session that has it tells it.
    private static func metric(
        _ name: String, in sessions: [Session], _ history: any History, _ benchmark: Glob?
    ) throws -> Metric {
        var names: Set<String> = []
        for session in sessions.reversed() {
            let told = try history.details(in: session.id, benchmark: benchmark)
                .flatMap(\.metrics).map(\.metric)
            if let metric = told.first(where: { $0.name == name }) { return metric }
            names.formUnion(told.map(\.name))
        }
        let all = [JudgedMetric.time.name, JudgedMetric.wall.name] + names.sorted()
        throw CommandError.unknownMetric(
            name, known: all, suggestion: suggestion(for: name, among: all))
    }

    /// A side of those sessions.
    func side(_ words: String, _ sessions: [Session]) throws -> ComparedSide {
        let read = try sessions.map(read)
        return ComparedSide(
            words: words, sessions: sessions, values: read.flatMap(\.values),
            failed: read.reduce(into: []) { $0.formUnion($1.failed) })
    }

    /// What the runs of a session came to.
    func values(of session: Session) throws -> [SessionValues] { try read(session).values }

    private func read(_ session: Session) throws -> Read {
        if let read = known[session.id] { return read }
        let measured = try history.measurements(in: session.id, benchmark: benchmark)
        let told = metric.isTime ? [:] : try told(in: session)
        var read = Read()
        for measurements in measured where measurements.expected == .ok {
            let numbers: [Double]
            switch metric.name {
            case JudgedMetric.time.name where metric.isTime:
                numbers = measurements.timed.map(Double.init)
            case JudgedMetric.wall.name where metric.isTime:
                numbers = measurements.wall.map(Double.init)
            default: numbers = told[measurements.configuration] ?? []
            }
            if let sample = try? Sample(numbers) {
                read.values.append(
                    SessionValues(
                        session: session, configuration: measurements.configuration, values: sample)
                )
            } else if measurements.wall.isEmpty {
                read.failed.insert(measurements.configuration)
            }
        }
        known[session.id] = read
        return read
    }

    /// The metric's values of each configuration that told it.
    private func told(in session: Session) throws -> [Configuration: [Double]] {
        var all: [Configuration: [Double]] = [:]
        for details in try history.details(in: session.id, benchmark: benchmark) {
            let found = details.metrics.first {
                $0.metric.name == metric.name && $0.metric.unit == metric.unit
            }
            all[details.configuration] = found?.values
        }
        return all
    }
}
