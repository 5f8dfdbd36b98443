import PerfModel
import PerfRecording
import PerfStudy
import Subprocess

extension SuiteRequest {
    /// The plan, and the services that its runs need.
    ///
    /// - Parameters:
    ///   - startsServices: whether they are started; else nobody knows their addresses.
    ///   - isInterrupted: whether nothing is to be measured any more.
    /// - Throws: where nothing is left to measure, or a program or service cannot be started;
    ///   `InterruptedError`.
    func prepared(
        seed: UInt64, startsServices: Bool, in context: Context,
        unless isInterrupted: () -> Bool = { false }
    ) throws -> Preparation {
        var preparation = Preparation(
            plan: measuring.applied(
                to: RecordingPlan(configurations: [], seed: seed, goesOn: true),
                order: suite.order, setupMoment: suite.setupMoment))
        var addresses: [[String]: String] = [:]
        do {
            for point in try points(in: context, unless: isInterrupted) {
                do throws(LaunchFault) {
                    if let service = point.service, addresses[service] == nil {
                        let started = try start(
                            service, startsServices, in: context, unless: isInterrupted)
                        if let started { preparation.services.append(started) }
                        addresses[service] = started?.line
                    }
                    let planned = try planned(
                        point, service: point.service.flatMap { addresses[$0] }, in: context)
                    preparation.plan.configurations.append(planned)
                } catch {
                    if isInterrupted() { throw InterruptedError() }
                    throw SuiteBenchmarkFailure(
                        suite: origin, benchmark: point.point.benchmark, cause: .launch(error))
                }
            }
        } catch {
            preparation.end(in: context)
            throw error
        }
        return preparation
    }

    /// Every configuration, once each interpreter has said what it is.
    ///
    /// What runs with an interpreter that does not say so is left out, unless the user named it:
    /// then it is tried all the same, and its runs say why they fail.
    private func points(
        in context: Context, unless isInterrupted: () -> Bool
    ) throws -> [SuitePoint] {
        var facts: [String: InterpreterFacts] = [:]
        for word in try suite.interpreters(selection) {
            do throws(InterpreterError) {
                facts[word] = try InterpreterProbe.ask(
                    word, searchPath: context.environment["PATH"],
                    environment: context.environment)
            } catch {
                // The terminal's signals reach it, too.
                if isInterrupted() { throw InterruptedError() }
                let failure = Failure(error)
                guard selection.runtimes?.contains(word) ?? false else {
                    context.note("note: \(failure.sentence) What it executes is left out.")
                    continue
                }
                context.note("warning: \(failure.sentence) It is tried all the same.")
                facts[word] = InterpreterFacts(unknown: word)
            }
        }
        return try suite.points(
            selection, interpreters: facts, runtimeNames: ["swift": SwiftRuntime.name])
    }

    private func planned(
        _ point: SuitePoint, service: String?, in context: Context
    ) throws(LaunchFault) -> PlannedConfiguration {
        let planner = LaunchPlanner(
            context: context, options: point.options,
            placeholders: point.placeholders(service: service),
            variables: point.point.placeholders, service: service, copies: point.point.copies ?? 1,
            isSuite: true)
        var planned = PlannedConfiguration(
            configuration: point.configuration, command: Secrets.masked(point.command),
            launch: try planner.launch(point.command, timeout: point.timeout),
            runs: point.runs.goal, warmups: point.warmups, expected: point.expected)
        planned.hooks = try planner.hooks()
        planned.metrics = point.options.metrics
        planned.settings = MeasuringSettings.list(
            point.options, runs: point.runs, timeout: point.timeout, failures: .none,
            copies: point.point.copies, measuring: measuring, setupMoment: suite.setupMoment,
            reference: reference(of: suite.benchmarks[point.benchmark]))
        return planned
    }

    /// The suite's reference, where it is one of the commands that a benchmark compares.
    private func reference(of benchmark: SuiteBenchmark) -> String? {
        guard let name = suite.reference else { return nil }
        let command = Parameter(name: Sweep.commandParameter, value: name)
        let isOne = benchmark.points.contains { $0.parameters.contains(command) }
        return isOne ? name : nil
    }

    /// A service that was started; nil where it is not to be, and only looked for.
    private func start(
        _ words: [String], _ starts: Bool, in context: Context, unless isInterrupted: () -> Bool
    ) throws(LaunchFault) -> Service? {
        do throws(SubprocessError) {
            let program =
                words[0] == Program.name
                ? context.program
                : try ProgramFile.path(of: words[0], in: context)
            guard starts else { return nil }
            return try Service.start(
                executable: program, arguments: Array(words.dropFirst()),
                environment: ChildEnvironment.ofService(inherited: context.environment),
                isCancelled: isInterrupted)
        } catch {
            throw .program(error)
        }
    }
}
