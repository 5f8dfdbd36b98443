package import PerfModel
package import Subprocess

/// The one thing of a recording that is not determined by its input: running a child.
///
/// The real one is the launcher; a test's double answers with set times.
package protocol ChildRunner: AnyObject {
    /// Nanoseconds of a clock that never steps.
    var now: Int64 { get }

    /// Starts programs, at least one, each after the end of the one before.
    ///
    /// The rest is forgotten after one that did not end well, and before one whose latest start, a
    /// moment of `now`, has passed.
    func start(_ launches: [LaunchRequest]) throws(SubprocessError)

    /// How the next of the programs ended; nil where none has ended that was not told.
    func nextEnd() throws(SubprocessError) -> ChildEnd?

    /// Waits until nothing runs, for a signal to the recorder, or until a moment of `now`.
    func wait(until deadline: Int64?) throws(SubprocessError) -> ChildEvent

    /// A signal to the recorder that came and was not yet told, without waiting.
    func pendingSignal() -> Int32?

    func send(_ command: LauncherCommand) throws(SubprocessError)

    /// Stops the recorder itself, as Ctrl-Z does, until it is continued.
    func suspend()
}

/// What ended a wait.
package enum ChildEvent: Hashable, Sendable {
    /// Nothing runs any more.
    case finished
    case deadline
    /// The number of a signal to the recorder.
    case signal(Int32)
}

/// How a child ended and what it took.
package struct ChildEnd: Hashable, Sendable {
    package var startedAt: Instant
    /// The moment of the runner's `now`.
    package var endedAt: Int64
    package var usage: Usage
    package var cause: Cause
    /// Nil where a signal ended it.
    package var exitStatus: Int32?
    /// The number of the signal that ended it.
    package var signal: Int32?
    /// Whether descendants were left when it ended by itself, wherever they had gone; they were ended.
    package var leftProcesses: Bool
    /// What it said of itself.
    package var report: RunReport
    /// The copies that were started at once, by number; empty where it was one program alone.
    package var copies: [RunCopy] = []
    /// What it printed on its standard output, where that is captured; the last lines where that is
    /// much.
    package var output: [UInt8] = []
    /// Whether it printed more than that.
    package var isOutputCut = false
    /// Counters that were asked for and are not supported here.
    package var missingCounters: [String] = []
    /// Counters that counted user code only, because the system allows no more.
    package var userOnlyCounters: [String] = []

    package enum Cause: Hashable, Sendable {
        case itself, timeout, request
        /// The number of the signal that stopped it.
        case stopped(Int32)
    }

    package init(
        startedAt: Instant, endedAt: Int64, usage: Usage, cause: Cause, exitStatus: Int32?,
        signal: Int32?, leftProcesses: Bool = false, report: RunReport = RunReport()
    ) {
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.usage = usage
        self.cause = cause
        self.exitStatus = exitStatus
        self.signal = signal
        self.leftProcesses = leftProcesses
        self.report = report
    }

    /// Whether the runner goes on by itself after this end.
    package var isGood: Bool { cause == .itself && exitStatus == 0 }

    /// The outcome of a run that ended so; one that reported an error failed, whatever its status.
    func outcome(tolerating exits: ToleratedExits) -> Outcome {
        switch cause {
        case .timeout: return .timedOut
        case .request: return .interrupted
        case .stopped: return .failed
        case .itself:
            guard let exitStatus else { return .killed }
            guard !report.hasErrors else { return .failed }
            return exitStatus == 0 || exits.tolerates(exitStatus) ? .ok : .failed
        }
    }
}
