import PerfModel
import PerfRecording

/// The line on a terminal that says how far a recording has come.
///
/// It counts only runs that are durable. Elsewhere than on a terminal nothing is shown.
final class RecordProgress {
    private let plan: RecordingPlan
    private let errors: TextStream
    private let now: () -> Int64
    /// When it started, and when the newest runs were stored; moved on by the time that it was
    /// suspended.
    private var start, storedAt: Int64
    private var suspendedAt: Int64?
    private var lastDrawn: Int64?
    private var runs: RunsLeft
    private var last: Run?
    private var isShown = false
    /// The benchmarks of which it was told that their runs leave processes.
    private var leavers: Set<String> = []

    /// - Parameter now: nanoseconds of a clock that never steps.
    init(_ plan: RecordingPlan, errors: TextStream, now: @escaping () -> Int64) {
        self.plan = plan
        runs = RunsLeft(plan)
        self.errors = errors
        self.now = now
        start = now()
        storedAt = start
    }

    /// Runs that are durable.
    var stored: Int { runs.stored }

    /// Nanoseconds between two drawings, so that drawing costs the measured runs nothing to speak of.
    private static let interval: Int64 = 100_000_000

    /// Columns kept free at the right: the terminal shows ^C or ^Z behind the line, which would
    /// otherwise go on in the next row and could not be taken away.
    private static let margin = 3

    func handle(_ event: RecordingEvent) {
        switch event {
        case .stored(let runs):
            for run in runs { self.runs.add(run) }
            storedAt = now()
            last = runs.last
            draw(atOnce: false)
        case .waiting: draw(atOnce: false)
        case .resized: draw(atOnce: true)
        case .resumed:
            if let suspendedAt {
                start += now() - suspendedAt
                storedAt += now() - suspendedAt
            }
            suspendedAt = nil
            draw(atOnce: true)
        case .suspending:
            suspendedAt = now()
            end()
        case .storeBusy:
            end()
            errors.write(
                "perfdb: note: another program keeps the history locked; waiting for it.\n")
        case .leftProcesses(let run):
            tellOfProcesses(left: run)
        case .hook, .stopped, .printed, .countersMissing: break
        }
    }

    /// The most benchmarks of which it is told that their runs leave processes.
    private static let mostLeavers = 5

    private func tellOfProcesses(left run: Run) {
        let configuration = plan.configurations[run.configuration].configuration
        guard leavers.count < Self.mostLeavers, leavers.insert(configuration.benchmark).inserted
        else { return }
        end()
        let warning = Failure(
            "warning: \(configuration.headline) left processes running; they were ended.",
            "What they used is not counted; a command that waits for them is measured whole.")
        errors.write(warning.text(width: errors.columns()))
    }

    /// Takes the line away.
    func end() {
        guard isShown else { return }
        errors.write("\r\u{1B}[K")
        isShown = false
    }

    private func draw(atOnce: Bool) {
        guard let columns = errors.columns() else { return }
        let moment = now()
        if let lastDrawn, !atOnce, moment - lastDrawn < Self.interval { return }
        lastDrawn = moment
        errors.write("\r\(Self.fitted(line(at: moment), to: columns - Self.margin))\u{1B}[K")
        isShown = true
    }

    private func line(at moment: Int64) -> String {
        let total = runs.total
        var parts = ["\(stored)/\(total) runs"]
        if let last, plan.configurations.count > 1 {
            parts.append("round \(last.round)")
        }
        if stored > 0, stored < total {
            let left = runs.time(elapsed: storedAt - start, since: moment - storedAt)
            parts.append("\(Self.span(left)) left")
        }
        let current = last.map { plan.configurations[$0.configuration].configuration }
        parts.append((current ?? plan.configurations[0].configuration).headline)
        return parts.joined(separator: " · ")
    }

    /// A span in nanoseconds as people say it: `8 s`, `3 min`, `2 h`.
    private static func span(_ nanoseconds: Double) -> String {
        let seconds = nanoseconds / 1e9
        if seconds < 90 { return "\(Int(seconds.rounded(.up))) s" }
        if seconds < 5400 { return "\(Int((seconds / 60).rounded())) min" }
        return "\(Int((seconds / 3600).rounded())) h"
    }

    private static func fitted(_ line: String, to width: Int) -> String {
        line.count <= width ? line : "\(line.prefix(max(0, width - 1)))…"
    }
}
