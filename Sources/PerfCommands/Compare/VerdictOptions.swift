import ArgumentGrammar
import PerfModel
import PerfReports
import Statistics

/// The options by which `compare` and `check` judge.
enum VerdictOptions {
    static let metric = Option(
        "metric", "name", default: "time",
        help: """
            What is judged: time (the region that a program declares, else the whole process), wall, \
            or a metric that was recorded.
            """
    ).completing(.metrics)
    static let minimumChange = Option(
        "min-change", "share", MeasuringValues.precision,
        help: """
            The least change that matters; 2% unless given. A benchmark of perfdb.json may say its own \
            (min-change, min-delta), which stands.
            """)
    static let minimumDelta = Option(
        "min-delta", "size", MinimumDelta.syntax,
        help: """
            The least change of the median that matters as well, such as 1ms; of another metric a \
            number in its unit.
            """)
    static let alpha = Option(
        "alpha", "level", level,
        help: """
            The probability up to which sides differ, corrected for all configurations; 0.05 unless \
            given. Up to a tenth of it one new session has a verdict.
            """)
    static let from = Option(
        "from", "folder", .text,
        help: "Ask the sessions that `perfdb export` wrote to this folder, not a history."
    ).completing(.folder)

    /// What both commands say of the size of a change.
    static let floors = Section("What counts as a change", minimumChange, minimumDelta, alpha)
    /// Where both take the history from, and the form of their answer.
    static let source = Section(
        "History and output", SharedOptions.database, from, SharedOptions.format)

    private static let level = ValueSyntax<Double>("a number above 0 and below 1") {
        word throws(ValueProblem) in
        guard let level = Double(word), level > 0, level < 1 else {
            throw .notA("a number above 0 and below 1")
        }
        return level
    }

    /// The rules of a call.
    ///
    /// - Throws: `CommandError.sizeOfTime` for a time beside another metric, `SuiteFailure` for a broken suite.
    static func rules(
        _ arguments: Arguments, metric: JudgedMetric, demandsSessions: Bool, in context: Context
    ) throws -> VerdictRules {
        var floors = VerdictRules.Floors()
        if let share = arguments[minimumChange] { floors.share = share }
        if let delta = arguments[minimumDelta] {
            guard let size = delta.size(of: metric) else {
                throw CommandError.sizeOfTime(delta.text, metric: metric.name)
            }
            floors.size = size
        }
        return VerdictRules(
            level: arguments[alpha] ?? MannWhitney.usualLevel, floors: floors,
            byBenchmark: try SuiteFloors.all(beside: floors, of: metric, in: context),
            demandsSessions: demandsSessions)
    }

    /// What is asked: a history, or the sessions of a folder.
    static func history(_ arguments: Arguments, in context: Context) throws -> OpenHistory {
        guard let name = arguments[from] else {
            return try OpenHistory.forReading(arguments[SharedOptions.database], in: context)
        }
        guard arguments[SharedOptions.database] == nil else { throw CommandError.fromAndDatabase }
        if name == "" { throw CommandError.emptyName(option: "--from") }
        return try OpenHistory.of(folder: name, in: context)
    }
}
