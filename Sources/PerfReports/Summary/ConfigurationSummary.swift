package import PerfModel
import Statistics

/// What one configuration's runs in one session say, for programs: units are in the keys.
///
/// What is not known is absent. Numbers are not rounded.
package struct ConfigurationSummary: Codable, Equatable, Sendable {
    package var session: String
    package var benchmark: String
    package var strategy: String?
    package var workers: Int?
    package var load: String?
    package var loadFactor: Double?
    package var caching: String?
    package var mechanism: String?
    package var runtime: String?
    /// By name; empty where there are none.
    package var parameters: [String: String]
    package var command: [String]
    /// Runs that count: outcome `ok`, no warm-up.
    package var runs: Int
    /// How all runs that are no warm-ups ended, by outcome.
    package var outcomes: [String: Int]
    package var warmups: Int
    /// Seconds.
    package var medianWall: Double?, intervalLow: Double?, intervalHigh: Double?
    /// The probability that the interval holds the true median, 0 … 1.
    package var intervalCoverage: Double?
    /// Seconds, where every run declares a region; nil otherwise.
    package var medianRegion: Double?, regionLow: Double?, regionHigh: Double?
    /// Seconds; nil where it was measured.
    package var readingError: Double?
    /// How its runs are expected to end; nil for `ok`.
    package var expected: String?
    /// Seconds.
    package var minWall: Double?, maxWall: Double?, meanWall: Double?
    /// Seconds.
    package var meanUser: Double?, meanSys: Double?
    package var cpuPercent: Double?
    package var maxRSS: Int64?
    /// Why no further run was made: `runs`, `precision`, `budget`, …; nil where that is not known.
    package var stopReason: String?
    /// CPU time that others were given while it was wanted, and time held back by a quota, in seconds
    /// over all runs that count; nil where that is not known.
    package var stolen: Double?, throttled: Double?
    /// How often cores were slowed down because they were hot; nil where that is not known.
    package var thermalThrottles: Int64?
    /// The names of what must be minded, in their order; see `SampleWarning.Name`.
    package var warnings: [String]

    private enum CodingKeys: String, CodingKey {
        case session, benchmark, strategy, workers, load
        case loadFactor = "load_factor"
        case caching, mechanism, runtime, parameters, command, runs, outcomes, warmups
        case medianWall = "median_wall_s"
        case intervalLow = "interval_low_s"
        case intervalHigh = "interval_high_s"
        case intervalCoverage = "interval_coverage"
        case medianRegion = "median_region_s"
        case regionLow = "region_low_s"
        case regionHigh = "region_high_s"
        case readingError = "reading_error_s"
        case expected = "expected_outcome"
        case minWall = "min_wall_s"
        case maxWall = "max_wall_s"
        case meanWall = "mean_wall_s"
        case meanUser = "mean_user_s"
        case meanSys = "mean_sys_s"
        case cpuPercent = "cpu_percent"
        case maxRSS = "max_rss_bytes"
        case stopReason = "stop_reason"
        case stolen = "steal_s"
        case throttled = "throttled_s"
        case thermalThrottles = "thermal_throttles"
        case warnings
    }
}

extension ConfigurationSummary {
    /// - Parameter warnings: those of all configurations that are told together.
    package init(
        _ measurements: Measurements, in session: Session, warnings: SessionWarnings
    ) {
        var whole = measurements
        whole.region = []
        let point = SweepPoint(whole, in: session)
        let timed = measurements.region.isEmpty ? nil : SweepPoint(measurements, in: session)
        let configuration = measurements.configuration
        let seconds = { (nanoseconds: Double) in nanoseconds / 1e9 }
        self.init(
            session: session.id, benchmark: configuration.benchmark,
            strategy: configuration.strategy?.name, workers: configuration.workers,
            load: configuration.load?.name, loadFactor: configuration.load?.factor,
            caching: configuration.caching, mechanism: configuration.mechanism,
            runtime: configuration.runtime,
            parameters: Dictionary(
                configuration.parameters.map { ($0.name, $0.value) },
                uniquingKeysWith: { first, _ in first }),
            command: measurements.command, runs: point.runs,
            outcomes: Dictionary(
                uniqueKeysWithValues: measurements.outcomes.map { ($0.key.rawValue, $0.value) }),
            warmups: measurements.warmups, medianWall: point.median.map(seconds),
            intervalLow: point.interval.map { seconds($0.lower) },
            intervalHigh: point.interval.map { seconds($0.upper) },
            intervalCoverage: point.interval?.confidence,
            medianRegion: timed?.median.map(seconds),
            regionLow: timed?.interval.map { seconds($0.lower) },
            regionHigh: timed?.interval.map { seconds($0.upper) },
            readingError: point.readingError.map(seconds),
            expected: point.expected == .ok ? nil : point.expected.rawValue,
            minWall: point.walls.map { seconds($0.minimum) },
            maxWall: point.walls.map { seconds($0.maximum) },
            meanWall: point.walls.map { seconds($0.mean) },
            meanUser: point.meanUser.map(seconds), meanSys: point.meanSys.map(seconds),
            cpuPercent: point.cpuPercent, maxRSS: point.maxRSS,
            stopReason: point.stopReason?.rawValue,
            stolen: point.interference.stolen.map { seconds(Double($0)) },
            throttled: point.interference.throttled.map { seconds(Double($0)) },
            thermalThrottles: point.interference.thermalThrottles,
            warnings: warnings.warnings(of: configuration, in: session).map(\.name.rawValue))
    }
}
