import ArgumentGrammar
import PerfModel
import PerfRecording

/// What the options of a call say of how is measured, for commands and suites alike.
struct MeasuringRequest {
    let runs: GoalRequest
    let order: RunOrder?
    let setupMoment: SetupMoment?
    let padsEnvironment: Bool
    /// Without hooks, which belong to commands.
    let options: ChildOptions

    /// - Throws: `CommandError` where options contradict each other.
    init(_ arguments: Arguments) throws(CommandError) {
        runs = GoalRequest(
            arguments[RecordCommand.runs], least: arguments[RecordCommand.minRuns],
            most: arguments[RecordCommand.maxRuns], precision: arguments[RecordCommand.precision],
            budget: arguments[RecordCommand.budget])
        if let fault = runs.fault { throw .badGoal(fault) }
        order = arguments[RecordCommand.order]
        setupMoment = arguments[RecordCommand.setupAt]
        padsEnvironment = !arguments[RecordCommand.noPadding]
        options = try Self.options(arguments)
    }

    private static func options(_ arguments: Arguments) throws(CommandError) -> ChildOptions {
        var options = ChildOptions()
        options.cpus = arguments[RecordCommand.pin]
        options.niceness = arguments[RecordCommand.nice]
        for variable in arguments[RecordCommand.env] {
            guard !options.variables.contains(where: { $0.name == variable.name }) else {
                throw .variableTwice(variable.name)
            }
            options.variables.append(variable)
        }
        options.isEnvironmentClean = arguments[RecordCommand.cleanEnv] ? true : nil
        options.folder = arguments[RecordCommand.cwd]
        if options.folder == "" { throw .emptyName(option: "--cwd") }
        options.input = arguments[RecordCommand.input]
        if options.input == "" { throw .emptyName(option: "--input") }
        if options.input == "-" {
            throw .noStream(option: "--input", instead: "leave it out for an empty input")
        }
        options.counts = arguments[RecordCommand.counters] ? true : nil
        for rule in arguments[RecordCommand.metric] + arguments[RecordCommand.metricJSON] {
            guard !options.metrics.contains(where: { $0.metric.name == rule.metric.name }) else {
                throw .metricTwice(rule.metric.name)
            }
            options.metrics.append(rule)
        }
        return options
    }

    /// A plan with what holds for all of its configurations; what is not said, as the suite says it.
    func applied(
        to plan: RecordingPlan, order: RunOrder? = nil, setupMoment: SetupMoment? = nil
    ) -> RecordingPlan {
        var plan = plan
        plan.order = self.order ?? order ?? .interleaved
        plan.setupMoment = self.setupMoment ?? setupMoment ?? .start
        plan.padsEnvironment = padsEnvironment
        return plan
    }
}
