package import PerfModel
import Subprocess

/// Runs a plan to its end and gives every finished run to the store.
///
/// Writing between two runs makes the next one slower and writing during one does so more, hence
/// short runs share a write; none waits longer than `CommitRule.deadline`. What can be run before a
/// write is due is started at once, and goes on without the recorder: waking it up after each run
/// would make the next one begin later and take longer.
package struct Recorder {
    private let plan: RecordingPlan
    private let runner: any ChildRunner
    private let store: any RunStore
    private let interference: InterferenceProbe?
    private let tell: (RecordingEvent) -> Void
    private var agenda: Agenda
    private var pending = PendingRuns()
    private var tallies: [RunTally]
    private var interruption: Int32?
    /// When a lock on the history is waited for no longer; nil while there is none.
    private var patienceEnd: Int64?
    /// The first failure of each configuration.
    private var failures: [Recording.Failure] = []
    /// Whether children were started whose ends are not all known.
    private var isRunning = false

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
        tallies = plan.configurations.map { RunTally($0) }
        agenda = Agenda(
            Schedule(
                plan.configurations.map {
                    Schedule.Count(warmups: $0.warmups, runs: $0.runs.least)
                },
                seed: plan.seed))
    }

    /// Records the session; every finished run is stored when it returns or throws.
    ///
    /// What the store refused is offered once more before its error is thrown; a run in progress is
    /// ended then.
    /// - Throws: `SubprocessError`, or what the store throws, which comes first of the two.
    package mutating func record(_ session: Session) throws -> Recording {
        let list = plan.configurations.map {
            SessionConfiguration(
                $0.configuration, command: $0.command, expected: $0.expected)
        }
        try store.begin(session, configurations: list)
        do {
            let end = try runAll()
            try commit()
            return Recording(
                end: end, measurements: tallies.map(\.measurements), failures: failures)
        } catch {
            endRun()
            try commit()
            throw error
        }
    }

    /// How many finished runs are not stored; above 0 only where the store refused them.
    package var unstored: Int { pending.runs.count }

    private mutating func runAll() throws -> Recording.End {
        while !agenda.steps.isEmpty {
            while let signal = runner.pendingSignal() {
                try handleBetweenRuns(signal)
                if let interruption { return .interrupted(signal: interruption) }
            }
            try runBatch()
            let expected = agenda.steps.first.flatMap { tallies[$0.configuration].lastWall }
            if pending.isDue(at: runner.now, expectedNext: expected) { try commit() }
            if let interruption { return .interrupted(signal: interruption) }
            if !plan.goesOn, let failedEnd { return failedEnd }
            for failure in failures { agenda.leaveOut(failure.run.configuration) }
        }
        return failedEnd ?? .completed
    }

    /// The end that names the first failure; nil where there is none.
    private var failedEnd: Recording.End? {
        failures.first.map { .failed($0.run, cause: $0.cause) }
    }

    /// Takes over the runs that ended and were not taken over yet.
    ///
    /// One that was ended without an interruption, because the recorder was suspended or cannot go
    /// on, does not count; it stays on the agenda.
    private mutating func collect() throws {
        while let end = try runner.nextEnd() {
            guard end.cause != .request || interruption != nil else { continue }
            let step = agenda.removeFirst()
            let planned = plan.configurations[step.configuration]
            let run = Run(step, end, tolerating: planned.toleratedExits)
            tallies[run.configuration].add(run, wasGood: end.isGood)
            pending.add(run, finishedAt: end.endedAt)
            if end.leftProcesses { tell(.leftProcesses(run)) }
            guard planned.isFailed(run.outcome),
                !failures.contains(where: { $0.run.configuration == run.configuration })
            else { continue }
            failures.append(Recording.Failure(run: run, cause: end.cause))
        }
    }

    private mutating func handleBetweenRuns(_ signal: Int32) throws {
        switch RecorderSignal(signal) {
        case .interrupt: interruption = signal
        case .suspend: try suspend()
        case .resize: tell(.resized)
        case .other: break
        }
    }

    /// Starts the next runs and takes over those that ended, until nothing runs.
    private mutating func runBatch() throws {
        let batch = agenda.batch(of: plan, at: runner.now, since: pending.since, tallies: tallies)
        try runner.start(batch)
        isRunning = true
        // By then no further run is started, and the first may have been waiting for its write for
        // as long as it may. Of a single run there is nothing to see before its end.
        var look = batch.count > 1 ? runner.now + CommitRule.deadline : Int64.max
        var nextProgress = runner.now + CommitRule.progressInterval
        while true {
            switch try nextEvent(until: min(pending.deadline ?? look, nextProgress)) {
            case .finished: return try collect()
            case .deadline:
                if runner.now >= look { look = .max }
                try collect()
                if pending.isOverdue(at: runner.now) { try commit() }
                guard runner.now >= nextProgress else { continue }
                tell(.waiting)
                nextProgress = runner.now + CommitRule.progressInterval
            case .signal(let signal):
                let suspended = try handleDuringRun(signal)
                if suspended { nextProgress = runner.now + CommitRule.progressInterval }
            }
        }
    }

    /// Whether the recorder was suspended.
    private mutating func handleDuringRun(_ signal: Int32) throws -> Bool {
        switch RecorderSignal(signal) {
        case .interrupt:
            try runner.send(interruption == nil ? .terminate : .kill)
            interruption = signal
        case .suspend:
            try runner.send(.stop)
            try collect()
            try suspend()
            try runner.send(.kill)
            return true
        case .resize: tell(.resized)
        case .other: break
        }
        return false
    }

    /// What comes next while children run; they are not waited for again when none runs any more.
    private mutating func nextEvent(until deadline: Int64?) throws -> ChildEvent {
        isRunning = false
        let event = try runner.wait(until: deadline)
        if event == .finished { return event }
        isRunning = true
        return event
    }

    /// Ends the run in progress, if there is one, because the recording cannot go on; those before
    /// it are kept.
    private mutating func endRun() {
        if isRunning, (try? runner.send(.kill)) != nil {
            while isRunning, (try? nextEvent(until: nil)) != nil {}
        }
        try? collect()
    }

    private mutating func suspend() throws {
        try commit()
        tell(.suspending)
        runner.suspend()
        tell(.resumed)
    }

    /// Stores what waits for it; where another program's lock is in the way, waits for that.
    private mutating func commit() throws {
        guard !pending.runs.isEmpty else { return }
        while true {
            do {
                try store.store(pending.runs)
                break
            } catch {
                guard store.isPassing(error), try keepsWaiting() else { throw error }
            }
        }
        patienceEnd = nil
        tell(.stored(pending.take()))
    }

    /// Whether the lock on the history is waited for once more; heeds the signals that came.
    private mutating func keepsWaiting() throws -> Bool {
        if patienceEnd == nil {
            patienceEnd = runner.now + CommitRule.patience
            tell(.storeBusy)
        }
        while let signal = runner.pendingSignal() {
            guard case .interrupt = RecorderSignal(signal) else { continue }
            if isRunning { try runner.send(interruption == nil ? .terminate : .kill) }
            interruption = signal
            patienceEnd = min(patienceEnd ?? .max, runner.now + CommitRule.shortPatience)
        }
        return runner.now < patienceEnd ?? 0
    }
}

extension Run {
    /// A step of the schedule together with how its child ended.
    fileprivate init(_ step: Schedule.Step, _ end: ChildEnd, tolerating exits: ToleratedExits) {
        var signal = end.signal
        if case .stopped(let number) = end.cause { signal = number }
        self.init(
            configuration: step.configuration, startedAt: end.startedAt,
            outcome: end.outcome(tolerating: exits), exitStatus: end.exitStatus, signal: signal,
            isWarmup: step.isWarmup, round: step.round, position: step.position, usage: end.usage,
            report: end.report.checked(against: end.usage.wall))
    }
}
