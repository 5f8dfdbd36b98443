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

    package enum End: Hashable, Sendable {
        case completed
        /// The run that stopped the recording.
        case failed(Run, cause: ChildEnd.Cause)
        case interrupted(signal: Int32)
    }
}
