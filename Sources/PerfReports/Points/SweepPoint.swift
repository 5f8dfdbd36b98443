import PerfModel
import Statistics

/// The runs of one configuration on one host in one session, with what the tables say of them.
///
/// Only runs with outcome `ok` that are no warm-ups are in the numbers; the rest is counted.
struct SweepPoint {
    var session: Session
    var configuration: Configuration
    var command: [String]
    /// How many runs count.
    var runs: Int
    /// What is timed, in nanoseconds by position: the regions that the program declares, else the wall
    /// times of the whole process; nil where no run counts or only what follows is needed.
    var walls: Sample?
    /// Whether what is timed is the region that the program declares.
    var isRegion: Bool
    /// The middle of what is timed, in nanoseconds; nil where no run counts.
    var median: Double?
    /// The interval of the median, by order statistics; nil for fewer than six runs.
    var interval: Interval?
    /// How far each time may be off by reading, in nanoseconds each way; nil where it was measured.
    var readingError: Double?
    /// The wall time of the whole process in nanoseconds, middle and mean; nil where no run counts.
    var wholeMedian: Double?, wholeMean: Double?
    /// Mean nanoseconds per run that counts, of the whole process; nil where unknown.
    var meanUser: Double?, meanSys: Double?
    /// User and system time over the wall time of the whole process, in percent; nil where unknown.
    var cpuPercent: Double?
    /// The largest peak, in bytes.
    var maxRSS: Int64?
    /// How many runs that are no warm-ups ended how.
    var outcomes: [Outcome: Int]
    /// How its runs are expected to end.
    var expected: Outcome
    /// How it was measured, beside its dimensions.
    var settings: [Setting]
    var warmups: Int
    /// Why no further run was made; nil where that is not known.
    var stopReason: StopReason?
    /// Sums of what others took of the machine meanwhile.
    var interference: Interference
    /// The share of the counted runs that know it, 0…1.
    var interferenceShare: Double
    /// The runs that exclusions take out of all these numbers.
    var excluded: [ExcludedRuns]

    init(_ measurements: Measurements, in session: Session) {
        self.session = session
        configuration = measurements.configuration
        command = measurements.command
        runs = measurements.wall.count
        isRegion = !measurements.region.isEmpty
        walls = try? Sample(measurements.timed.map(Double.init))
        median = walls?.median
        readingError = measurements.readingError.map(Double.init)
        interval = walls?.medianInterval()
        let count = Double(measurements.wall.count)
        let wall = measurements.wall.reduce(0.0) { $0 + Double($1) }
        if count > 0 {
            wholeMedian =
                isRegion
                ? (try? Sample(measurements.wall.sorted().map(Double.init)))?.median : median
            wholeMean = wall / count
            meanUser = measurements.totalUser.map { Double($0) / count }
            meanSys = measurements.totalSys.map { Double($0) / count }
            maxRSS = measurements.maxRSS
        }
        if let user = measurements.totalUser, let sys = measurements.totalSys, wall > 0 {
            cpuPercent = 100 * (Double(user) + Double(sys)) / wall
        }
        outcomes = measurements.outcomes
        expected = measurements.expected
        settings = measurements.settings
        warmups = measurements.warmups
        stopReason = measurements.stopReason
        interference = measurements.interference
        interferenceShare = count > 0 ? Double(measurements.interferenceRuns) / count : 0
        excluded = measurements.excluded
    }

    /// All runs that are no warm-ups, however they ended.
    var attempts: Int { outcomes.values.reduce(0, +) }

    /// Runs that are no warm-ups and ended otherwise than expected.
    var failures: Int { attempts - (outcomes[expected] ?? 0) }

    /// Runs that ended otherwise than `ok`, as was expected: those of a deadlock.
    var expectedEndings: Int { expected == .ok ? 0 : outcomes[expected] ?? 0 }

    /// Whether exclusions left nothing of it.
    var isExcluded: Bool { attempts == 0 && !excluded.isEmpty }

    var host: Host? { session.host }
}

extension SweepPoint {
    /// The order of tables: configurations, then sessions, oldest first.
    static func precedes(_ left: SweepPoint, _ right: SweepPoint) -> Bool {
        if left.configuration != right.configuration {
            return left.configuration < right.configuration
        }
        return Session.precedes(left.session, right.session)
    }
}

extension Session {
    /// Oldest first; those without a start time before all others, by label; equal times by id.
    static func precedes(_ left: Session, _ right: Session) -> Bool {
        switch (left.startedAt, right.startedAt) {
        case (nil, nil): (left.label ?? "", left.id) < (right.label ?? "", right.id)
        case (nil, _?): true
        case (_?, nil): false
        case (let first?, let second?): (first, left.id) < (second, right.id)
        }
    }
}
