import Subprocess

/// The steps of a schedule that have not been done yet.
struct Agenda {
    private var schedule: Schedule
    private let padding: RunPadding
    /// The next steps in order: all that are left, or as many as can be started at once.
    private(set) var steps: [Schedule.Step] = []
    /// How many were taken.
    private var done = 0

    init(_ plan: RecordingPlan) {
        schedule = Schedule(
            plan.configurations.map { Schedule.Count(warmups: $0.warmups, runs: $0.runs.count) },
            order: plan.order, seed: plan.seed)
        padding = RunPadding(seed: plan.padsEnvironment ? plan.seed : nil)
        fill()
    }

    private mutating func fill() {
        while steps.count < Launcher.batchCapacity, let step = schedule.next() {
            steps.append(step)
        }
    }

    /// Takes the next step, which was done; its position counts those that were.
    ///
    /// - Precondition: there is one.
    mutating func removeFirst() -> Schedule.Step {
        defer { fill() }
        var step = steps.removeFirst()
        done += 1
        step.position = done
        return step
    }

    /// Takes all steps of a configuration away; nothing may be running.
    mutating func leaveOut(_ configuration: Int) {
        schedule.leaveOut(configuration)
        steps.removeAll { $0.configuration == configuration }
        fill()
    }

    /// What to start at once: the next step, and those that are expected to end before a write is
    /// due, so that it falls between two batches. Empty where nothing is left.
    ///
    /// Times are moments of the runner's clock in nanoseconds. How many fit is judged by the shortest
    /// runs so far, and corrected by the latest start of each, which is at most `CommitRule.deadline`
    /// from now. After a step that nothing is known of, or that the runner would not go on after by
    /// itself, the batch ends; so it does where a configuration may have enough runs.
    ///
    /// Where a run is short, the hooks around it are part of the batch. Else each is started alone, so
    /// that the run can be written, and what interfered with it be read, before its hook goes on.
    /// - Parameters:
    ///   - since: when the oldest run was finished that is not yet written; nil: all are.
    ///   - tallies: one for each configuration.
    ///   - hooks: of which none is due before the next step but the one that prepares it.
    func batch(
        of plan: RecordingPlan, at now: Int64, since: Int64?, tallies: [RunTally],
        hooks: HookLedger
    ) -> Batch {
        var batch = Batch()
        guard var last = steps.first?.configuration else { return batch }
        if let piece = piece(of: plan, tallies: tallies, hooks: hooks) { return piece }
        var begun = BegunRuns()
        var time = now
        var due = Int64.max
        for (index, step) in steps.enumerated() {
            let place = step.configuration
            let times = tallies[place].times(
                prepared: hooks.has(.prepare, place) && !(index == 0 && hooks.isPrepared(place)),
                concluded: hooks.has(.conclude, place))
            var latest: Int64?
            if index > 0 {
                guard let times, time + times.expected < due, hooks.mayFollow(place, last),
                    !plan.configurations[place].isAlone,
                    tallies[place].progress.mayBegin(
                        after: begun[place], expecting: tallies[place].shortestWall ?? 0),
                    batch.parts.count + 3 <= Launcher.batchCapacity || hooks.isEmpty
                else { break }
                latest = min(due - times.expected, now + CommitRule.deadline)
            }
            append(
                step, at: index, of: plan, hooks: hooks, latestStart: latest, to: &batch)
            guard tallies[place].lastWasGood, !plan.configurations[place].isAlone, let times else {
                break
            }
            if !step.isWarmup, plan.configurations[place].runs.count == nil { begun[place] += 1 }
            last = place
            time += times.shortest
            if index == 0 { due = (since ?? time) + CommitRule.deadline }
        }
        return batch
    }

    /// The next step or the hook before it alone, where it has hooks and is not known to be short.
    private func piece(
        of plan: RecordingPlan, tallies: [RunTally], hooks: HookLedger
    ) -> Batch? {
        guard !hooks.isEmpty, let place = steps.first?.configuration else { return nil }
        let (before, after) = (hooks.has(.prepare, place), hooks.has(.conclude, place))
        guard before || after else { return nil }
        let times = tallies[place].times(prepared: before, concluded: after)
        let isShort = times.map { $0.expected < CommitRule.deadline } ?? false
        guard !isShort || plan.configurations[place].isAlone else { return nil }
        if let hook = plan.configurations[place].hooks.prepare, !hooks.isPrepared(place) {
            return Batch(.hook(.prepare, place), hook)
        }
        return Batch(.run(place), launch(of: plan, at: 0))
    }

    /// Appends a run with the hooks around it.
    private func append(
        _ step: Schedule.Step, at index: Int, of plan: RecordingPlan, hooks: HookLedger,
        latestStart: Int64?, to batch: inout Batch
    ) {
        let place = step.configuration
        var launch = launch(of: plan, at: index)
        guard !hooks.isEmpty else {
            launch.latestStart = latestStart
            return batch.append(.run(place), launch)
        }
        if var hook = plan.configurations[place].hooks.prepare,
            index > 0 || !hooks.isPrepared(place)
        {
            hook.latestStart = latestStart
            batch.append(.hook(.prepare, place), hook)
        } else {
            launch.latestStart = latestStart
        }
        batch.append(.run(place), launch)
        if let hook = plan.configurations[place].hooks.conclude {
            batch.append(.hook(.conclude, place), hook)
        }
    }

    /// The program of a step with its padding.
    private func launch(of plan: RecordingPlan, at index: Int) -> LaunchRequest {
        var launch = plan.configurations[steps[index].configuration].launch
        launch.padding = padding.length(ofRunAt: done + index + 1)
        return launch
    }
}

/// How many runs of each configuration a batch has so far; of few configurations, as a batch is short.
private struct BegunRuns {
    private var counts: [(configuration: Int, count: Int)] = []

    subscript(configuration: Int) -> Int {
        get { counts.first { $0.configuration == configuration }?.count ?? 0 }
        set {
            guard let place = counts.firstIndex(where: { $0.configuration == configuration }) else {
                return counts.append((configuration, newValue))
            }
            counts[place].count = newValue
        }
    }
}
