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
    /// A hook of this configuration is started; comes only where it is not part of a run's batch.
    case hook(HookKind, configuration: Int)
    /// This configuration is measured no further.
    case stopped(configuration: Int, StopReason)
    /// What a run printed on its standard output, where that is captured.
    case printed([UInt8])
    /// These counters are not supported here; comes once.
    case countersMissing([String])
    /// These counters count user code only, because the system allows no more; comes once.
    case countersOfUserCode([String])
}

/// A recording that came to an end.
package struct Recording: Sendable {
    package var end: End
    /// One for each configuration of the plan, in its order.
    package var measurements: [Measurements]
    /// The first failure of each configuration that had one, in the order in which they came; those
    /// configurations were left out of what followed.
    package var failures: [Failure] = []
    /// The hooks that did not end with exit status 0, in the order in which they came, those that
    /// clean up after the first included.
    package var hookFailures: [HookFailure] = []

    /// A run that did not end as expected.
    package struct Failure: Hashable, Sendable {
        package var run: Run
        package var cause: ChildEnd.Cause

        package init(run: Run, cause: ChildEnd.Cause) {
            self.run = run
            self.cause = cause
        }
    }

    /// A hook that did not end with exit status 0.
    package struct HookFailure: Hashable, Sendable {
        package var kind: HookKind
        /// A place in the plan.
        package var configuration: Int
        package var cause: ChildEnd.Cause
        /// Nil where a signal ended it.
        package var exitStatus: Int32?
        package var signal: Int32?

        package init(
            kind: HookKind, configuration: Int, cause: ChildEnd.Cause, exitStatus: Int32?,
            signal: Int32?
        ) {
            self.kind = kind
            self.configuration = configuration
            self.cause = cause
            self.exitStatus = exitStatus
            self.signal = signal
        }
    }

    package enum End: Hashable, Sendable {
        case completed
        /// The first run that failed; the recording stopped after it, or went on with the others.
        case failed(Run, cause: ChildEnd.Cause)
        case interrupted(signal: Int32)
        /// A hook that did not end with exit status 0; the recording stopped after it.
        case hookFailed(HookFailure)
    }
}
