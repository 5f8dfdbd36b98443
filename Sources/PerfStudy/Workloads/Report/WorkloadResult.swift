package import PerfModel

/// What a workload found and what it tells of its run.
package struct WorkloadResult: Equatable, Sendable {
    /// The same for every strategy, number of workers and runtime; verified.
    package var answer: String
    package var itemsDone: Int
    package var itemsAsked: Int
    /// Region, phases, tasks, metrics and memory, as they go to the report channel.
    package var report: RunReport
}
