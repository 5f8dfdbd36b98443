import CLibrary
import Markdown
import PerfModel
import PerfRecording
import Subprocess

extension Failure {
    /// A run that ended a recording.
    ///
    /// - Parameters:
    ///   - headline: its configuration in words.
    ///   - goesOn: whether the recording went on with the other configurations.
    init(run: Run, cause: ChildEnd.Cause, headline: String, goesOn: Bool = false) {
        let start = "run \(run.position), \(headline),"
        let outcome = "It is stored with its outcome, \(run.outcome.rawValue)"
        let kept =
            goesOn ? "\(outcome); its configuration is measured no further." : "\(outcome)."
        if let error = run.report.messages.first(where: { $0.kind == .error }) {
            self.init("\(start) failed: \(harmless(Self.sentence(error.text)))", kept)
        } else {
            self.init(start, run: run, cause: cause, kept: kept, goesOn: goesOn)
        }
    }

    /// A text with a full stop at its end.
    private static func sentence(_ text: String) -> String {
        text.last.map { ".!?".contains($0) } ?? false ? text : "\(text)."
    }

    /// An end that the program did not explain.
    private init(
        _ start: String, run: Run, cause: ChildEnd.Cause, kept: String, goesOn: Bool
    ) {
        let tolerated = goesOn ? kept : "\(kept) With --ignore-failure recording goes on."
        switch cause {
        case .stopped(let signal):
            let reads = signal == SIGTTIN ? " It wanted to read the terminal, which it cannot." : ""
            self.init(
                "\(start) was stopped by \(SignalName.of(signal)) and ended.\(reads)", kept)
        case .timeout:
            self.init(
                "\(start) took longer than \(goesOn ? "its timeout" : "--timeout") allows and was ended.",
                tolerated)
        case .itself, .request:
            if let signal = run.signal {
                self.init("\(start) was killed by \(SignalName.of(signal)).", tolerated)
            } else {
                let status = run.exitStatus ?? 0
                guard run.outcome != .ok else {
                    self.init("\(start) ended well, which was not expected.", kept)
                    return
                }
                let ignoring = goesOn ? "" : " --ignore-failure=\(status) counts such runs as ok;"
                self.init(
                    "\(start) ended with exit status \(status).",
                    "\(kept)\(ignoring) --output inherit shows what it says.")
            }
        }
    }
}

extension LaunchedRun.Status {
    /// `ended with exit status 3`, `was killed by SIGKILL`.
    var words: String {
        switch self {
        case .exited(let code): "ended with exit status \(code)"
        case .signalled(let signal): "was killed by \(SignalName.of(signal))"
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
