import CSystem

/// How one measured program ran and ended, as the system told the launcher.
package struct LaunchedRun: Equatable, Sendable {
    /// What the program used, alone: nothing of the recorder, nothing of what it left running.
    ///
    /// Of several copies: the wall time from before the first start until the last end, the peak of
    /// the largest single process, and the sums of the rest.
    package struct Usage: Equatable, Sendable {
        /// From right before the start until right after the end was told, by a monotonic clock.
        package var wallNanoseconds: Int64
        /// CPU time in user code, with the program's descendants that were waited for.
        package var userNanoseconds: Int64
        /// CPU time in the kernel, with the program's descendants that were waited for.
        package var systemNanoseconds: Int64
        /// The peak memory of the largest single process.
        package var maxRSSBytes: Int64
        /// Page faults without and with input.
        package var minorFaults: Int64
        package var majorFaults: Int64
        /// Blocks of 512 bytes read from and written to devices.
        package var blocksIn: Int64
        package var blocksOut: Int64
        /// Times that a process gave its CPU away, and that it was taken from it.
        package var voluntarySwitches: Int64
        package var involuntarySwitches: Int64
    }

    /// How the program's own process ended; of several copies, the first by number that did not end
    /// with exit status 0.
    package enum Status: Equatable, Sendable {
        /// It ended with this status, 0…255.
        case exited(Int32)
        /// This signal ended it.
        case signalled(Int32)
    }

    /// Who wanted the end.
    package enum Cause: Equatable, Sendable {
        /// The program itself, or someone else's signal.
        case itself
        /// The time limit.
        case timeout
        /// It was stopped by this signal (SIGTTIN, SIGSTOP …), and killed for that.
        case stopped(signal: Int32)
        /// `terminate` or `kill`.
        case requested
    }

    /// Microseconds since 1970, UTC.
    package var startedAtMicroseconds: Int64
    /// The end as `monotonicNanoseconds` counts.
    package var endedAtNanoseconds: Int64
    package var usage: Usage
    package var status: Status
    package var cause: Cause
    /// Whether descendants outlived a program that ended by itself, wherever they had gone.
    ///
    /// They were killed, and what they used is not counted. (macOS: only those in its group.)
    package var hadLeftovers: Bool
    /// What it wrote to its report channel.
    package var channel: ChannelBytes
    /// What was counted in the program and all its descendants until its end, where that was asked
    /// for; a counter that is not supported here is absent.
    package var counters: [Counter: Double] = [:]
    /// Those that were asked for and are not supported here, in the order of `Counter.allCases`.
    package var missingCounters: [Counter] = []
    /// Those that counted user code only, because the system allows no more
    /// (`/proc/sys/kernel/perf_event_paranoid`).
    package var userOnlyCounters: Set<Counter> = []
    /// The copies that were started at once, by number; empty where it was one program alone. Fewer
    /// than asked for where one stopped before all were started.
    package var copies: [Copy] = []
    /// What it wrote to its standard output, where that is captured: the last whole lines of it, at
    /// most `mostOutput` bytes.
    package var output: [UInt8] = []
    /// Whether it wrote more than that.
    package var isOutputCut = false

    package static let mostOutput = 16 << 20

    /// One of several copies.
    package struct Copy: Equatable, Sendable {
        /// From the run's beginning until it was started.
        package var startNanoseconds: Int64
        package var usage: Usage
        package var status: Status
    }

    init(_ outcome: csystem_outcome, channel: ChannelBytes) {
        self.channel = channel
        startedAtMicroseconds = outcome.started_at_us
        endedAtNanoseconds = Int64(outcome.ended_at_ns)
        usage = Usage(outcome.usage)
        status = Status(exitStatus: outcome.exit_status, signal: outcome.signal)
        cause =
            switch csystem_cause(UInt32(outcome.cause)) {
            case CSYSTEM_CAUSE_TIMEOUT: .timeout
            case CSYSTEM_CAUSE_STOPPED: .stopped(signal: Int32(outcome.stop_signal))
            case CSYSTEM_CAUSE_REQUESTED: .requested
            default: .itself
            }
        hadLeftovers = outcome.leftovers != 0
    }
}

extension LaunchedRun.Usage {
    init(_ usage: csystem_usage) {
        self.init(
            wallNanoseconds: Int64(usage.wall_ns), userNanoseconds: Int64(usage.user_ns),
            systemNanoseconds: Int64(usage.sys_ns), maxRSSBytes: Int64(usage.max_rss_bytes),
            minorFaults: Int64(usage.minor_faults), majorFaults: Int64(usage.major_faults),
            blocksIn: Int64(usage.blocks_in), blocksOut: Int64(usage.blocks_out),
            voluntarySwitches: Int64(usage.voluntary_switches),
            involuntarySwitches: Int64(usage.involuntary_switches))
    }
}

extension LaunchedRun.Status {
    /// - Parameter signal: the one that ended the process, or 0.
    init(exitStatus: Int32, signal: Int32) {
        self = signal != 0 ? .signalled(signal) : .exited(exitStatus)
    }
}

extension LaunchedRun.Copy {
    init(_ copy: csystem_copy) {
        startNanoseconds = Int64(copy.start_ns)
        usage = LaunchedRun.Usage(copy.usage)
        status = LaunchedRun.Status(exitStatus: copy.exit_status, signal: copy.signal)
    }
}
