package import PerfModel
import Subprocess

/// Runs a plan to its end and gives every finished run to the store.
///
/// Writing between two runs makes the next one slower and writing during one does so more, hence
/// short runs share a write; none waits longer than `CommitRule.deadline`. What can be run before a
/// write is due is started at once, and goes on without the recorder: waking it up after each run
/// would make the next one begin later and take longer.
package struct Recorder {
    let plan: RecordingPlan
    let runner: any ChildRunner
    let store: any RunStore
    let interference: InterferenceProbe?
    let tell: (RecordingEvent) -> Void
    /// One for each configuration; nil where nothing is taken from its output.
    let readers: [MetricReader?]
    var agenda: Agenda
    var hooks: HookLedger
    var pending = PendingRuns()
    var tallies: [RunTally]
    /// The configurations of the runs that ended since it was asked which have enough.
    private var recent: [Int] = []
    /// The newest signal that asked for the end, and how many did.
    var interruption: Int32?
    var interruptions = 0
    /// When a lock on the history is waited for no longer; nil while there is none.
    var patienceEnd: Int64?
    /// The first failure of each configuration.
    private var failures: [Recording.Failure] = []
    private var hookFailures: [Recording.HookFailure] = []
    /// The newest batch, and how many of its ends were told.
    var batch = Batch()
    var toldCount = 0
    /// Whether children were started whose ends are not all known.
    var isRunning = false
    /// Whether what is running was ended to be done again.
    var isVoiding = false
    /// What others had taken of the machine when a run was started alone; nil otherwise.
    var interferenceBefore: Interference?
    var missingCounters: Set<String> = []
    var userOnlyCounters: Set<String> = []

    /// - Parameters:
    ///   - interference: is read around each run that is alone; nil: nothing is known.
    ///   - tell: is called with what a user may want to see; never during a short run.
    package init(
        plan: RecordingPlan, runner: any ChildRunner, store: any RunStore,
        interference: InterferenceProbe? = nil,
        tell: @escaping (RecordingEvent) -> Void
    ) {
        self.plan = plan
        self.runner = runner
        self.store = store
        self.interference = interference
        self.tell = tell
        readers = plan.configurations.map { $0.metrics.isEmpty ? nil : MetricReader($0.metrics) }
        tallies = plan.configurations.map { RunTally($0) }
        agenda = Agenda(plan)
        hooks = HookLedger(plan)
    }

    /// Records the session; every finished run is stored when it returns or throws.
    ///
    /// What the store refused is offered once more before its error is thrown; a run in progress is
    /// ended then. Hooks that clean up run in any case, but for a second request to end.
    /// - Throws: `SubprocessError`, or what the store throws, which comes first of the two.
    package mutating func record(_ session: Session) throws -> Recording {
        let list = plan.configurations.map {
            SessionConfiguration(
                $0.configuration, command: $0.command, expected: $0.expected, settings: $0.settings)
        }
        try store.begin(session, configurations: list)
        do {
            var end = try runAll()
            try commit()
            try cleanUp()
            if let interruption {
                end = .interrupted(signal: interruption)
            } else if end == .completed, let failure = hookFailures.first {
                end = .hookFailed(failure)
            }
            noteReasons()
            try storeReasons()
            return Recording(
                end: end, measurements: tallies.map(\.measurements), failures: failures,
                hookFailures: hookFailures)
        } catch {
            endRun()
            let stored = Result { try commit() }
            cleanUpAnyway()
            try stored.get()
            noteReasons()
            try storeReasons()
            throw error
        }
    }

    /// How many finished runs are not stored; above 0 only where the store refused them.
    package var unstored: Int { pending.runs.count }

    private mutating func runAll() throws -> Recording.End {
        while let next = agenda.steps.first?.configuration {
            try heedSignals()
            if let interruption { return .interrupted(signal: interruption) }
            try run(nextBatch(before: next))
            if pending.isDue(at: runner.now, expectedNext: expectedNext) { try commit() }
            if let interruption { return .interrupted(signal: interruption) }
            if let failure = hookFailures.first { return .hookFailed(failure) }
            if !plan.goesOn, let failedEnd { return failedEnd }
            leaveOutThoseDone()
        }
        return failedEnd ?? .completed
    }

    /// The hook that is due, or the next runs.
    private mutating func nextBatch(before next: Int) -> Batch {
        if let (kind, place) = hooks.due(before: next) { return batch(of: kind, place) }
        return agenda.batch(
            of: plan, at: runner.now, since: pending.since, tallies: tallies, hooks: hooks)
    }

    private func batch(of kind: HookKind, _ place: Int) -> Batch {
        guard let launch = plan.configurations[place].hooks[kind] else { return Batch() }
        return Batch(.hook(kind, place), launch)
    }

    /// How long what comes next should take; nil where nobody knows, or where it is a hook, during which
    /// nothing should be left to be written.
    private var expectedNext: Int64? {
        mutating get {
            guard let next = agenda.steps.first?.configuration, hooks.due(before: next) == nil
            else { return nil }
            return tallies[next].times(
                prepared: hooks.has(.prepare, next), concluded: hooks.has(.conclude, next)
            )?.expected
        }
    }

    /// The end that names the first failure; nil where there is none.
    private var failedEnd: Recording.End? {
        failures.first.map { .failed($0.run, cause: $0.cause) }
    }

    /// Runs the hooks that are due though no run follows.
    private mutating func cleanUp() throws {
        while interruptions < 2, let (kind, place) = hooks.due(before: nil) {
            try heedSignals()
            if interruptions < 2 { try run(batch(of: kind, place)) }
        }
    }

    /// The same where the recording cannot go on: each is tried.
    private mutating func cleanUpAnyway() {
        while interruptions < 2, let (kind, place) = hooks.due(before: nil) {
            do {
                try heedSignals()
                if interruptions < 2 { try run(batch(of: kind, place)) }
            } catch {
                endRun()
                hooks.ended(.hook(kind, place), isVoid: false)
            }
        }
    }

    /// Takes the configurations out of the rounds that failed or have enough runs.
    private mutating func leaveOutThoseDone() {
        for failure in failures {
            let place = failure.run.configuration
            guard tallies[place].stopReason == nil else { continue }
            stop(place, .failed)
            agenda.leaveOut(place)
        }
        for place in recent where tallies[place].stopReason == nil {
            guard let reason = tallies[place].enoughReason() else { continue }
            stop(place, reason)
            if plan.configurations[place].runs.count == nil { agenda.leaveOut(place) }
        }
        recent.removeAll(keepingCapacity: true)
    }

    private mutating func stop(_ configuration: Int, _ reason: StopReason) {
        tallies[configuration].stopReason = reason
        tell(.stopped(configuration: configuration, reason))
    }

    /// Notes at the end of the recording why each configuration was measured no further; nothing of one
    /// that another one's failure cut short.
    private mutating func noteReasons() {
        leaveOutThoseDone()
        for failure in hookFailures where tallies[failure.configuration].stopReason == nil {
            stop(failure.configuration, .failed)
        }
        guard interruption != nil else { return }
        for place in tallies.indices
        where tallies[place].isMeasured && tallies[place].stopReason == nil {
            stop(place, .interrupted)
        }
    }

    /// Takes a run over that ended.
    mutating func add(_ run: Run, _ end: ChildEnd) {
        tallies[run.configuration].add(run, wasGood: end.isGood)
        if recent.last != run.configuration { recent.append(run.configuration) }
        pending.add(run, finishedAt: end.endedAt)
        guard plan.configurations[run.configuration].isFailed(run.outcome),
            !failures.contains(where: { $0.run.configuration == run.configuration })
        else { return }
        failures.append(Recording.Failure(run: run, cause: end.cause))
    }

    /// Takes a hook over that ended.
    mutating func add(_ kind: HookKind, _ configuration: Int, _ end: ChildEnd) {
        tallies[configuration].add(kind, wall: end.usage.wall)
        guard !end.isGood, end.cause != .request else { return }
        hookFailures.append(
            Recording.HookFailure(
                kind: kind, configuration: configuration, cause: end.cause,
                exitStatus: end.exitStatus, signal: end.signal))
    }
}
