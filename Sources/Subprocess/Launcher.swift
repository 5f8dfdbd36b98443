import CLibrary
import CSystem

/// Where the measured programs' standard output and standard error go.
package enum ChildOutput: Equatable, Sendable {
    /// To /dev/null.
    case discard
    /// To this process's own.
    case inherit
    /// Both to an open descriptor, which may be closed once the launcher is there.
    case file(descriptor: Int32)
}

/// What ended a wait.
package enum LauncherEvent: Equatable, Sendable {
    /// The program ended.
    case ended(LaunchedRun)
    /// The deadline came first.
    case deadline
    /// This watched signal came first.
    case signal(Int32)
}

/// What can be done to a running program; always to its whole process group.
package enum LauncherCommand: Equatable, Sendable {
    /// SIGTERM, and SIGKILL after the request's grace.
    case terminate
    /// SIGKILL.
    case kill
    /// SIGSTOP, which is not taken for a failure; the time limit stands still.
    case stop
    /// SIGCONT.
    case `continue`
}

/// A small process that starts measured programs one after another and waits for them.
///
/// Linux counts the peak memory of the process that starts a program into the program's own. So the
/// launcher is forked **before anything large is allocated**; from then on it is the same however
/// large this process grows. It gives the programs their own process group, default signals, an
/// empty standard input and only such further descriptors as were inherited by this process. When
/// this process ends, in whatever way, the launcher kills the running program and ends too.
package final class Launcher {
    private let channel: Int32
    private let process: pid_t
    private var running: LaunchRequest?
    /// The last message, kept so that starting allocates nothing.
    private var message: [UInt8] = []

    /// Forks the launcher.
    ///
    /// - Throws: `system`.
    package init(output: ChildOutput) throws(SubprocessError) {
        let (standardOutput, standardError): (Int32, Int32) =
            switch output {
            case .discard: (-1, -1)
            case .inherit: (STDOUT_FILENO, STDERR_FILENO)
            case .file(let descriptor): (descriptor, descriptor)
            }
        var channel: Int32 = -1
        let process = csystem_launcher_fork(standardOutput, standardError, &channel)
        guard process > 0 else { throw .system(call: "fork", code: -process) }
        self.channel = channel
        self.process = process
    }

    /// Ends the launcher and with it a running program, and waits for its end.
    deinit {
        close(channel)
        while waitpid(process, nil, 0) < 0 && errno == EINTR {}
    }

    /// Starts a program; `wait` tells its end.
    ///
    /// - Throws: `launcherLost`.
    /// - Precondition: no program is running.
    package func start(_ request: LaunchRequest) throws(SubprocessError) {
        precondition(running == nil, "\(request.executable) started while another is running")
        message.removeAll(keepingCapacity: true)
        request.encode(into: &message)
        let failure = message.withUnsafeBytes { csystem_send(channel, $0.baseAddress, $0.count) }
        guard failure == 0 else { throw .launcherLost }
        running = request
    }

    /// Does something to the running program; without effect where it has just ended.
    ///
    /// - Throws: `launcherLost`.
    package func send(_ command: LauncherCommand) throws(SubprocessError) {
        let kind =
            switch command {
            case .terminate: CSYSTEM_MESSAGE_TERMINATE
            case .kill: CSYSTEM_MESSAGE_KILL
            case .stop: CSYSTEM_MESSAGE_STOP
            case .continue: CSYSTEM_MESSAGE_CONTINUE
            }
        var message = csystem_message()
        message.kind = kind.rawValue
        let failure = csystem_send(channel, &message, MemoryLayout.size(ofValue: message))
        guard failure == 0 else { throw .launcherLost }
    }

    /// Waits for the running program's end, a deadline or a signal.
    ///
    /// A signal that comes together with the end is kept: `SignalWatch.take` tells it.
    /// - Parameter deadline: as `monotonicNanoseconds` counts; nil: never.
    /// - Throws: why the program could not be started, or `launcherLost`.
    /// - Precondition: a program was started.
    package func wait(
        until deadline: Int64? = nil, watching signals: SignalWatch? = nil
    ) throws(SubprocessError) -> LauncherEvent {
        guard let request = running else { preconditionFailure("nothing was started") }
        while true {
            var entries = [
                pollfd(fd: channel, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&entries, 2, milliseconds(until: deadline))
            if count < 0 && errno != EINTR { throw .system(call: "poll", code: errno) }
            if count > 0 && entries[0].revents != 0 {
                running = nil
                return .ended(try receive(from: request))
            }
            if let signal = signals?.take() { return .signal(signal) }
            if let deadline, monotonicNanoseconds() >= deadline { return .deadline }
        }
    }

    private func receive(from request: LaunchRequest) throws(SubprocessError) -> LaunchedRun {
        var outcome = csystem_outcome()
        let failure = csystem_receive(channel, &outcome, MemoryLayout.size(ofValue: outcome))
        guard failure == 0 else { throw .launcherLost }
        guard outcome.start_error == 0 else {
            throw startError(outcome.start_error, of: request.executable)
        }
        return LaunchedRun(outcome)
    }
}

/// Nanoseconds of a clock that never jumps and has no meaning by itself.
package func monotonicNanoseconds() -> Int64 { Int64(csystem_monotonic_ns()) }

/// The time of `poll` until a deadline, rounded up; -1 for ever.
func milliseconds(until deadline: Int64?) -> Int32 {
    guard let deadline else { return -1 }
    let left = max(0, deadline - monotonicNanoseconds())
    return Int32(clamping: (left + 999_999) / 1_000_000)
}
