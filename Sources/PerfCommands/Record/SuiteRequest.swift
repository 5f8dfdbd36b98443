import ArgumentGrammar
import CLibrary
import PerfModel
import PerfRecording
import PerfStudy
import Subprocess

/// A suite as it is to be measured.
struct SuiteRequest {
    /// The suite's name and charts are in it.
    let suite: Suite
    /// Its file as a reader in the current folder would write it, or the built-in suite's name.
    let origin: String
    let selection: SuiteSelection
    let measuring: MeasuringRequest

    /// The file that a folder's suite lies in.
    static let fileName = "perfdb.json"
    /// The suite that is built in.
    static let builtIn = DocumentStudy.name

    /// Nil where a command is to be measured.
    ///
    /// - Throws: where there is neither a command nor a suite, where both are, and where the suite
    ///   cannot be read.
    init?(_ arguments: Arguments, _ measuring: MeasuringRequest, in context: Context) throws {
        self.measuring = measuring
        let isCommand =
            !arguments[RecordCommand.command].isEmpty
            || !arguments[RecordCommand.namedCommands].isEmpty
        guard !isCommand else {
            for (option, isGiven) in Self.suiteOptions(arguments) where isGiven {
                throw CommandError.optionOfSuites(option)
            }
            return nil
        }
        for (option, isGiven) in Self.commandOptions(arguments) where isGiven {
            throw CommandError.optionOfCommands(option)
        }
        selection = SuiteSelection(
            only: arguments[RecordCommand.only] ?? [],
            scale: arguments[RecordCommand.scale] ?? 1,
            runtimes: arguments[RecordCommand.runtime], runs: measuring.runs,
            warmups: arguments[RecordCommand.warmup], timeout: arguments[RecordCommand.timeout],
            options: measuring.options)
        if arguments[RecordCommand.suite] == Self.builtIn {
            // Its workloads can be made smaller only, which each of them would say by itself.
            if selection.scale > 1 { throw WorkloadError.badScale(selection.scale) }
            origin = Self.builtIn
            suite = try DocumentStudy.suite()
        } else {
            let file = try Self.file(arguments[RecordCommand.suite], in: context)
            origin = file.origin
            suite = file.suite
        }
        try checkPlaceholders()
    }

    /// Whether numbers are taken from what any program prints.
    var capturesOutput: Bool {
        !suite.options.metrics.isEmpty || suite.benchmarks.contains { !$0.options.metrics.isEmpty }
    }

    private static func suiteOptions(_ arguments: Arguments) -> [(String, Bool)] {
        [
            ("--suite", arguments[RecordCommand.suite] != nil),
            ("--only", arguments[RecordCommand.only] != nil),
            ("--scale", arguments[RecordCommand.scale] != nil),
        ]
    }

    private static func commandOptions(_ arguments: Arguments) -> [(String, Bool)] {
        [
            ("--benchmark", arguments[RecordCommand.benchmark] != nil),
            ("--strategy", arguments[RecordCommand.strategy] != nil),
            ("--workers", arguments[RecordCommand.workers] != nil),
            ("--load", arguments[RecordCommand.load] != nil),
            ("--caching", arguments[RecordCommand.caching] != nil),
            ("--parameter", !arguments[RecordCommand.parameter].isEmpty),
            ("--concurrency", arguments[RecordCommand.concurrency] != nil),
            ("--reference", arguments[RecordCommand.reference] != nil),
            ("--shell", arguments[RecordCommand.shell]),
            ("--ignore-failure", arguments[RecordCommand.ignoreFailure] != .absent),
            ("--cwd", arguments[RecordCommand.cwd] != nil),
            ("--input", arguments[RecordCommand.input] != nil),
            ("--metric", !arguments[RecordCommand.metric].isEmpty),
            ("--metric-json", !arguments[RecordCommand.metricJSON].isEmpty),
        ]
            + HookKind.allCases.map { kind in
                ("--\(kind.rawValue)", !arguments[HookTexts.option(kind)].isEmpty)
            }
    }

    /// The suite of a file, which is called as its folder unless it says otherwise.
    private static func file(
        _ name: String?, in context: Context
    ) throws -> (origin: String, suite: Suite) {
        if name == "" { throw CommandError.emptyName(option: "--suite") }
        if let name, let own = folderSuite(called: name, in: context) { return own }
        let path = context.absolute(name ?? fileName)
        let bytes: [UInt8]
        do throws(WorldError) {
            bytes = try TextFile.bytes(path, shownAs: name ?? fileName)
        } catch {
            guard case .cannotRead(_, ENOENT) = error else { throw error }
            guard let name else { throw CommandError.nothingToMeasure }
            throw CommandError.noSuchSuite(
                name, suggestion: ArgumentGrammar.suggestion(for: name, among: [builtIn]))
        }
        do throws(SuiteError) {
            var suite = try SuiteReader.suite(bytes)
            let folder = Path.name(Path.folder(of: Path.normal(path)))
            suite.name = suite.name ?? (folder.isEmpty ? fileName : folder)
            return (name ?? fileName, suite)
        } catch {
            throw SuiteFailure(path: name ?? fileName, error: error)
        }
    }

    /// The suite of this folder where it has a name, which no file has; nil where it has another.
    private static func folderSuite(
        called name: String, in context: Context
    ) -> (origin: String, suite: Suite)? {
        guard access(context.absolute(name), F_OK) != 0, let own = try? file(nil, in: context),
            own.suite.name == name
        else { return nil }
        return own
    }

    /// Refuses words in braces that cannot have been meant as they stand.
    private func checkPlaceholders() throws {
        for benchmark in suite.benchmarks {
            do throws(CommandError) {
                let options = selection.options.over(benchmark.options.over(suite.options))
                let words = benchmark.commands.flatMap(\.self) + options.templates
                try PlaceholderCheck(known: benchmark.placeholders).check(
                    words.map { CommandTemplate($0) })
            } catch {
                throw SuiteBenchmarkFailure(
                    suite: origin, benchmark: benchmark.name, cause: .words(error))
            }
        }
    }
}

/// A suite's file that cannot be read, and why.
struct SuiteFailure: Error, Equatable {
    /// As a reader in the current folder would write it.
    var path: String
    var error: SuiteError
}

/// A benchmark of a suite that cannot be measured, and why.
struct SuiteBenchmarkFailure: Error, Equatable {
    /// The suite's file as a reader in the current folder would write it, or the built-in's name.
    var suite: String
    var benchmark: String
    var cause: Cause

    enum Cause: Equatable {
        /// Its command cannot have been meant so.
        case words(CommandError)
        /// Its service cannot be started.
        case program(SubprocessError)
        /// Its command or a hook cannot be started.
        case launch(LaunchFault)
    }
}
