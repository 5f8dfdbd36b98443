import CLibrary
import PerfModel
import PerfRecording

extension Failure {
    /// A run that ended a recording.
    ///
    /// - Parameter headline: its configuration in words.
    init(run: Run, cause: ChildEnd.Cause, headline: String) {
        let start = "run \(run.position), \(headline),"
        let kept = "It is stored with its outcome, \(run.outcome.rawValue)."
        switch cause {
        case .stopped(let signal):
            let reads = signal == SIGTTIN ? " It wanted to read the terminal, which it cannot." : ""
            self.init(
                "\(start) was stopped by \(SignalName.of(signal)) and ended.\(reads)", kept)
        case .timeout:
            self.init(
                "\(start) took longer than --timeout allows and was ended.",
                "\(kept) With --ignore-failure recording goes on.")
        case .itself, .request:
            if let signal = run.signal {
                self.init(
                    "\(start) was killed by \(SignalName.of(signal)).",
                    "\(kept) With --ignore-failure recording goes on.")
            } else {
                let status = run.exitStatus ?? 0
                self.init(
                    "\(start) ended with exit status \(status).",
                    """
                    \(kept) --ignore-failure=\(status) counts such runs as ok; --output inherit \
                    shows what it says.
                    """)
            }
        }
    }
}

/// The names of signals.
enum SignalName {
    /// `SIGTERM`, or `signal 64` for one without a name.
    static func of(_ number: Int32) -> String {
        names.first { $0.number == number }?.name ?? "signal \(number)"
    }

    private static let names: [(number: Int32, name: String)] = [
        (SIGHUP, "SIGHUP"), (SIGINT, "SIGINT"), (SIGQUIT, "SIGQUIT"), (SIGILL, "SIGILL"),
        (SIGTRAP, "SIGTRAP"), (SIGABRT, "SIGABRT"), (SIGBUS, "SIGBUS"), (SIGFPE, "SIGFPE"),
        (SIGKILL, "SIGKILL"), (SIGSEGV, "SIGSEGV"), (SIGPIPE, "SIGPIPE"), (SIGALRM, "SIGALRM"),
        (SIGTERM, "SIGTERM"), (SIGUSR1, "SIGUSR1"), (SIGUSR2, "SIGUSR2"), (SIGSTOP, "SIGSTOP"),
        (SIGTSTP, "SIGTSTP"), (SIGTTIN, "SIGTTIN"), (SIGTTOU, "SIGTTOU"), (SIGXCPU, "SIGXCPU"),
        (SIGXFSZ, "SIGXFSZ"), (SIGSYS, "SIGSYS"),
    ]
}
