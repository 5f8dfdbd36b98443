import Markdown
import PerfModel
import PerfRecording
import PerfReports

/// What a user should know before the first run: a line each on standard error.
enum RecordNotices {
    /// Says where the numbers will be worth less, and where a command is not what it was.
    static func before(
        _ plan: RecordingPlan, machine: Machine, history: any History, in context: Context
    ) throws {
        let workers = plan.configurations.compactMap(\.configuration.workers).max() ?? 1
        if let cpus = machine.conditions.availableCPUs, workers > cpus {
            let noun = cpus == 1 ? "CPU is" : "CPUs are"
            context.note("warning: up to \(workers) workers, but only \(cpus) \(noun) available.")
        }
        badChecks(machine, in: context)
        try changedCommands(plan, history: history, in: context)
    }

    /// The most checks that are told.
    private static let mostChecks = 3

    /// Says in what the machine is not fit to measure.
    private static func badChecks(_ machine: Machine, in context: Context) {
        let warnings = MachineCheck.results(of: machine).compactMap(CheckWarning.text)
        guard !warnings.isEmpty else { return }
        for warning in warnings.prefix(mostChecks) { context.note("warning: \(warning)") }
        let rest = warnings.count - mostChecks
        let more = rest > 0 ? "\(rest) more of the kind; " : ""
        context.note("note: \(more)`perfdb doctor` says what to do.")
    }

    /// The most benchmarks whose last commands are asked for, and of those the most that are told.
    private static let mostAsked = 200
    private static let mostTold = 3

    /// Says which benchmarks are other commands than in their last sessions.
    ///
    /// One that has a command more or less than then, as where a part of a suite is measured, is
    /// what it was.
    private static func changedCommands(
        _ plan: RecordingPlan, history: any History, in context: Context
    ) throws {
        var changed = 0
        for (name, commands) in commands(of: plan).prefix(mostAsked) {
            let last = try history.lastCommands(of: name)
            guard let then = last.first(where: { !commands.contains($0) }),
                let now = commands.first(where: { !last.contains($0) })
            else { continue }
            changed += 1
            guard changed <= mostTold else { continue }
            context.note(
                """
                note: the command of "\(harmless(name))" differs from its last session's.
                  then: \(harmless(Shell.line(then)))
                  now:  \(harmless(Shell.line(now)))
                """)
        }
        let more = changed - mostTold
        if more > 0 {
            let nouns = more == 1 ? "1 more benchmark differs" : "\(more) more benchmarks differ"
            context.note("note: \(nouns) from the last session in the same way.")
        }
    }

    /// The different commands of each benchmark of a plan, in its order.
    private static func commands(
        of plan: RecordingPlan
    ) -> [(benchmark: String, commands: [[String]])] {
        var list: [(benchmark: String, commands: [[String]])] = []
        var places: [String: Int] = [:]
        for planned in plan.configurations {
            let name = planned.configuration.benchmark
            let place = places[name] ?? list.count
            if place == list.count { list.append((name, [])) }
            places[name] = place
            // Neighbours are mostly points of one sweep, with the same command.
            guard list[place].commands.last != planned.command,
                !list[place].commands.contains(planned.command)
            else { continue }
            list[place].commands.append(planned.command)
        }
        return list
    }
}
