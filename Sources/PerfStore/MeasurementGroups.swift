import PerfModel
import SQLite

/// The runs of one session, sorted into their configurations as they come by.
struct MeasurementGroups {
    private var groups: [Group] = []
    private var places: [Int64: Int] = [:]
    private var damaged: String?
    private let exclusions: SessionExclusions

    init(exclusions: SessionExclusions) {
        self.exclusions = exclusions
    }

    /// A new group, without runs.
    mutating func append(_ stored: StoredConfiguration) {
        places[stored.id] = groups.count
        groups.append(Group(stored))
    }

    /// Takes a row of `HistoryQueries.runsInSession`; a configuration without a group is left out.
    mutating func add(_ row: Row) {
        guard let place = places[row.integer(0)] else { return }
        if let exclusion = exclusions.place(of: row.integer(0), position: row.integer(10)) {
            groups[place].exclude(row, by: exclusion)
        } else if row.integer(1) != 0 {
            groups[place].warmups += 1
        } else if row.integer(2) != 0 {
            groups[place].count(row)
        } else if let outcome = Outcome(rawValue: row.text(7)) {
            groups[place].otherOutcomes[outcome, default: 0] += 1
        } else {
            damaged = row.text(7)
        }
    }

    /// Takes a row of `HistoryQueries.interferenceInSession`.
    mutating func addInterference(_ row: Row) {
        guard let place = places[row.integer(0)],
            !exclusions.holds(row.integer(0), position: row.integer(4))
        else { return }
        groups[place].interferenceRuns += 1
        groups[place].interference.add(
            Interference(
                stolen: row.integerOrNil(1), throttled: row.integerOrNil(2),
                thermalThrottles: row.integerOrNil(3)))
    }

    /// What the groups came to, in the order of their configurations.
    func measurements() throws(StoreError) -> [Measurements] {
        if let damaged { throw .damaged(table: "run", column: "outcome", value: damaged) }
        return groups.map { $0.measurements(exclusions.all) }.sorted {
            $0.configuration < $1.configuration
        }
    }
}

/// One configuration's runs so far.
private struct Group {
    let stored: StoredConfiguration
    var wall: [Int64] = []
    /// Shorter than `wall` where a run declared none.
    var region: [Int64] = []
    var readingError: Int64?
    /// Nil from the first counted run on that does not know its value.
    var totalUser: Int64? = 0
    var totalSys: Int64? = 0
    var maxRSS: Int64?
    var interference = Interference()
    var interferenceRuns = 0
    var otherOutcomes: [Outcome: Int] = [:]
    var warmups = 0
    /// By the exclusion's place.
    private var excluded: [Int: Excluded] = [:]

    /// The runs that one exclusion takes out.
    private struct Excluded {
        /// Without warm-ups.
        var runs = 0
        /// Of those that ended `ok`.
        var wall: [Int64] = [], region: [Int64] = []
    }

    init(_ stored: StoredConfiguration) {
        self.stored = stored
    }

    /// Takes a run that counts.
    mutating func count(_ row: Row) {
        wall.append(row.integer(3))
        totalUser = Self.sum(totalUser, row.integerOrNil(4))
        totalSys = Self.sum(totalSys, row.integerOrNil(5))
        if let peak = row.integerOrNil(6) { maxRSS = max(maxRSS ?? 0, peak) }
        if let declared = row.integerOrNil(8) { region.append(declared) }
        if let error = row.integerOrNil(9) { readingError = max(readingError ?? 0, error) }
    }

    /// Takes a run that an exclusion holds for.
    mutating func exclude(_ row: Row, by exclusion: Int) {
        guard row.integer(1) == 0 else { return }
        excluded[exclusion, default: Excluded()].runs += 1
        guard row.integer(2) != 0 else { return }
        excluded[exclusion]?.wall.append(row.integer(3))
        if let declared = row.integerOrNil(8) { excluded[exclusion]?.region.append(declared) }
    }

    /// - Parameter exclusions: those that hold for the session.
    func measurements(_ exclusions: [Annotation]) -> Measurements {
        var outcomes = otherOutcomes
        if !wall.isEmpty { outcomes[.ok] = wall.count }
        var measurements = Measurements(
            configuration: stored.configuration, command: stored.command, wall: wall,
            totalUser: wall.isEmpty ? nil : totalUser, totalSys: wall.isEmpty ? nil : totalSys,
            maxRSS: maxRSS, outcomes: outcomes, warmups: warmups,
            region: region.count == wall.count ? region : [], readingError: readingError,
            expected: stored.expected)
        measurements.stopReason = stored.stopReason
        measurements.settings = stored.settings
        measurements.interference = interference
        measurements.interferenceRuns = interferenceRuns
        measurements.excluded = excluded.keys.sorted().compactMap { place in
            excluded[place].map { runs in told(runs, by: exclusions[place]) }
        }
        return measurements
    }

    /// With the times that the counted runs are told by; without any, as those would be.
    private func told(_ runs: Excluded, by exclusion: Annotation) -> ExcludedRuns {
        let isRegion = region.count == wall.count && runs.region.count == runs.wall.count
        return ExcludedRuns(
            annotation: exclusion.id, reason: exclusion.words, author: exclusion.author,
            runs: runs.runs, timed: isRegion ? runs.region : runs.wall)
    }

    /// The sum, at most the largest number; unknown where either is.
    private static func sum(_ total: Int64?, _ value: Int64?) -> Int64? {
        guard let total, let value else { return nil }
        return total.addingSaturated(value)
    }
}

extension Interference {
    /// Adds what another run knows; a sum is at most the largest number.
    fileprivate mutating func add(_ other: Interference) {
        stolen = Self.sum(stolen, other.stolen)
        throttled = Self.sum(throttled, other.throttled)
        thermalThrottles = Self.sum(thermalThrottles, other.thermalThrottles)
    }

    /// The sum of what is known.
    private static func sum(_ total: Int64?, _ value: Int64?) -> Int64? {
        guard let value else { return total }
        return (total ?? 0).addingSaturated(value)
    }
}
