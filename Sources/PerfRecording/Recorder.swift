package import PerfModel
import Subprocess

/// Runs a plan to its end and gives every finished run to the store.
///
/// Writing between two runs makes the next one slower and writing during one does so more, hence
/// short runs share a write; none waits longer than `CommitRule.deadline`.
package struct Recorder {
    private let plan: RecordingPlan
    private let runner: any ChildRunner
    private let store: any RunStore
    private let tell: (RecordingEvent) -> Void
    private var pending = PendingRuns()
    private var results: [RunTally]
    private var interruption: Int32?
    /// Whether a child was started whose end is not yet known.
    private var isRunning = false

    /// - Parameter tell: is called with what a user may want to see; never during a short run.
    package init(
        plan: RecordingPlan, runner: any ChildRunner, store: any RunStore,
        tell: @escaping (RecordingEvent) -> Void
    ) {
        self.plan = plan
        self.runner = runner
        self.store = store
        self.tell = tell
        results = plan.configurations.map { RunTally($0) }
    }

    /// Records the session; every finished run is stored when it returns or throws.
    ///
    /// What the store refused is offered once more before its error is thrown; a run in progress is
    /// ended then.
    /// - Throws: `SubprocessError`, or what the store throws, which comes first of the two.
    package mutating func record(_ session: Session) throws -> Recording {
        let list = plan.configurations.map { ($0.configuration, command: $0.command) }
        try store.begin(session, configurations: list)
        var schedule = Schedule(
            configurations: list.count, warmups: plan.warmups, runs: plan.runs, seed: plan.seed)
        do {
            let end = try runAll(&schedule)
            try commit()
            return Recording(end: end, measurements: results.map(\.measurements))
        } catch {
            endRun()
            try commit()
            throw error
        }
    }

    /// How many finished runs are not stored; above 0 only where the store refused them.
    package var unstored: Int { pending.runs.count }

    private mutating func runAll(_ schedule: inout Schedule) throws -> Recording.End {
        while let step = schedule.next() {
            guard let end = try completeRun(step) else {
                return .interrupted(signal: interruption ?? 0)
            }
            let run = Run(step, end, tolerating: plan.toleratedExits)
            results[step.configuration].add(run)
            pending.add(run, at: runner.now)
            let expected = schedule.upcoming.flatMap { results[$0].lastWall }
            if pending.isDue(at: runner.now, expectedNext: expected) { try commit() }
            if end.leftProcesses { tell(.leftProcesses(run)) }
            if let interruption { return .interrupted(signal: interruption) }
            if stops(after: run) {
                try commit()
                return .failed(run, cause: end.cause)
            }
        }
        return .completed
    }

    private func stops(after run: Run) -> Bool {
        switch run.outcome {
        case .ok: false
        case .timedOut, .killed: plan.toleratedExits != .all
        case .failed, .interrupted: true
        }
    }

    /// One run from start to end, repeated where the recorder was suspended meanwhile.
    ///
    /// Nil where a signal asked for the end before the run began.
    private mutating func completeRun(_ step: Schedule.Step) throws -> ChildEnd? {
        while true {
            while let signal = runner.pendingSignal() {
                if try handleBetweenRuns(signal) { return nil }
            }
            try runner.start(plan.configurations[step.configuration].launch)
            isRunning = true
            if let end = try waitForEnd() { return end }
        }
    }

    /// Whether the recording is to end.
    private mutating func handleBetweenRuns(_ signal: Int32) throws -> Bool {
        switch RecorderSignal(signal) {
        case .interrupt:
            interruption = signal
            return true
        case .suspend:
            try suspend()
            return false
        case .resize: tell(.resized)
        case .other: break
        }
        return false
    }

    /// The end of the run in progress; nil where it was thrown away because of a suspension.
    private mutating func waitForEnd() throws -> ChildEnd? {
        var isVoid = false
        var nextProgress = runner.now + CommitRule.progressInterval
        while true {
            switch try nextEvent(until: min(pending.deadline ?? .max, nextProgress)) {
            case .ended(let end): return isVoid && interruption == nil ? nil : end
            case .deadline:
                if pending.isOverdue(at: runner.now) { try commit() }
                guard runner.now >= nextProgress else { continue }
                tell(.waiting)
                nextProgress = runner.now + CommitRule.progressInterval
            case .signal(let signal):
                switch RecorderSignal(signal) {
                case .interrupt:
                    try runner.send(interruption == nil ? .terminate : .kill)
                    interruption = signal
                case .suspend:
                    try runner.send(.stop)
                    try suspend()
                    try runner.send(.kill)
                    isVoid = true
                    nextProgress = runner.now + CommitRule.progressInterval
                case .resize: tell(.resized)
                case .other: break
                }
            }
        }
    }

    /// What comes next of the child in progress; it is not waited for again after its end.
    private mutating func nextEvent(until deadline: Int64?) throws -> ChildEvent {
        isRunning = false
        let event = try runner.wait(until: deadline)
        if case .ended = event { return event }
        isRunning = true
        return event
    }

    /// Ends the run in progress, if there is one, because the recording cannot go on.
    private mutating func endRun() {
        guard isRunning, (try? runner.send(.kill)) != nil else { return }
        while isRunning, (try? nextEvent(until: nil)) != nil {}
    }

    private mutating func suspend() throws {
        try commit()
        tell(.suspending)
        runner.suspend()
        tell(.resumed)
    }

    private mutating func commit() throws {
        guard !pending.runs.isEmpty else { return }
        try store.store(pending.runs)
        tell(.stored(pending.take()))
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
            isWarmup: step.isWarmup, round: step.round, position: step.position, usage: end.usage)
    }
}
