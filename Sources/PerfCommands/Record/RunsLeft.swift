import PerfModel
import PerfRecording

/// How many runs of a plan are stored and to come, and how long those are thought to take.
struct RunsLeft {
    /// How long something will take.
    struct Time: Equatable {
        var nanoseconds: Double
        /// Whether it may be over sooner: runs that are known well enough end before.
        var isBound: Bool
    }

    private let goesOn: Bool
    private let planned: [PlannedConfiguration]
    /// Runs that are durable.
    private(set) var stored = 0
    /// What is known of each configuration, in the plan's order.
    private(set) var configurations: [ConfigurationState]

    init(_ plan: RecordingPlan) {
        goesOn = plan.goesOn
        planned = plan.configurations
        configurations = planned.map { ConfigurationState($0.runs, warmups: $0.warmups) }
    }

    /// Stored runs and those to come, those of configurations that are measured no further left out;
    /// nil where that shows on the way.
    var total: Int? {
        configurations.reduce(stored) { sum, state in
            guard let sum, let left = state.left else { return nil }
            return sum + left
        }
    }

    /// How many configurations are measured no further.
    var finished: Int { configurations.count { $0.isFinished } }

    /// Counts a run that was stored.
    mutating func add(_ run: Run) {
        stored += 1
        configurations[run.configuration].add(run)
        if goesOn, planned[run.configuration].isFailed(run.outcome) { stop(run.configuration) }
    }

    /// Counts no further run of a configuration.
    mutating func stop(_ configuration: Int) { configurations[configuration].isStopped = true }

    /// What the runs of a configuration say so far; nil where none counts.
    mutating func estimate(of configuration: Int) -> String? {
        configurations[configuration].estimate()
    }

    /// What the runs to come will take: each as long as those of its configuration, or, where none of
    /// them is stored, as all runs on average, and what passes between two.
    ///
    /// - Parameters:
    ///   - elapsed: nanoseconds from the beginning until the newest run was stored.
    ///   - since: nanoseconds since then.
    /// - Precondition: a run is stored.
    func time(elapsed: Int64, since: Int64) -> Time {
        precondition(stored > 0, "no run is stored")
        let wall = configurations.reduce(0) { $0 + $1.wall }
        let between = max(0, Double(elapsed) - wall) / Double(stored)
        let isBound = configurations.contains { $0.left == nil }
        let left = configurations.reduce(0) { sum, state in
            let mean = state.stored > 0 ? state.wall / Double(state.stored) : wall / Double(stored)
            return sum + state.time(mean: mean, between: between)
        }
        return Time(nanoseconds: max(0, left - Double(since)), isBound: isBound)
    }
}
