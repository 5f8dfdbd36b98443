package import PerfModel
import Statistics

/// What one metric was in the runs of one configuration, for programs.
package struct MetricSummary: Encodable, Equatable, Sendable {
    package var name: String
    package var unit: String?
    /// Which way is better: `lower` or `higher`.
    package var direction: String?
    /// How many runs have it.
    package var runs: Int
    /// In the metric's unit, not rounded.
    package var median: Double, min: Double, max: Double

    /// Nil without values.
    package init?(_ told: Details.MetricValues) {
        guard let sample = try? Sample(told.values) else { return nil }
        name = told.metric.name
        unit = told.metric.unit
        direction = told.metric.direction?.rawValue
        runs = sample.count
        median = sample.median
        min = sample.minimum
        max = sample.maximum
    }
}

/// What one of several copies took in the runs of one configuration, for programs.
package struct CopySummary: Encodable, Equatable, Sendable {
    /// From 1.
    package var copy: Int
    package var runs: Int
    /// Seconds.
    package var medianWall: Double, minWall: Double, maxWall: Double

    private enum CodingKeys: String, CodingKey {
        case copy, runs
        case medianWall = "median_wall_s"
        case minWall = "min_wall_s"
        case maxWall = "max_wall_s"
    }

    /// Nil without times.
    package init?(_ times: Details.CopyTimes) {
        guard let sample = try? Sample(times.walls.map(Double.init)) else { return nil }
        copy = times.number
        runs = sample.count
        medianWall = sample.median / 1e9
        minWall = sample.minimum / 1e9
        maxWall = sample.maximum / 1e9
    }
}
