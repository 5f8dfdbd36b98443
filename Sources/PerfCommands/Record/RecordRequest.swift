import ArgumentGrammar
import PerfModel
import PerfRecording
import PerfReports
import Subprocess

/// What one call of `perfdb record` asks for, before anything of it is done.
struct RecordRequest {
    /// The words as typed; under `--shell` the shell and its one word.
    let command: [String]
    let sweep: Sweep
    /// The host's name where one was given.
    let hostName: String?
    private let arguments: Arguments
    private let seed: UInt64

    /// - Throws: `CommandError` and `SweepError` where the words contradict each other.
    init(_ arguments: Arguments, in context: Context) throws {
        self.arguments = arguments
        let words = arguments[RecordCommand.command]
        if arguments[RecordCommand.shell] {
            guard words.count == 1, let script = words.first else {
                throw CommandError.shellTakesOneWord(words)
            }
            command = ["/bin/sh", "-c", script]
        } else {
            command = words
        }
        let name = arguments[RecordCommand.benchmark] ?? Self.typed(words, arguments)
        guard !name.isEmpty else { throw CommandError.emptyName(option: "--benchmark") }
        if arguments[RecordCommand.label] == "" { throw CommandError.emptyName(option: "--label") }
        if arguments[RecordCommand.host] == "" { throw CommandError.emptyName(option: "--host") }
        let given = arguments[RecordCommand.host] ?? context.environment["PERFDB_HOST"]
        hostName = given == "" ? nil : given
        sweep = try Self.sweep(arguments, benchmark: name)
        seed = arguments[RecordCommand.seed].map { UInt64($0) } ?? context.randomNumber()
    }

    /// The command line as it was typed, the name of a benchmark that has none.
    private static func typed(_ words: [String], _ arguments: Arguments) -> String {
        let masked = Secrets.masked(words)
        return arguments[RecordCommand.shell] ? masked.joined() : Shell.line(masked)
    }

    private static func sweep(_ arguments: Arguments, benchmark: String) throws -> Sweep {
        var sweep = Sweep(benchmark: benchmark)
        sweep.strategies = arguments[RecordCommand.strategy] ?? []
        sweep.workers = arguments[RecordCommand.workers] ?? []
        sweep.loads = arguments[RecordCommand.load] ?? []
        sweep.cachings = arguments[RecordCommand.caching] ?? []
        sweep.runtimes = arguments[RecordCommand.runtime] ?? []
        sweep.parameters = arguments[RecordCommand.parameter]
        for parameter in sweep.parameters where Secrets.isSecretName(parameter.name) {
            throw CommandError.secretParameter(parameter.name)
        }
        return sweep
    }

    /// Every configuration with the program that measures it.
    ///
    /// - Throws: where a placeholder is unknown or a program cannot be found.
    func plan(in context: Context) throws -> RecordingPlan {
        let points = try sweep.points()
        let templates = command.map { CommandTemplate($0) }
        try checkPlaceholders(templates, known: Self.namesInAll(points))
        let stored = Secrets.masked(command)
        var configurations: [PlannedConfiguration] = []
        for point in points {
            let words = templates.map { $0.filled(with: point.placeholders) }
            let launch = try LaunchRequest(
                executable: try executable(words, in: context), arguments: words,
                environment: ChildEnvironment.variables(
                    inherited: context.environment, placeholders: point.placeholders),
                timeout: arguments[RecordCommand.timeout]?.duration)
            configurations.append(
                PlannedConfiguration(
                    configuration: point.configuration, command: stored, launch: launch))
        }
        return RecordingPlan(
            configurations: configurations, runs: arguments[RecordCommand.runs],
            warmups: arguments[RecordCommand.warmup], seed: seed, toleratedExits: toleratedExits)
    }

    /// The placeholders that every point has a value for.
    private static func namesInAll(_ points: [SweepPoint]) -> [String] {
        let lists = points.map { $0.placeholders.map(\.name) }
        return lists.first?.filter { name in lists.allSatisfy { $0.contains(name) } } ?? []
    }

    private var toleratedExits: ToleratedExits {
        switch arguments[RecordCommand.ignoreFailure] {
        case .absent: .none
        case .bare: .all
        case .value(let codes): .codes(codes)
        }
    }

    /// Refuses a `{word}` that names a dimension which was not given, or nearly names one.
    private func checkPlaceholders(_ templates: [CommandTemplate], known: [String]) throws {
        let names = known + Placeholder.dimensions.filter { !known.contains($0) }
        for name in templates.flatMap(\.names) where !known.contains(name) {
            if Placeholder.dimensions.contains(name) {
                throw CommandError.placeholderNotGiven(name)
            }
            if let near = suggestion(for: name, among: names) {
                throw CommandError.unknownPlaceholder(name, suggestion: near)
            }
        }
    }

    /// The file of a command's first word, found once, as `execvp` would each time.
    private func executable(_ words: [String], in context: Context) throws -> String {
        do throws(SubprocessError) {
            let path = try resolve(words[0], path: context.environment["PATH"])
            if let obstacle = ProgramFile.obstacle(at: path) { throw obstacle }
            return path
        } catch {
            guard case .notFound(let name) = error else { throw error }
            if words.count == 1, name.contains(" ") { throw CommandError.commandInOneWord(name) }
            let isBare = arguments[RecordCommand.ignoreFailure] == .bare
            if isBare, name.allSatisfy({ "0123456789,.".contains($0) }) {
                throw CommandError.valueAsCommand(option: "--ignore-failure", value: name)
            }
            throw error
        }
    }

    /// The session with what holds now.
    func session(
        _ plan: RecordingPlan, on machine: Machine, revision: Revision?, in context: Context
    ) -> Session {
        Session(
            id: context.newID(), startedAt: context.now(), host: machine.host,
            conditions: machine.conditions, revision: revision,
            label: arguments[RecordCommand.label], recorder: "perfdb \(Program.version)",
            seed: Int64(clamping: plan.seed))
    }
}
