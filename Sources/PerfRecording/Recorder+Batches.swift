import PerfModel
import Subprocess

extension Recorder {
    /// Starts what a batch has and takes over what ended, until nothing runs.
    mutating func run(_ next: Batch) throws {
        batch = next
        toldCount = 0
        isVoiding = false
        if let (kind, configuration) = batch.loneHook {
            tell(.hook(kind, configuration: configuration))
        }
        interferenceBefore = batch.isLoneRun ? interference?.read() : nil
        try runner.start(batch.launches)
        isRunning = true
        if let first = batch.parts.first { hooks.began(first) }
        // By then no further run is started, and the first may have been waiting for its write for
        // as long as it may. Of a single run there is nothing to see before its end.
        var look = batch.parts.count > 1 ? runner.now + CommitRule.deadline : Int64.max
        var nextProgress = runner.now + CommitRule.progressInterval
        while true {
            switch try nextEvent(until: min(pending.deadline ?? look, nextProgress)) {
            case .finished: return try collect()
            case .deadline:
                if runner.now >= look {
                    look = batch.hasHooks ? runner.now + CommitRule.deadline : .max
                }
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

    /// What comes next while children run; they are not waited for again when none runs any more.
    private mutating func nextEvent(until deadline: Int64?) throws -> ChildEvent {
        isRunning = false
        let event = try runner.wait(until: deadline)
        if event == .finished { return event }
        isRunning = true
        return event
    }

    /// Takes over what ended and was not taken over yet.
    ///
    /// A run that was ended without an interruption, because the recorder was suspended or cannot go
    /// on, does not count; it stays on the agenda. A hook that cleans up and was ended is to be done
    /// again in any case.
    private mutating func collect() throws {
        while toldCount < batch.parts.count {
            let part = batch.parts[toldCount]
            let told: ChildEnd?
            do {
                told = try runner.nextEnd()
            } catch {
                toldCount += 1
                hooks.ended(part, isVoid: false)
                throw error
            }
            guard let end = told else { return }
            toldCount += 1
            let isVoid =
                end.cause == .request && (interruption == nil || isVoiding || part.cleansUp)
            hooks.began(part)
            hooks.ended(part, isVoid: isVoid)
            guard !isVoid else { continue }
            switch part {
            case .run: takeOver(end)
            case .hook(let kind, let configuration): add(kind, configuration, end)
            }
        }
    }

    /// Makes a run of the next step and of how its program ended.
    private mutating func takeOver(_ end: ChildEnd) {
        let step = agenda.removeFirst()
        let place = step.configuration
        var run = Run(step, end, tolerating: plan.configurations[place].toleratedExits)
        if let before = interferenceBefore, let interference {
            run.interference = interference.read().since(before)
        }
        if let reader = readers[place] { run.report.add(reader.read(end.output)) }
        add(run, end)
        if end.leftProcesses { tell(.leftProcesses(run)) }
        if !end.output.isEmpty { tell(.printed(end.output)) }
        let missing = end.missingCounters.filter { missingCounters.insert($0).inserted }
        if !missing.isEmpty { tell(.countersMissing(missing)) }
        let partial = end.userOnlyCounters.filter { userOnlyCounters.insert($0).inserted }
        if !partial.isEmpty { tell(.countersOfUserCode(partial)) }
    }

    /// Heeds the signals that came while nothing runs.
    mutating func heedSignals() throws {
        while let signal = runner.pendingSignal() {
            switch RecorderSignal(signal) {
            case .interrupt: noteInterruption(signal)
            case .suspend: try suspend()
            case .resize: tell(.resized)
            case .other: break
            }
        }
    }

    /// Whether the recorder was suspended.
    private mutating func handleDuringRun(_ signal: Int32) throws -> Bool {
        switch RecorderSignal(signal) {
        case .interrupt: try interrupt(signal)
        case .suspend:
            try runner.send(.stop)
            try collect()
            try suspend()
            isVoiding = true
            try runner.send(.kill)
            return true
        case .resize: tell(.resized)
        case .other: break
        }
        return false
    }

    /// Ends what is running because the recording is to end, at the second time at once; a hook that
    /// cleans up after a run or a configuration comes to its end at the first.
    mutating func interrupt(_ signal: Int32) throws {
        let cleansUp = batch.parts.count == 1 && batch.parts[0].cleansUp
        if interruption != nil {
            try runner.send(.kill)
        } else if !cleansUp {
            try runner.send(.terminate)
        }
        noteInterruption(signal)
    }

    /// Notes that the recording is to end; what is running is not done again then.
    mutating func noteInterruption(_ signal: Int32) {
        interruption = signal
        interruptions += 1
        isVoiding = false
    }

    private mutating func suspend() throws {
        try commit()
        tell(.suspending)
        runner.suspend()
        tell(.resumed)
    }

    /// Ends the run in progress, if there is one, because the recording cannot go on; those before
    /// it are kept.
    mutating func endRun() {
        if isRunning, (try? runner.send(.kill)) != nil {
            while isRunning, (try? nextEvent(until: nil)) != nil {}
        }
        try? collect()
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
            report: end.report.checked(against: end.usage.wall), copies: end.copies)
        if end.isOutputCut {
            report.messages.append(
                RunMessage(
                    kind: .warning, name: "output-cut",
                    text: "the program printed more than is kept of it; the last lines were read"))
        }
        if end.leftProcesses {
            report.messages.append(
                RunMessage(
                    kind: .warning, name: RunMessage.leftProcesses,
                    text: "the program left processes running, which were ended"))
        }
    }
}
