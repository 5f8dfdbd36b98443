import PerfModel
import PerfRecording
import PerfReports
import PerfStore
import Subprocess

/// What is told at the end of a recording: the table, where the runs are, why it ended early.
struct RecordSummary {
    let recording: Recording
    let call: RecordingCall

    private var session: Session { call.session }
    private var history: OpenHistory { call.history }

    /// Writes the table to standard output and everything else to standard error.
    func write(as format: Format, in context: Context) throws {
        var measured = recording.measurements.filter { !$0.outcomes.isEmpty }
        if format != .text {
            try history.store.addStorage(to: &measured, in: session.id)
        }
        let shown = ShownSession(
            session: session, measurements: measured,
            details: try details(isWhole: format != .text), reference: call.reference)
        if call.export?.isOutput ?? false {
            // Standard output carries the export alone.
        } else if format != .text {
            let page = ShownPage(sessions: [shown])
            context.output.write(try page.text(as: format, width: nil))
        } else if let width = context.output.columns() {
            // Where no run counts, a table would say nothing.
            let counted = measured.contains { !$0.wall.isEmpty } ? measured : []
            let table = SummaryTable(counted, in: session, reference: call.reference)
            context.output.write(table.plainText(width: width))
            context.output.write(ShownPage.details(of: shown, width: width))
        } else {
            let lines = SummaryLines(measured, in: session, reference: call.reference)
            context.output.write(lines.text)
            context.output.write(ShownPage.details(of: shown, width: nil))
        }
        tellEnd(in: context)
    }

    /// What the runs said, or what of it the call asked for: copies, counters, metrics of the output.
    private func details(isWhole: Bool) throws -> [Details] {
        let planned = call.plan.configurations
        let asked = Set(planned.flatMap { $0.metrics.map(\.metric) })
        let counts = planned.contains { $0.launch.setting.counts }
        let hasCopies = planned.contains { $0.launch.setting.copies > 1 }
        guard isWhole || !asked.isEmpty || counts || hasCopies else { return [] }
        let details = try history.store.details(in: session.id, benchmark: nil)
        guard !isWhole else { return details }
        return details.map { details in
            var details = details
            details.metrics.removeAll { told in
                let isCounter = counts && told.metric.name.hasPrefix(Counter.metricPrefix)
                return !isCounter && !asked.contains(told.metric)
            }
            return details
        }
    }

    private func tellEnd(in context: Context) {
        let stored = recording.measurements.reduce(0) { sum, measurements in
            sum + measurements.warmups + measurements.outcomes.values.reduce(0, +)
        }
        let place = RunCount.stored(stored, in: history.shownPath, session: session.id)
        for failure in recording.hookFailures {
            let planned = call.plan.configurations[failure.configuration]
            context.tell(
                Failure(
                    hook: failure, headline: planned.configuration.headline,
                    words: Secrets.masked(planned.hooks[failure.kind]?.arguments ?? [])))
        }
        switch recording.end {
        case .completed: context.note(place)
        case .interrupted: context.tell(Failure("interrupted. \(place)"))
        case .failed, .hookFailed:
            for failure in recording.failures.prefix(Self.mostFailures) {
                let configuration = recording.measurements[failure.run.configuration].configuration
                context.tell(
                    Failure(
                        run: failure.run, cause: failure.cause, headline: configuration.headline,
                        goesOn: session.suite != nil))
            }
            let rest = recording.failures.count - Self.mostFailures
            if rest > 0 {
                let noun = rest == 1 ? "configuration" : "configurations"
                context.tell(Failure("\(rest) more \(noun) failed."))
            }
            context.note(place)
        }
    }

    /// The most failed configurations that are told one by one.
    private static let mostFailures = 10
}
