import ArgumentGrammar
import PerfModel
import PerfRecording
import PerfReports
import Subprocess

/// A command over a sweep, as it is to be measured.
struct CommandRequest {
    /// The words as typed; under `--shell` the shell and its one word.
    let command: [String]
    let sweep: Sweep
    private let arguments: Arguments

    /// - Throws: `CommandError` and `SweepError` where the words contradict each other.
    init(_ arguments: Arguments) throws {
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
        sweep = try Self.sweep(arguments, benchmark: name)
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
    func plan(seed: UInt64, in context: Context) throws -> RecordingPlan {
        let points = try sweep.points()
        let templates = command.map { CommandTemplate($0) }
        try PlaceholderCheck(known: PlaceholderCheck.namesInAll(points.map(\.placeholders)))
            .check(templates)
        let stored = Secrets.masked(command)
        var configurations: [PlannedConfiguration] = []
        for point in points {
            let words = templates.map { $0.filled(with: point.placeholders) }
            let launch = try LaunchRequest(
                executable: try executable(words, in: context), arguments: words,
                environment: ChildEnvironment.variables(
                    inherited: context.environment, placeholders: point.placeholders),
                timeout: arguments[RecordCommand.timeout])
            configurations.append(
                PlannedConfiguration(
                    configuration: point.configuration, command: stored, launch: launch))
        }
        return RecordingPlan(
            configurations: configurations,
            runs: .count(arguments[RecordCommand.runs] ?? RecordCommand.usualRuns),
            warmups: arguments[RecordCommand.warmup] ?? 0, seed: seed,
            toleratedExits: toleratedExits)
    }

    private var toleratedExits: ToleratedExits {
        switch arguments[RecordCommand.ignoreFailure] {
        case .absent: .none
        case .bare: .all
        case .value(let codes): .codes(codes)
        }
    }

    /// The file of a command's first word, found once, as `execvp` would each time.
    private func executable(_ words: [String], in context: Context) throws -> String {
        do throws(SubprocessError) {
            return try ProgramFile.path(of: words[0], in: context)
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
}
