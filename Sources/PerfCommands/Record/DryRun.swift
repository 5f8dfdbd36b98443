import Markdown
import PerfModel
import PerfRecording
import PerfReports
import Subprocess

/// What a recording would do, a configuration with its command line at a time.
struct DryRun {
    private let request: RecordRequest

    init(_ request: RecordRequest) {
        self.request = request
    }

    func write(in context: Context) throws -> ExitStatus {
        let plan = try request.planned(in: context)
        for planned in plan.configurations {
            let expected = planned.expected == .ok ? "" : ", to end as \(planned.expected.rawValue)"
            let count = RunCount.text(planned.runs + planned.warmups)
            context.output.write(
                """
                \(harmless(planned.configuration.headline)): \(count)\(expected)
                    \(harmless(Shell.line(Secrets.masked(planned.launch.arguments))))\n
                """)
        }
        context.note(
            "\(plan.configurations.count) configurations, \(RunCount.text(plan.count)); measured none.")
        return .fine
    }
}
