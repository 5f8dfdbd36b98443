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
        if machine.isLoaded, let load = machine.conditions.loadAverage,
            let cpus = machine.conditions.availableCPUs
        {
            let noun = cpus == 1 ? "CPU" : "CPUs"
            context.note("warning: the machine is busy: load average \(load) on \(cpus) \(noun).")
        }
        try changedCommand(plan, history: history, in: context)
    }

    /// Says where the benchmark is another command than in its last session.
    private static func changedCommand(
        _ plan: RecordingPlan, history: any History, in context: Context
    ) throws {
        guard let planned = plan.configurations.first else { return }
        let name = planned.configuration.benchmark
        let last = try history.lastCommands(of: name)
        guard let then = last.first, !last.contains(planned.command) else { return }
        context.note(
            """
            note: the command of "\(harmless(name))" differs from its last session's.
              then: \(harmless(Shell.line(then)))
              now:  \(harmless(Shell.line(planned.command)))
            """)
    }
}
