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
            plan: RecordingPlan(configurations: [], seed: seed, goesOn: true))
        var addresses: [[String]: String] = [:]
        do {
            for point in try points(in: context, unless: isInterrupted) {
                do throws(SubprocessError) {
                    if let service = point.service, addresses[service] == nil {
                        let program = try executable(service[0], in: context)
                        if startsServices {
                            let started = try start(
                                program, service, in: context, unless: isInterrupted)
                            preparation.services.append(started)
                            addresses[service] = started.line
                        }
                    }
                    let planned = try planned(
                        point, service: point.service.flatMap { addresses[$0] }, in: context)
                    preparation.plan.configurations.append(planned)
                } catch {
                    if isInterrupted() { throw InterruptedError() }
                    throw SuiteBenchmarkFailure(
                        suite: origin, benchmark: point.point.benchmark, cause: .program(error))
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
    ) throws(SubprocessError) -> PlannedConfiguration {
        let words = point.words(service: service)
        let launch = try LaunchRequest(
            executable: try executable(words[0], in: context), arguments: words,
            environment: ChildEnvironment.variables(
                inherited: context.environment, placeholders: point.point.placeholders,
                service: service), timeout: point.timeout)
        return PlannedConfiguration(
            configuration: point.configuration, command: Secrets.masked(point.command),
            launch: launch, runs: .count(point.runs), warmups: point.warmups, expected: point.expected)
    }

    /// The file of a command's first word; `perfdb` is this very program.
    private func executable(
        _ word: String, in context: Context
    ) throws(SubprocessError) -> String {
        word == Program.name ? context.program : try ProgramFile.path(of: word, in: context)
    }

    private func start(
        _ program: String, _ words: [String], in context: Context, unless isInterrupted: () -> Bool
    ) throws(SubprocessError) -> Service {
        try Service.start(
            executable: program, arguments: Array(words.dropFirst()),
            environment: ChildEnvironment.ofService(inherited: context.environment),
            isCancelled: isInterrupted)
    }
}
