import Markdown
import PerfModel
import Statistics

/// The table of one section: every point with its numbers.
struct ResultTable {
    /// The whole section, in which baselines are looked for.
    var section: Section
    /// The rows, in the order of tables: the section's points or some of them.
    var points: [SweepPoint]
    var hosts: HostNames

    /// The table; dimensions that no point has are left out.
    var table: Table {
        let columns = dimensionColumns + numberColumns
        return Table(
            columns: columns.map(\.column),
            rows: points.map { point in columns.map { $0.cell(point) } })
    }

    /// A column, and what it says of a point.
    private struct Content {
        var column: Table.Column
        var cell: (SweepPoint) -> String

        init(
            _ title: String, key: String, alignment: Table.Alignment = .right,
            cell: @escaping (SweepPoint) -> String?
        ) {
            column = Table.Column(title, key: key, alignment: alignment)
            self.cell = { cell($0) ?? Quantity.none }
        }
    }

    private var dimensionColumns: [Content] {
        let configurations = points.map(\.configuration)
        let names = Set(configurations.flatMap { $0.parameters.map(\.name) }).sorted()
        let sessions = Set(points.map(\.session.id)).count
        var columns = [
            Content("strategy", key: "strategy", alignment: .left) {
                $0.configuration.strategy?.name
            },
            Content("workers", key: "workers") {
                $0.configuration.workers.map { Digits.count($0) }
            },
            Content("mechanism", key: "mechanism", alignment: .left) { $0.configuration.mechanism },
            Content("runtime", key: "runtime", alignment: .left) { $0.configuration.runtime },
        ]
        columns += names.map { name in
            Content(name, key: name) { $0.configuration.value(of: name) }
        }
        columns = columns.filter { column in
            points.contains { column.cell($0) != Quantity.none }
        }
        if hosts.areSeveral {
            columns.append(
                Content("host", key: "host", alignment: .left) { hosts.shortName(of: $0.host) })
        }
        if sessions > Set(points.map(\.host)).count {
            columns.append(
                Content("session", key: "session", alignment: .left) { $0.session.words })
        }
        return columns
    }

    private var numberColumns: [Content] {
        let wall = TimeUnit.fitting(points.compactMap(\.median))
        let user = wall.orSmaller(for: points.compactMap(\.meanUser))
        let sys = wall.orSmaller(for: points.compactMap(\.meanSys))
        let columns = [
            Content("runs", key: "runs") { Self.runs(of: $0) },
            Content("median, \(wall.symbol)", key: "median_wall") { $0.median.map(wall.number) },
            Content("95 % interval, \(wall.symbol)", key: "interval") { point in
                point.interval.map {
                    wall.range(from: $0.lower, to: $0.upper, around: point.median ?? 0)
                }
            },
            Content("user, \(user.symbol)", key: "mean_user") { $0.meanUser.map(user.number) },
            Content("sys, \(sys.symbol)", key: "mean_sys") { $0.meanSys.map(sys.number) },
            Content("CPU, %", key: "cpu_percent") { $0.cpuPercent.map { Digits.fixed($0, 0) } },
        ]
        let memory = Content("peak memory, MiB", key: "max_rss") {
            $0.maxRSS.map(Quantity.mebibytes)
        }
        return columns + speedUpColumns + [memory]
    }

    /// Speed-up and efficiency, where the section has pools or serial points at all.
    private var speedUpColumns: [Content] {
        guard points.contains(where: { $0.configuration.workers != nil }) else { return [] }
        return [
            Content("speed-up", key: "speed_up") {
                Baseline.speedUp(of: $0, among: section.points).map(Quantity.factor)
            },
            Content("efficiency, %", key: "efficiency_percent") { point in
                Baseline.speedUp(of: point, among: section.points).flatMap { factor in
                    point.configuration.workers.map { Digits.fixed(100 * factor / Double($0), 0) }
                }
            },
        ]
    }

    /// How many runs count, of how many where others failed: `8`, `8 of 10`.
    static func runs(of point: SweepPoint) -> String {
        point.runs == point.attempts
            ? Digits.count(point.runs)
            : "\(Digits.count(point.runs)) of \(Digits.count(point.attempts))"
    }
}

extension ResultTable {
    /// What must be said under the table: the baseline, missing intervals, runs that do not count.
    var notes: [String] {
        [baselineNote, intervalNote, endingNote].compactMap(\.self)
    }

    private var baselineNote: String? {
        guard points.contains(where: { $0.configuration.workers != nil }) else { return nil }
        let baselines = points.compactMap { Baseline.of($0, among: section.points)?.configuration }
        let isSerial = Set(baselines.map(\.isSerial))
        if isSerial == [true] { return "Speed-up against serial." }
        if isSerial == [false] { return "Speed-up against the same strategy with one worker." }
        if isSerial.isEmpty {
            return "No speed-up: nothing serial and nothing with one worker was measured."
        }
        return "Speed-up against serial, else against the same strategy with one worker."
    }

    private var intervalNote: String? {
        let least = OrderStatisticRanks.smallestCount()
        let few = points.filter { $0.runs < least }
        guard !few.isEmpty else { return nil }
        return "An interval needs at least \(least) runs."
    }

    private var endingNote: String? {
        let tally = Tally(of: points)
        let parts = [
            tally.warmups > 0 ? Digits.count(tally.warmups, "warm-up") : nil,
            tally.notOK > 0
                ? "\(Digits.count(tally.notOK)) of \(Digits.count(tally.runs, "run")), which did not"
                    + " end ok" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? nil : "Left out: \(Quantity.list(parts))."
    }
}
