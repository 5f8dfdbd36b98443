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
        let least = plan.configurations.reduce(0) { $0 + $1.runs.least + $1.warmups }
        let runs = RunCount.atLeast(least, isExact: plan.count != nil)
        context.note("\(count) \(noun), \(runs); measured none.")
        return .fine
    }

    private static func text(of planned: PlannedConfiguration) -> String {
        let warmups = planned.warmups > 0 ? " after \(RunCount.warmups(planned.warmups))" : ""
        let expected = planned.expected == .ok ? "" : ", to end as \(planned.expected.rawValue)"
        let head =
            "\(planned.configuration.headline): \(RunCount.text(planned.runs))\(warmups)\(expected)"
        var lines = [head, "    \(harmless(Shell.line(planned.shownWords)))"]
        for kind in HookKind.allCases {
            guard let words = planned.shownWords(of: kind) else { continue }
            lines.append("    \(kind.rawValue): \(harmless(Shell.line(words)))")
        }
        if !planned.shownSettings.isEmpty {
            lines.append("    with \(harmless(planned.shownSettings.joined(separator: ", ")))")
        }
        return lines.map { "\($0)\n" }.joined()
    }
}

extension PlannedConfiguration {
    /// The program's words as it is started, secrets masked.
    var shownWords: [String] { Secrets.masked(launch.arguments) }

    /// The same of a program that runs around it.
    func shownWords(of kind: HookKind) -> [String]? {
        hooks[kind].map { Secrets.masked($0.arguments) }
    }

    /// How its program is started, in words: what is told otherwise is left out.
    var shownSettings: [String] {
        let told =
            GoalRequest.names + HookKind.allCases.map(\.rawValue) + [Sweep.concurrencyParameter]
        return settings.filter { !told.contains($0.name) }.map { setting in
            setting.value.isEmpty ? setting.name : "\(setting.name) \(setting.value)"
        }
    }
}
