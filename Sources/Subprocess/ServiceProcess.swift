import CLibrary
import CSystem

/// The process of a service, from its start until nothing of its group is left.
final class ServiceProcess {
    let executable: String
    private let id: pid_t
    private let input: Descriptor
    /// Polls as readable once the process has ended; -1 where the system has no such thing.
    let exit: Descriptor
    private var stopped: LaunchedRun.Status?

    /// How long it may go on after its input's end, and again after SIGTERM.
    private static let grace = Duration.milliseconds(500)

    /// Starts the program and closes its ends of the pipes here.
    init(
        _ program: SpawnedProgram, output: Descriptor, errors: Descriptor
    ) throws(SubprocessError) {
        let pipe = try Pipe()
        id = try program.spawn(descriptors: [
            pipe.reader.descriptor, output.descriptor, errors.descriptor,
        ])
        // Closed here, so that it is open until the program has it.
        pipe.reader.close()
        output.close()
        errors.close()
        input = pipe.writer
        exit = Descriptor(csystem_exit_descriptor(id))
        executable = program.executable
    }

    deinit { stop() }

    /// How it ended; nil while it runs. It stays to be waited for, so that its group's number does.
    var end: LaunchedRun.Status? {
        if let stopped { return stopped }
        var exitStatus: Int32 = 0
        var signal: Int32 = 0
        guard csystem_has_ended(id, &exitStatus, &signal) == 1 else { return nil }
        return signal != 0 ? .signalled(signal) : .exited(exitStatus)
    }

    /// Lets its input end; where it goes on, SIGTERM; and SIGKILL to what is left of its group.
    @discardableResult
    func stop() -> LaunchedRun.Status {
        if let stopped { return stopped }
        input.close()
        if !waitForEnd(for: Self.grace) {
            kill(-id, SIGTERM)
            _ = waitForEnd(for: Self.grace)
        }
        kill(-id, SIGKILL)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 && errno == EINTR {}
        let end = LaunchedRun.Status(status)
        stopped = end
        return end
    }

    /// Whether it ends in time.
    private func waitForEnd(for limit: Duration) -> Bool {
        let deadline = monotonicNanoseconds() + Int64(nanoseconds(limit))
        while end == nil {
            guard monotonicNanoseconds() < deadline else { return false }
            var entry = pollfd(fd: exit.descriptor, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, pollTime(until: deadline))
        }
        return true
    }

    /// The time of `poll` until a deadline, short where the end must be looked for.
    func pollTime(until deadline: Int64) -> Int32 {
        let time = milliseconds(until: deadline)
        return exit.descriptor < 0 ? min(time, 10) : time
    }
}
