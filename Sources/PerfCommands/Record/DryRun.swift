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

    func write(as format: Format, in context: Context) throws -> ExitStatus {
        let plan = try request.planned(in: context)
        context.output.write(
            format == .text
                ? plan.configurations.map(Self.text).joined()
                : try Listing(plan).text(as: format, width: nil))
        let count = plan.configurations.count
        let noun = count == 1 ? "configuration" : "configurations"
        context.note("\(count) \(noun), \(RunCount.text(plan.configurations.reduce(0) { $0 + $1.runs.least + $1.warmups })); measured none.")
        return .fine
    }

    private static func text(of planned: PlannedConfiguration) -> String {
        let warmups = planned.warmups > 0 ? " after \(RunCount.warmups(planned.warmups))" : ""
        let expected = planned.expected == .ok ? "" : ", to end as \(planned.expected.rawValue)"
        return """
            \(planned.configuration.headline): \(RunCount.text(planned.runs.least))\(warmups)\(expected)
                \(harmless(Shell.line(planned.shownWords)))

            """
    }
}

extension PlannedConfiguration {
    /// The program's words as it is started, secrets masked.
    var shownWords: [String] { Secrets.masked(launch.arguments) }
}
