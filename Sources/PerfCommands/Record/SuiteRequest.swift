import ArgumentGrammar
import PerfModel
import PerfRecording
import PerfStudy
import Subprocess

/// A suite as it is to be measured.
struct SuiteRequest {
    /// The suite's name and charts are in it.
    let suite: Suite
    private let selection: SuiteSelection
    /// The interpreters that the user named; their absence is no reason to leave anything out.
    private let named: [String]

    /// The file that a folder's suite lies in.
    static let fileName = "perfdb.json"
    /// The suite that is built in.
    static let builtIn = DocumentStudy.name

    /// Nil where a command is to be measured.
    ///
    /// - Throws: where there is neither a command nor a suite, where both are, and where the suite
    ///   cannot be read.
    init?(_ arguments: Arguments, in context: Context) throws {
        guard arguments[RecordCommand.command].isEmpty else {
            for (option, isGiven) in Self.suiteOptions(arguments) where isGiven {
                throw CommandError.optionOfSuites(option)
            }
            return nil
        }
        for (option, isGiven) in Self.commandOptions(arguments) where isGiven {
            throw CommandError.optionOfCommands(option)
        }
        named = arguments[RecordCommand.runtime] ?? []
        selection = SuiteSelection(
            only: arguments[RecordCommand.only] ?? [],
            scale: arguments[RecordCommand.scale].flatMap { Double($0) } ?? 1,
            runtimes: arguments[RecordCommand.runtime], runs: arguments[RecordCommand.runs],
            warmups: arguments[RecordCommand.warmup],
            timeout: arguments[RecordCommand.timeout]?.duration)
        suite = try Self.suite(arguments[RecordCommand.suite], in: context)
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
            ("--shell", arguments[RecordCommand.shell]),
            ("--ignore-failure", arguments[RecordCommand.ignoreFailure] != .absent),
        ]
    }

    private static func suite(_ name: String?, in context: Context) throws -> Suite {
        if name == "" { throw CommandError.emptyName(option: "--suite") }
        if name == builtIn { return try DocumentStudy.suite() }
        let path = context.absolute(name ?? fileName)
        guard let bytes = TextFile.bytes(path) else {
            guard let name else { throw CommandError.nothingToMeasure }
            throw CommandError.noSuchSuite(
                name, suggestion: ArgumentGrammar.suggestion(for: name, among: [builtIn]))
        }
        do throws(SuiteError) {
            var suite = try SuiteReader.suite(bytes)
            suite.name = suite.name ?? Path.name(Path.folder(of: path))
            return suite
        } catch {
            throw SuiteFailure(path: context.relative(path), error: error)
        }
    }
}

extension SuiteRequest {
    /// The plan, and the services that its runs need.
    func prepared(seed: UInt64, startsServices: Bool, in context: Context) throws -> Preparation {
        let points = try points(in: context)
        try check(points)
        var preparation = Preparation(
            plan: RecordingPlan(configurations: [], seed: seed, goesOn: true))
        var addresses: [[String]: String] = [:]
        do {
            for point in points {
                if let service = point.service, addresses[service] == nil, startsServices {
                    let started = try start(service, in: context)
                    preparation.services.append(started)
                    addresses[service] = started.line
                }
                preparation.plan.configurations.append(
                    try planned(point, service: point.service.flatMap { addresses[$0] }, in: context))
            }
        } catch {
            preparation.end()
            throw error
        }
        return preparation
    }

    /// Every configuration, once each interpreter has said what it is.
    private func points(in context: Context) throws -> [SuitePoint] {
        var facts: [String: InterpreterFacts] = [:]
        for word in try suite.interpreters(selection) {
            do throws(InterpreterError) {
                facts[word] = try InterpreterProbe.ask(
                    word, searchPath: context.environment["PATH"],
                    environment: context.environment)
            } catch {
                let failure = Failure(error)
                guard named.contains(word) else {
                    context.note("note: \(failure.sentence) What it executes is left out.")
                    continue
                }
                context.note("warning: \(failure.sentence)")
                facts[word] = InterpreterFacts(unknown: word)
            }
        }
        return try suite.points(
            selection, interpreters: facts, runtimeNames: ["swift": SwiftRuntime.name])
    }

    /// Refuses placeholders that cannot have been meant as they stand.
    private func check(_ points: [SuitePoint]) throws {
        for (index, benchmark) in suite.benchmarks.enumerated() {
            let own = points.filter { $0.benchmark == index }
            guard !own.isEmpty else { continue }
            let known = PlaceholderCheck.namesInAll(
                own.map { $0.placeholders(service: $0.service.map { _ in "" }) })
            try PlaceholderCheck(known: known).check(
                benchmark.command.map { CommandTemplate($0) })
        }
    }

    private func planned(
        _ point: SuitePoint, service: String?, in context: Context
    ) throws -> PlannedConfiguration {
        let words = point.words(service: service)
        let launch = try LaunchRequest(
            executable: try executable(words[0], in: context), arguments: words,
            environment: ChildEnvironment.variables(
                inherited: context.environment, placeholders: point.point.placeholders,
                service: service), timeout: point.timeout)
        return PlannedConfiguration(
            configuration: point.configuration, command: Secrets.masked(point.command),
            launch: launch, runs: point.runs, warmups: point.warmups, expected: point.expected)
    }

    /// The file of a command's first word; `perfdb` is this very program.
    private func executable(_ word: String, in context: Context) throws -> String {
        word == Program.name ? context.program : try ProgramFile.path(of: word, in: context)
    }

    private func start(_ words: [String], in context: Context) throws -> Service {
        try Service.start(
            executable: try executable(words[0], in: context),
            arguments: Array(words.dropFirst()),
            environment: ChildEnvironment.variables(
                inherited: context.environment, placeholders: []))
    }
}

/// A suite's file that cannot be read, and why.
struct SuiteFailure: Error, Equatable {
    /// As a reader in the current folder would write it.
    var path: String
    var error: SuiteError
}
