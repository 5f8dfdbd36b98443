package import PerfModel

/// What a user may want to see of a recording while it goes on.
package enum RecordingEvent {
    /// These runs are durable now.
    case stored([Run])
    /// A run takes long; comes ten times a second.
    case waiting
    case resized
    case suspending
    case resumed
    /// Another program keeps the history locked; comes once for each time that it is waited for.
    case storeBusy
    /// A run ended by itself and left processes, which were ended.
    case leftProcesses(Run)
}

/// A recording that came to an end.
package struct Recording: Sendable {
    package var end: End
    /// One for each configuration of the plan, in its order.
    package var measurements: [Measurements]
    /// The first failure of each configuration that had one, in the order in which they came; those
    /// configurations were left out of what followed.
    package var failures: [Failure] = []

    /// A run that did not end as expected.
    package struct Failure: Hashable, Sendable {
        package var run: Run
        package var cause: ChildEnd.Cause

        package init(run: Run, cause: ChildEnd.Cause) {
            self.run = run
            self.cause = cause
        }
    }

    package enum End: Hashable, Sendable {
        case completed
        /// The first run that failed; the recording stopped after it, or went on with the others.
        case failed(Run, cause: ChildEnd.Cause)
        case interrupted(signal: Int32)
    }
}
