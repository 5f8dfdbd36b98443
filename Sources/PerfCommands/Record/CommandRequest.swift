import ArgumentGrammar
import PerfModel
import PerfRecording
import PerfReports
import Subprocess

/// A command over a sweep, or several of them, as they are to be measured.
struct CommandRequest {
    let commands: MeasuredCommands
    let sweep: Sweep
    private let arguments: Arguments
    private let measuring: MeasuringRequest
    private let hooks: HookTexts

    /// - Throws: `CommandError` and `SweepError` where the words contradict each other.
    init(_ arguments: Arguments, _ measuring: MeasuringRequest) throws {
        self.arguments = arguments
        self.measuring = measuring
        commands = try MeasuredCommands(arguments)
        hooks = try HookTexts(arguments, commands: commands.words.count)
        let name = arguments[RecordCommand.benchmark] ?? commands.line
        guard !name.isEmpty else { throw CommandError.emptyName(option: "--benchmark") }
        var sweep = try Self.sweep(arguments, benchmark: name)
        sweep.commands = commands.names
        self.sweep = sweep
    }

    private static func sweep(_ arguments: Arguments, benchmark: String) throws -> Sweep {
        var sweep = Sweep(benchmark: benchmark)
        sweep.strategies = arguments[RecordCommand.strategy] ?? []
        sweep.workers = arguments[RecordCommand.workers] ?? []
        sweep.loads = arguments[RecordCommand.load] ?? []
        sweep.cachings = arguments[RecordCommand.caching] ?? []
        sweep.runtimes = arguments[RecordCommand.runtime] ?? []
        sweep.parameters = arguments[RecordCommand.parameter]
        sweep.concurrencies = arguments[RecordCommand.concurrency] ?? []
        for parameter in sweep.parameters where Secrets.isSecretName(parameter.name) {
            throw CommandError.secretParameter(parameter.name)
        }
        return sweep
    }

    /// The name of the command that the others are compared with.
    var reference: String? { arguments[RecordCommand.reference] }

    /// Whether numbers are taken from what the commands print.
    var capturesOutput: Bool { !measuring.options.metrics.isEmpty }

    /// Every configuration with the program that measures it.
    ///
    /// - Throws: where a placeholder is unknown, a program cannot be found, or a folder or file is not
    ///   there.
    func plan(seed: UInt64, in context: Context) throws -> RecordingPlan {
        let points = try sweep.points()
        let check = PlaceholderCheck(known: PlaceholderCheck.namesInAll(points.map(\.placeholders)))
        let options = hooks.words.map { hooks in
            var options = measuring.options
            options.hooks = hooks
            return options
        }
        for (words, options) in zip(commands.words, options) {
            try check.check((words + options.templates).map { CommandTemplate($0) })
        }
        var configurations: [PlannedConfiguration] = []
        for point in points {
            let command = point.command ?? 0
            configurations.append(
                try planned(point, commands.words[command], options[command], in: context))
        }
        return measuring.applied(
            to: RecordingPlan(
                configurations: configurations, runs: measuring.runs.goal,
                warmups: arguments[RecordCommand.warmup] ?? 0, seed: seed,
                toleratedExits: toleratedExits))
    }

    private func planned(
        _ point: SweepPoint, _ command: [String], _ options: ChildOptions, in context: Context
    ) throws -> PlannedConfiguration {
        let planner = LaunchPlanner(
            context: context, options: options, placeholders: point.placeholders,
            variables: point.placeholders, copies: point.copies ?? 1)
        let timeout = arguments[RecordCommand.timeout]
        do throws(LaunchFault) {
            var planned = PlannedConfiguration(
                configuration: point.configuration, command: Secrets.masked(command),
                launch: try planner.launch(command, timeout: timeout))
            planned.hooks = try planner.hooks()
            planned.metrics = options.metrics
            planned.settings = MeasuringSettings.list(
                options, runs: measuring.runs, timeout: timeout, failures: toleratedExits,
                copies: point.copies, measuring: measuring,
                isScript: arguments[RecordCommand.shell],
                reference: reference)
            return planned
        } catch {
            throw explained(error)
        }
    }

    private var toleratedExits: ToleratedExits {
        switch arguments[RecordCommand.ignoreFailure] {
        case .absent: .none
        case .bare: .all
        case .value(let codes): .codes(codes)
        }
    }

    /// The error of a program that is not there, where another one says more.
    private func explained(_ fault: LaunchFault) -> any Error {
        guard case .program(.notFound(let name)) = fault else { return fault }
        let isAlone = commands.words.count == 1 && arguments[RecordCommand.namedCommands].isEmpty
        if isAlone, commands.words[0].count == 1, name.contains(" ") {
            return CommandError.commandInOneWord(name)
        }
        let isBare = arguments[RecordCommand.ignoreFailure] == .bare
        if isBare, name.allSatisfy({ "0123456789,.".contains($0) }) {
            return CommandError.valueAsCommand(option: "--ignore-failure", value: name)
        }
        return fault
    }
}
