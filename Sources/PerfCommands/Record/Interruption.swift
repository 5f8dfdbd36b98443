import CLibrary
import PerfRecording

/// The signals that come while a recording is prepared, and would otherwise wait for its first run.
final class Interruption {
    private let runner: any ChildRunner
    private var isWanted = false

    init(of runner: any ChildRunner) {
        self.runner = runner
    }

    /// Whether the recording is not to begin any more.
    func came() -> Bool {
        while let signal = runner.pendingSignal() {
            if signal == SIGTSTP { runner.suspend() }
            if [SIGINT, SIGTERM, SIGHUP].contains(signal) { isWanted = true }
        }
        return isWanted
    }
}

/// A recording that was interrupted before its first run.
struct InterruptedError: Error, Equatable {}
