import CSystem

/// How one measured program ran and ended, as the system told the launcher.
package struct LaunchedRun: Equatable, Sendable {
    /// What the program used, alone: nothing of the recorder, nothing of what it left running.
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

    /// How the program's own process ended.
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
    /// Whether members of its process group outlived a program that ended by itself.
    ///
    /// They were killed, and what they used is not counted.
    package var hadLeftovers: Bool
    /// What it wrote to its report channel.
    package var channel: ChannelBytes
    /// What was counted, where that was asked for; a counter that is not supported here is absent.
    package var counters: [Counter: Double] = [:]
    /// The copies that were started at once, by number; empty where it was one program alone.
    package var copies: [Copy] = []
    /// What it wrote to its standard output, where that is captured: the first `mostOutput` bytes.
    package var output: [UInt8] = []

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
        usage = Usage(
            wallNanoseconds: Int64(outcome.wall_ns), userNanoseconds: Int64(outcome.user_ns),
            systemNanoseconds: Int64(outcome.sys_ns), maxRSSBytes: Int64(outcome.max_rss_bytes),
            minorFaults: Int64(outcome.minor_faults), majorFaults: Int64(outcome.major_faults),
            blocksIn: Int64(outcome.blocks_in), blocksOut: Int64(outcome.blocks_out),
            voluntarySwitches: Int64(outcome.voluntary_switches),
            involuntarySwitches: Int64(outcome.involuntary_switches))
        status =
            outcome.signal != 0 ? .signalled(outcome.signal) : .exited(outcome.exit_status)
        cause =
            switch csystem_cause(UInt32(outcome.cause)) {
            case CSYSTEM_CAUSE_TIMEOUT: .timeout
            case CSYSTEM_CAUSE_STOPPED: .stopped(signal: outcome.stop_signal)
            case CSYSTEM_CAUSE_REQUESTED: .requested
            default: .itself
            }
        hadLeftovers = outcome.leftovers != 0
    }
}
