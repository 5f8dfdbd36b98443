/// How a run ended.
package enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// Exit status 0, or one that was allowed.
    case ok
    /// Another exit status, or a child that stopped and was ended.
    case failed
    /// Ended by perfdb when its time was over.
    case timedOut = "timed-out"
    /// Ended by a signal that perfdb did not send.
    case killed
    /// Ended because the recording was interrupted.
    case interrupted
}

/// One timed execution of one configuration.
package struct Run: Hashable, Sendable {
    /// The place of its configuration in the session's list, from 0.
    package var configuration: Int
    /// Nil where an imported or transcribed run does not say.
    package var startedAt: Instant?
    package var outcome: Outcome
    /// Nil where a signal ended it.
    package var exitStatus: Int32?
    /// The number of the signal that ended or stopped it.
    package var signal: Int32?
    package var isWarmup: Bool
    /// The how-manieth pass over the sweep, warm-ups included, from 1.
    package var round: Int
    /// The place in the session's order, from 1.
    package var position: Int
    package var usage: Usage
    /// What the program said of itself, the metrics that were taken from its output, and its counters;
    /// empty where there is nothing.
    package var report: RunReport
    /// What others took of the machine meanwhile.
    package var interference: Interference
    /// The copies that were started at once, by number; empty where it was one program alone.
    package var copies: [RunCopy]

    package init(
        configuration: Int, startedAt: Instant?, outcome: Outcome, exitStatus: Int32?,
        signal: Int32?, isWarmup: Bool, round: Int, position: Int, usage: Usage,
        report: RunReport = RunReport(), interference: Interference = Interference(),
        copies: [RunCopy] = []
    ) {
        self.configuration = configuration
        self.startedAt = startedAt
        self.outcome = outcome
        self.exitStatus = exitStatus
        self.signal = signal
        self.isWarmup = isWarmup
        self.round = round
        self.position = position
        self.usage = usage
        self.report = report
        self.interference = interference
        self.copies = copies
    }
}

/// What was taken away from the whole machine while a run went on; nil where that is not known, as of
/// a run too short to be told from its neighbours.
package struct Interference: Hashable, Sendable {
    /// CPU time that the hypervisor gave to others while a CPU of this machine wanted it, nanoseconds
    /// summed over all CPUs (Linux: `steal` of /proc/stat, in clock ticks).
    package var stolen: Int64?
    /// The time that the control group was held back for having used up its CPU quota, nanoseconds
    /// (Linux: `throttled_usec` or `throttled_time` of cpu.stat).
    package var throttled: Int64?
    /// How often a core was slowed down because it was too hot (Linux: core_throttle_count).
    package var thermalThrottles: Int64?

    package init(
        stolen: Int64? = nil, throttled: Int64? = nil, thermalThrottles: Int64? = nil
    ) {
        self.stolen = stolen
        self.throttled = throttled
        self.thermalThrottles = thermalThrottles
    }
}

/// One of several copies of a program that were started at once; nanoseconds and bytes.
package struct RunCopy: Hashable, Sendable {
    /// From the run's beginning until this copy was started.
    package var start: Int64
    /// From its own start until its end.
    package var wall: Int64
    package var user: Int64?
    package var sys: Int64?
    /// Of its largest single process.
    package var maxRSS: Int64?
    /// Nil where a signal ended it.
    package var exitStatus: Int32?
    /// The number of the signal that ended it.
    package var signal: Int32?

    package init(
        start: Int64, wall: Int64, user: Int64?, sys: Int64?, maxRSS: Int64?, exitStatus: Int32?,
        signal: Int32?
    ) {
        self.start = start
        self.wall = wall
        self.user = user
        self.sys = sys
        self.maxRSS = maxRSS
        self.exitStatus = exitStatus
        self.signal = signal
    }
}

/// What one run took; whole nanoseconds, bytes and counts, none negative.
///
/// A measured run knows all but the error of reading; an imported or transcribed one its wall time.
package struct Usage: Hashable, Sendable {
    package var wall: Int64
    package var user: Int64?
    package var sys: Int64?
    /// The peak resident memory of the largest single process, in bytes.
    package var maxRSS: Int64?
    package var voluntarySwitches: Int64?
    package var involuntarySwitches: Int64?
    package var minorFaults: Int64?
    package var majorFaults: Int64?
    /// Blocks of 512 bytes read from and written to storage.
    package var blockReads: Int64?
    package var blockWrites: Int64?
    /// How far the wall time may be off because it was read off a graph, nanoseconds each way.
    package var readingError: Int64?

    package init(
        wall: Int64, user: Int64?, sys: Int64?, maxRSS: Int64? = 0,
        voluntarySwitches: Int64? = 0, involuntarySwitches: Int64? = 0, minorFaults: Int64? = 0,
        majorFaults: Int64? = 0, blockReads: Int64? = 0, blockWrites: Int64? = 0
    ) {
        self.wall = wall
        self.user = user
        self.sys = sys
        self.maxRSS = maxRSS
        self.voluntarySwitches = voluntarySwitches
        self.involuntarySwitches = involuntarySwitches
        self.minorFaults = minorFaults
        self.majorFaults = majorFaults
        self.blockReads = blockReads
        self.blockWrites = blockWrites
    }

    /// What is known of a time that was read somewhere.
    ///
    /// - Parameters:
    ///   - wall: nanoseconds; so are the others.
    ///   - readingError: how far it may be off, each way; nil where it was printed.
    package init(read wall: Int64, user: Int64? = nil, sys: Int64? = nil, readingError: Int64?) {
        self.init(
            wall: wall, user: user, sys: sys, maxRSS: nil, voluntarySwitches: nil,
            involuntarySwitches: nil, minorFaults: nil, majorFaults: nil, blockReads: nil,
            blockWrites: nil)
        self.readingError = readingError
    }
}
