import Subprocess

/// The steps of a schedule that have not been done yet.
struct Agenda {
    private var schedule: Schedule
    /// The next steps in order: all that are left, or as many as can be started at once.
    private(set) var steps: [Schedule.Step] = []
    /// How many were taken.
    private var done = 0

    init(_ schedule: Schedule) {
        self.schedule = schedule
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
    /// itself, the batch ends.
    /// - Parameters:
    ///   - since: when the oldest run was finished that is not yet written; nil: all are.
    ///   - tallies: one for each configuration.
    func batch(
        of plan: RecordingPlan, at now: Int64, since: Int64?, tallies: [RunTally]
    ) -> [LaunchRequest] {
        var batch: [LaunchRequest] = []
        var time = now
        var due = Int64.max
        for step in steps {
            let tally = tallies[step.configuration]
            var launch = plan.configurations[step.configuration].launch
            if !batch.isEmpty {
                guard let expected = tally.lastWall, time + expected < due else { break }
                launch.latestStart = min(due - expected, now + CommitRule.deadline)
            }
            batch.append(launch)
            guard tally.lastWasGood, let shortest = tally.shortestWall else { break }
            time += shortest
            if batch.count == 1 { due = (since ?? time) + CommitRule.deadline }
        }
        return batch
    }
}
