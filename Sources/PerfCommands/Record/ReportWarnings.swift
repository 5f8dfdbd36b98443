import Markdown
import PerfModel
import PerfRecording

/// What was wrong with what the measured programs told of themselves or printed, gathered for the end.
final class ReportWarnings {
    private let plan: RecordingPlan
    private var kinds: [Kind: (first: String, runs: Int)] = [:]
    /// In the order in which they came.
    private var order: [Kind] = []

    /// The warnings of one name about one benchmark are told as one; those about metrics for each of
    /// them.
    private struct Kind: Hashable {
        var benchmark: String
        var name: String
        var metric: String?

        init(_ message: RunMessage, benchmark: String) {
            self.benchmark = benchmark
            name = message.name
            metric = message.name == "metric-missing" ? message.text : nil
        }
    }

    /// The most that are told one by one.
    private static let most = 5

    init(_ plan: RecordingPlan) {
        self.plan = plan
    }

    /// Gathers the warnings of runs that were stored.
    func add(_ event: RecordingEvent) {
        guard case .stored(let runs) = event else { return }
        for run in runs where !run.report.messages.isEmpty {
            let benchmark = plan.configurations[run.configuration].configuration.benchmark
            var counted: Set<Kind> = []
            // What was left running is told at once.
            for message in run.report.messages
            where message.kind == .warning && message.name != RunMessage.leftProcesses {
                let kind = Kind(message, benchmark: benchmark)
                guard counted.insert(kind).inserted else { continue }
                if kinds[kind] == nil { order.append(kind) }
                kinds[kind, default: (message.text, 0)].runs += 1
            }
        }
    }

    /// A line for each of the first kinds, and one for the others; none where nothing was wrong.
    var lines: [String] {
        let shown = order.prefix(Self.most).compactMap { kind in
            kinds[kind].map { warning in
                let others = warning.runs - 1
                let more = others > 0 ? " (and \(RunCount.text(others)) more)" : ""
                return "warning: \(harmless(kind.benchmark)): \(harmless(warning.first))\(more)."
            }
        }
        let rest = order.count - shown.count
        return rest > 0 ? shown + ["warning: \(rest) more such warnings are stored."] : shown
    }
}
