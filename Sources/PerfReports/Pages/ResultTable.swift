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
    /// Whether the heading names the runtime of all points.
    var isRuntimeTold = false

    /// The table; dimensions that no point has are left out.
    var table: Table {
        var table = Content.table(
            dimensionColumns + numberColumns + speedUpColumns + [memory], rows: points)
        table.keys = points.map(\.key)
        return table
    }

    private var dimensionColumns: [Content<SweepPoint>] {
        let constants = Set(
            section.constants.map(\.name)
                + [section.scale.map { _ in SweepPoint.scaleName }].compactMap(\.self))
        let parameters = points.flatMap { $0.configuration.parameters.map(\.name) }
            .filter { !constants.contains($0) }
        let said: [Content<SweepPoint>] =
            [
                Content("strategy", key: "strategy") { $0.configuration.strategyWords },
                Content("mechanism", key: "mechanism") { $0.configuration.mechanism },
                Content("runtime", key: "runtime") {
                    isRuntimeTold ? nil : $0.configuration.runtime
                },
            ]
            + Set(parameters).sorted().map { name in
                .number(name, key: name) { $0.configuration.value(of: name) }
            }
        let places: [Content<SweepPoint>] = [
            Content("host", key: "host") { hosts.shortName(of: $0.host) },
            Content("session", key: "session") { $0.session.words },
        ]
        let sessions = Set(points.map(\.session.id)).count
        return said.filter { points.contains(where: $0.has) }
            + places.prefix(hosts.areSeveral ? 1 : 0)
            + places.suffix(sessions > Set(points.map(\.host)).count ? 1 : 0)
    }

    private var numberColumns: [Content<SweepPoint>] {
        let wall = TimeUnit.fitting(points.compactMap(\.median))
        let isRegion = points.contains(where: \.isRegion)
        let whole = wall.orSmaller(for: points.compactMap(\.wholeMedian))
        let user = wall.orSmaller(for: points.compactMap(\.meanUser))
        let sys = wall.orSmaller(for: points.compactMap(\.meanSys))
        let process: [Content<SweepPoint>] = [
            .number("whole \(whole.symbol)", key: "whole_process") {
                $0.wholeMedian.map(whole.number)
            }
        ]
        let columns: [Content<SweepPoint>] = [
            .number("runs", key: "runs", text: Self.runs),
            .number("med. \(wall.symbol)", key: "median_wall") { wall.median(of: $0) },
            .number("95 % \(wall.symbol)", key: "interval") { point in
                point.interval.map {
                    wall.range(from: $0.lower, to: $0.upper, around: point.median ?? 0)
                }
            },
        ]
        let means: [Content<SweepPoint>] = [
            .number("user \(user.symbol)", key: "mean_user") { $0.meanUser.map(user.number) },
            .number("sys \(sys.symbol)", key: "mean_sys") { $0.meanSys.map(sys.number) },
            .number("CPU %", key: "cpu_percent") { $0.cpuPercent.map { Digits.fixed($0, 0) } },
        ]
        return columns + (isRegion ? process : []) + means
    }

    /// Speed-up and efficiency, where the section has pools or serial points at all.
    private var speedUpColumns: [Content<SweepPoint>] {
        guard points.contains(where: { $0.configuration.workers != nil }) else { return [] }
        return [
            .number("speed-up", key: "speed_up") {
                section.baselines.speedUp(of: $0).map(Quantity.factor)
            },
            .number("eff. %", key: "efficiency_percent") { point in
                section.baselines.speedUp(of: point).flatMap { factor in
                    point.configuration.workers.map { Digits.fixed(100 * factor / Double($0), 0) }
                }
            },
        ]
    }

    private var memory: Content<SweepPoint> {
        .number("MiB", key: "max_rss") { $0.maxRSS.map(Quantity.mebibytes) }
    }

    /// How many runs count, of how many where others failed: `8`, `8 of 10`; where the end that was
    /// expected is no `ok`, how many ended so: `1 timed out, as expected`.
    static func runs(of point: SweepPoint) -> String {
        if point.expectedEndings > 0 {
            let count =
                point.failures == 0
                ? Digits.count(point.attempts)
                : "\(Digits.count(point.expectedEndings)) of \(Digits.count(point.attempts))"
            return "\(count) \(point.expected.words), as expected"
        }
        return point.runs == point.attempts
            ? Digits.count(point.runs)
            : "\(Digits.count(point.runs)) of \(Digits.count(point.attempts))"
    }
}

extension ResultTable {
    /// What must be said under the table: the baseline, missing intervals, runs that do not count.
    var notes: [String] {
        [constantNote, timeNote, readingNote, baselineNote, intervalNote, endingNote]
            .compactMap(\.self)
    }

    private var constantNote: String? {
        let words = section.constants.map { "\($0.name)=\($0.value)" }
        return words.isEmpty ? nil : "All with \(Quantity.list(words))."
    }

    /// What the times are of, where it is not the whole process.
    private var timeNote: String? {
        let timed = points.filter { $0.median != nil }
        guard timed.contains(where: \.isRegion) else { return nil }
        let others = timed.allSatisfy(\.isRegion) ? "" : " where it declares one"
        return
            "Times are of the region that the program declares\(others); user, sys, CPU and memory"
            + " are of the whole process."
    }

    private var readingNote: String? {
        guard points.contains(where: { $0.readingError != nil }) else { return nil }
        return "± is how far a value may be off that was read off a graph."
    }

    private var baselineNote: String? {
        guard points.contains(where: { $0.configuration.workers != nil }) else { return nil }
        let baselines = points.compactMap { section.baselines.baseline(of: $0)?.configuration }
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
        let few = points.filter { $0.runs < least && $0.expectedEndings < max(1, $0.attempts) }
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
