import PerfModel
import PerfRecording

/// How many runs of a plan are stored and to come, and how long those are thought to take.
struct RunsLeft {
    private let plan: RecordingPlan
    /// Runs that are durable.
    private(set) var stored = 0
    /// What is known of each configuration, in the plan's order.
    private var configurations: [State]

    private struct State {
        var left: Int
        var stored = 0
        /// What the stored ones took together, nanoseconds.
        var wall: Int64 = 0
    }

    init(_ plan: RecordingPlan) {
        self.plan = plan
        configurations = plan.configurations.map { State(left: $0.runs.least + $0.warmups) }
    }

    /// Stored runs and those to come; those of configurations that are measured no further are none.
    var total: Int { configurations.reduce(stored) { $0 + $1.left } }

    /// Counts a run that was stored.
    mutating func add(_ run: Run) {
        stored += 1
        var state = configurations[run.configuration]
        state.stored += 1
        state.wall += run.usage.wall
        let isLast = plan.goesOn && plan.configurations[run.configuration].isFailed(run.outcome)
        state.left = isLast ? 0 : max(0, state.left - 1)
        configurations[run.configuration] = state
    }

    /// What the runs to come will take, nanoseconds: each as long as those of its configuration, or,
    /// where none of them is stored, as all runs on average, and what passes between two.
    ///
    /// - Parameters:
    ///   - elapsed: nanoseconds from the beginning until the newest run was stored.
    ///   - since: nanoseconds since then.
    /// - Precondition: a run is stored.
    func time(elapsed: Int64, since: Int64) -> Double {
        precondition(stored > 0, "no run is stored")
        let wall = configurations.reduce(0) { $0 + Double($1.wall) }
        let between = max(0, Double(elapsed) - wall) / Double(stored)
        let left = configurations.reduce(0) { sum, state in
            let known = state.stored > 0
            let mean = known ? Double(state.wall) / Double(state.stored) : wall / Double(stored)
            return sum + Double(state.left) * (mean + between)
        }
        return max(0, left - Double(since))
    }
}
