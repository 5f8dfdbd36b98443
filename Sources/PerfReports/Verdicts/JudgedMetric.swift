package import PerfModel

/// The number of a run that is judged.
package struct JudgedMetric: Hashable, Sendable {
    /// `time`, `wall`, or the name of a metric that runs told.
    package var name: String
    /// Nil where a metric's unit was not said; of times `ns`.
    package var unit: String?
    package var prefersLarger: Bool
    /// Whether it is in nanoseconds and shown in a fitting unit.
    package var isTime: Bool

    /// What is timed: the region that a program declares, else the whole process.
    package static let time = JudgedMetric(
        name: "time", unit: "ns", prefersLarger: false, isTime: true)
    /// The wall time of the whole process.
    package static let wall = JudgedMetric(
        name: "wall", unit: "ns", prefersLarger: false, isTime: true)

    /// - Parameter prefersLarger: nil: as the metric says, lower where it does not.
    package init(_ metric: Metric, prefersLarger: Bool? = nil) {
        self.init(
            name: metric.name, unit: metric.unit,
            prefersLarger: prefersLarger ?? (metric.direction == .higher), isTime: false)
    }

    package init(name: String, unit: String?, prefersLarger: Bool, isTime: Bool) {
        self.name = name
        self.unit = unit
        self.prefersLarger = prefersLarger
        self.isTime = isTime
    }
}
