import Markdown
import PerfModel
import PerfRecording

/// Tells how far a recording has come: on a terminal a line that is drawn anew, elsewhere a line from
/// time to time.
///
/// It counts only runs that are durable. The cursor stays at the line's beginning: where a terminal
/// breaks the line anew because it became narrower, all of it lies behind the cursor and can be taken
/// away, and what the terminal shows of ^C or ^Z is taken away with it.
final class RecordProgress {
    private let plan: RecordingPlan
    private let errors: TextStream
    private let isQuiet: Bool
    private let now: () -> Int64
    /// When it started, and when the newest runs were stored; moved on by the time that it was
    /// suspended.
    private var start, storedAt: Int64
    private var suspendedAt: Int64?
    private var lastTold: Int64?
    private var runs: RunsLeft
    private var last: Run?
    /// The hook that was started after the newest runs.
    private var hook: (kind: HookKind, configuration: Int)?
    private var isShown = false
    /// The benchmarks of which it was told that their runs leave processes.
    private var leavers: Set<String> = []

    /// - Parameters:
    ///   - isQuiet: whether nothing is told.
    ///   - now: nanoseconds of a clock that never steps.
    init(
        _ plan: RecordingPlan, errors: TextStream, isQuiet: Bool = false,
        now: @escaping () -> Int64
    ) {
        self.plan = plan
        self.isQuiet = isQuiet
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

    /// Nanoseconds between two lines where there is no terminal, and before the first.
    private static let plainInterval: Int64 = 10_000_000_000

    func handle(_ event: RecordingEvent) {
        switch event {
        case .stored(let stored): take(stored)
        case .waiting: tell(atOnce: false)
        case .hook(let kind, let configuration):
            hook = (kind, configuration)
            // A short one comes with each run.
            tell(atOnce: false)
        case .stopped(let configuration, _): runs.stop(configuration)
        case .resized: tell(atOnce: true)
        case .resumed: resume()
        case .suspending:
            suspendedAt = now()
            end()
        case .storeBusy:
            warn("note: another program keeps the history locked; waiting for it.")
        case .leftProcesses(let run): tellOfProcesses(left: run)
        case .countersMissing(let names):
            warn("warning: not counted here: \(names.joined(separator: ", ")).")
        case .countersOfUserCode(let names):
            warn(
                "warning: counted in user code only: \(names.joined(separator: ", ")).",
                "Where /proc/sys/kernel/perf_event_paranoid is 1 or less, all is counted.")
        case .printed: break
        }
    }

    private func take(_ stored: [Run]) {
        for run in stored { runs.add(run) }
        storedAt = now()
        last = stored.last
        hook = nil
        tell(atOnce: false)
    }

    private func resume() {
        if let suspendedAt {
            let pause = now() - suspendedAt
            start += pause
            storedAt += pause
            lastTold = lastTold.map { $0 + pause }
        }
        suspendedAt = nil
        if errors.isTerminal { tell(atOnce: true) }
    }

    /// The most benchmarks of which it is told that their runs leave processes.
    private static let mostLeavers = 5

    private func tellOfProcesses(left run: Run) {
        let configuration = plan.configurations[run.configuration].configuration
        guard leavers.count < Self.mostLeavers, leavers.insert(configuration.benchmark).inserted
        else { return }
        warn(
            "warning: \(configuration.headline) left processes running; they were ended.",
            "What they used is not counted; a command that waits for them is measured whole.")
    }

    private func warn(_ sentence: String, _ advice: String? = nil) {
        guard !isQuiet else { return }
        end()
        errors.write(Failure(sentence, advice).text(width: errors.columns()))
    }

    /// Takes the line away.
    func end() {
        guard isShown else { return }
        errors.write("\r\u{1B}[J")
        isShown = false
    }

    private func tell(atOnce: Bool) {
        guard !isQuiet else { return }
        let moment = now()
        guard let columns = errors.columns() else {
            guard moment - (lastTold ?? start) >= Self.plainInterval else { return }
            lastTold = moment
            errors.write("perfdb: \(line(at: moment).text())\n")
            return
        }
        guard errors.isForeground() else {
            isShown = false
            return
        }
        if let lastTold, !atOnce, moment - lastTold < Self.interval { return }
        lastTold = moment
        // In the last column the cursor would wait for the next row. A terminal that became narrower
        // and did not say so yet cuts the line instead of going on in the next row.
        let text = line(at: moment).text(columns: columns - 1)
        errors.write("\r\u{1B}[?7l\(text)\u{1B}[J\r\u{1B}[?7h")
        isShown = true
    }

    private func line(at moment: Int64) -> ProgressLine {
        let index = hook?.configuration ?? last?.configuration ?? 0
        let configuration = plan.configurations[index].configuration
        var line = ProgressLine(headline: harmless(configuration.benchmark))
        if !configuration.words.isEmpty { line.add(harmless(configuration.words), rank: 5) }
        if let hook { line.add("\(hook.kind.rawValue) …", rank: 6) }
        line.add(runText(of: index), rank: 4)
        if plan.configurations.count > 1 {
            if let last { line.add("round \(last.round)", rank: 1) }
            line.add("\(runs.finished)/\(plan.configurations.count) done", rank: 2)
        }
        line.add(runs.estimate(of: index), rank: 3)
        if stored > 0, runs.total != stored {
            let left = runs.time(elapsed: storedAt - start, since: moment - storedAt)
            line.add("\(left.isBound ? "≤ " : "")\(Self.span(left.nanoseconds)) left", rank: 7)
        }
        return line
    }

    /// `run 3`, `run 3/20`, `warm-up 1/2`: the newest run of a configuration; nil before the first.
    private func runText(of index: Int) -> String? {
        let state = runs.configurations[index]
        if state.timed > 0 {
            return "run \(state.timed)" + (state.goal.count.map { "/\($0)" } ?? "")
        }
        return state.stored > 0 ? "warm-up \(state.stored)/\(state.warmups)" : nil
    }

    /// A span in nanoseconds as people say it: `8 s`, `3 min`, `2 h`.
    private static func span(_ nanoseconds: Double) -> String {
        let seconds = nanoseconds / 1e9
        if seconds < 90 { return "\(Int(seconds.rounded(.up))) s" }
        if seconds < 5400 { return "\(Int((seconds / 60).rounded(.up))) min" }
        return "\(Int((seconds / 3600).rounded(.up))) h"
    }
}

extension ProgressLine {
    fileprivate mutating func add(_ text: String?, rank: Int) {
        if let text { facts.append(Fact(text: text, rank: rank)) }
    }
}
