import CSystem

/// How a worker process ended.
package struct WorkerEnd: Equatable, Sendable {
    package var status: LaunchedRun.Status
    /// The peak memory of the largest single process of the worker and its descendants.
    ///
    /// Linux counts what the process that started it had used until then, too: a worker that is
    /// smaller than that tells its own peak by itself, from `VmHWM` of `/proc/self/status`.
    package var maxRSSBytes: Int64
}

/// A process that does a part of the work of this one, and is ended with it by whoever measures it.
package struct WorkerProcess: Sendable {
    /// Its process id.
    package let id: Int32

    /// Starts a worker in this process's group and folder, with default signals and no mask.
    ///
    /// It has this process's descriptors 0 to 2 and those given, under the numbers given, each of
    /// which may be in use here; every other descriptor that is close-on-exec is closed. Threads may
    /// start workers at the same time: what one makes close-on-exec, no other one's worker gets.
    ///
    /// - Parameters:
    ///   - executable: a path as `resolve` gives it; the program's own name, too.
    ///   - arguments: without the program's name.
    ///   - environment: all of it.
    ///   - inheriting: open descriptors of this process, and what they are to the worker.
    /// - Throws: why it could not be started; `system` where a descriptor is not open.
    package static func start(
        executable: String, arguments: [String], environment: Environment = .current,
        inheriting: [(from: Int32, to: Int32)]
    ) throws(SubprocessError) -> WorkerProcess {
        let program = SpawnedProgram(
            executable: executable, arguments: [executable] + arguments, environment: environment)
        return WorkerProcess(id: try program.spawn(inheriting: inheriting))
    }

    /// Waits for the end, once.
    ///
    /// - Throws: `system`, with ECHILD where it was waited for already.
    package func wait() throws(SubprocessError) -> WorkerEnd {
        var status: Int32 = 0
        var maxRSSBytes: Int64 = 0
        let failure = csystem_wait(id, &status, &maxRSSBytes)
        guard failure == 0 else { throw .system(call: "wait4", code: -failure) }
        return WorkerEnd(status: LaunchedRun.Status(status), maxRSSBytes: maxRSSBytes)
    }
}

extension LaunchedRun.Status {
    /// A status as `waitpid` gives it.
    init(_ status: Int32) {
        let signal = csystem_end_signal(status)
        self = signal != 0 ? .signalled(signal) : .exited(csystem_exit_status(status))
    }
}
