/// What the runs of one configuration in one session said of themselves; times in nanoseconds.
///
/// Runs that count (`ok`, no warm-up) are in the numbers; messages are of all runs. The copies of a
/// program are here, too, as few sessions have any.
package struct Details: Hashable, Sendable {
    package var configuration: Configuration
    /// In the order in which the program told them first.
    package var phases: [PhaseTimes]
    /// By name, unit and direction.
    package var metrics: [MetricValues]
    /// The workers' own memory added up, one value per run that told it, in bytes: the proportional
    /// shares where every worker has one, else the peaks.
    package var memory: [Int64]
    /// Whether `memory` is made of proportional shares.
    package var isMemoryProportional: Bool
    /// The tasks of one run: of those that told tasks the one whose timed duration is the middle one,
    /// the lower of two; of equal ones the first.
    package var tasks: [WorkTask]
    /// Different messages with the number of runs that have them, by kind, name and text.
    package var messages: [MessageCount]
    /// The copies that were started at once, by number; empty where there was one program alone.
    package var copies: [CopyTimes]

    package init(
        configuration: Configuration, phases: [PhaseTimes] = [], metrics: [MetricValues] = [],
        memory: [Int64] = [], isMemoryProportional: Bool = false, tasks: [WorkTask] = [],
        messages: [MessageCount] = [], copies: [CopyTimes] = []
    ) {
        self.configuration = configuration
        self.phases = phases
        self.metrics = metrics
        self.memory = memory
        self.isMemoryProportional = isMemoryProportional
        self.tasks = tasks
        self.messages = messages
        self.copies = copies
    }

    /// One phase: what it took in each run that told it, by position.
    package struct PhaseTimes: Hashable, Sendable {
        package var name: String
        package var durations: [Int64]

        package init(name: String, durations: [Int64]) {
            self.name = name
            self.durations = durations
        }
    }

    /// One metric: its value in each run that told it, by position.
    package struct MetricValues: Hashable, Sendable {
        package var metric: Metric
        package var values: [Double]

        package init(metric: Metric, values: [Double]) {
            self.metric = metric
            self.values = values
        }
    }

    /// One of several copies: its wall time in nanoseconds in each run that had it, by position.
    package struct CopyTimes: Hashable, Sendable {
        /// From 1.
        package var number: Int
        package var walls: [Int64]

        package init(number: Int, walls: [Int64]) {
            self.number = number
            self.walls = walls
        }
    }

    package struct MessageCount: Hashable, Sendable {
        package var message: RunMessage
        package var runs: Int

        package init(message: RunMessage, runs: Int) {
            self.message = message
            self.runs = runs
        }
    }
}
