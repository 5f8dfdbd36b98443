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
    /// What the program said of itself; empty where it said nothing.
    package var report: RunReport

    package init(
        configuration: Int, startedAt: Instant?, outcome: Outcome, exitStatus: Int32?,
        signal: Int32?, isWarmup: Bool, round: Int, position: Int, usage: Usage,
        report: RunReport = RunReport()
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
