package import Charts
package import PerfModel
import Statistics

/// How the runs of some configurations spread, as one chart: a row for each of them.
///
/// Every run is drawn; hollow are those that count in no statistic.
package struct DistributionDrawing {
    /// The most rows that one chart has: it would be higher than anybody looks at.
    package static let mostRows = 40

    /// A configuration in one session.
    struct Row {
        var point: SweepPoint
        var name: String
        var style: Series.Style
        /// Times of the runs that do not count, in nanoseconds by position.
        var uncounted: [Double]
    }

    /// In the order of tables.
    let rows: [Row]
    private let hosts: HostNames
    private let sections: [Section]

    /// - Parameter sessions: each with what it measured, uncounted runs included (`addUncounted`).
    package init(_ sessions: [(session: Session, measurements: [Measurements])]) {
        let members = sessions.flatMap { session, measurements in
            measurements.map { (SweepPoint($0, in: session), $0.uncounted.map(Double.init)) }
        }.sorted { SweepPoint.precedes($0.0, $1.0) }
        let hosts = HostNames(of: sessions.map(\.session).sorted(by: Session.precedes))
        let sections = Section.sections(of: members.map(\.0))
        let points = sections.flatMap(\.points)
        let keys = points.map { LineKey(scaling: $0, over: .none) }
        let names = LineNames(of: keys, hosts: hosts, benchmarkLeads: true)
        let uncounted = Dictionary(
            members.map { (LineKey(scaling: $0, over: .none), $1) }, uniquingKeysWith: +)
        rows = points.indices.map { index in
            Row(
                point: points[index],
                name: names.name(of: keys[index]) ?? points[index].configuration.benchmarkWords,
                style: Look.styles(of: keys)[index], uncounted: uncounted[keys[index]] ?? [])
        }
        self.hosts = hosts
        self.sections = sections
    }

    /// The chart as an SVG document, with the mark of a chart on its first line.
    package func svg(_ scheme: ColorScheme) -> String {
        chart.scene().svg(comment: ChartMark.comment(for: "runs"), scheme: scheme)
    }

    /// The chart's description.
    var chart: DistributionChart {
        DistributionChart(
            title: title, subtitle: subtitle, description: alternative,
            values: Axis(label: axisLabel, kind: kind, unit: .seconds, includesZero: false),
            rows: rows.map { row in
                var point = row.point.chartPoint(at: 0, called: row.name)
                point.runs = (row.point.walls?.values ?? []).map { $0 * 1e-9 }
                point.excluded = row.uncounted.map { $0 * 1e-9 }
                return DotRow(name: row.name, style: row.style, point: point)
            })
    }

    /// How many times the shortest median the longest one is from which on equal factors are equally far
    /// apart: on a linear axis the runs of the shortest would be one dot.
    private static let mostSpan = 10.0

    private var kind: Axis.Kind {
        let medians = rows.compactMap(\.point.median)
        guard let least = medians.min(), let most = medians.max(), least > 0,
            most >= least * Self.mostSpan
        else { return .linear }
        return .log(base: 10)
    }

    private var axisLabel: String {
        let timed = rows.filter { $0.point.median != nil }
        return !timed.isEmpty && timed.allSatisfy(\.point.isRegion)
            ? "region of a run" : "time of a run"
    }
}

extension DistributionDrawing {
    /// `sort, high load: how the runs of 4 configurations spread`; a single one is named.
    var title: String {
        let benchmarks = Groups(rows, by: \.point.configuration.benchmark).keys
        guard let first = benchmarks.first else { return "No run" }
        let what =
            benchmarks.count > 3
            ? Digits.count(benchmarks.count, "benchmark")
            : Quantity.names(benchmarks)
        let place =
            benchmarks.count == 1
            ? [first, sections.count == 1 ? sections[0].words : nil].compactMap(\.self)
                .joined(separator: ", ") : what
        guard rows.count > 1 else {
            let configuration = rows[0].point.configuration
            let name = [configuration.benchmarkWords, configuration.words].filter { !$0.isEmpty }
            let runs = rows[0].point.runs
            return "\(name.joined(separator: ", ")): how \(Digits.count(runs, "run"))"
                + " spread\(runs == 1 ? "s" : "")"
        }
        return "\(place): how the runs of \(Digits.count(rows.count, "configuration")) spread"
    }

    /// Where and when, how many runs, and what is drawn.
    var subtitle: String {
        let points = rows.map(\.point)
        let used = hosts.hosts.filter { host in points.contains { $0.host == host } }
        let host =
            used.count == 1
            ? HostNames.briefFacts(of: used[0]) : Digits.count(used.count, "host")
        let runtimes = Set(points.map(\.configuration.runtime))
        let sessions = Groups(points, by: \.session.id).all.compactMap(\.first?.session)
        let when = sessions.count == 1 ? sessions[0].words : Digits.count(sessions.count, "session")
        let meaning = SweepChart.meaning(ofEnds: points)
        return [
            host, runtimes.count == 1 ? runtimes.first ?? nil : nil, when, countWords,
            meaning.isEmpty ? nil : "whisker = \(meaning)", hollowWords,
        ].compactMap(\.self).joined(separator: " · ")
    }

    /// `40 runs each`; nil for a single row, whose runs are in the title.
    private var countWords: String? {
        guard rows.count > 1 else { return "median" }
        let counts = rows.map(\.point.runs)
        let (low, high) = (counts.min() ?? 0, counts.max() ?? 0)
        let range = low == high ? Digits.count(low) : "\(Digits.count(low))–\(Digits.count(high))"
        return "median of \(range) \(high == 1 ? "run" : "runs")"
    }

    /// `hollow = 2 warm-ups and 1 run that failed`; nil where every run counts.
    private var hollowWords: String? {
        let drawn = rows.map(\.uncounted.count).reduce(0, +)
        guard drawn > 0 else { return nil }
        let warmups = rows.map(\.point.warmups).reduce(0, +)
        let endings = Outcome.allCases.filter { $0 != .ok }.compactMap { outcome -> String? in
            let count = rows.compactMap { $0.point.outcomes[outcome] }.reduce(0, +)
            return count > 0 ? "\(Digits.count(count)) \(outcome.words)" : nil
        }
        let parts = (warmups > 0 ? [Digits.count(warmups, "warm-up")] : []) + endings
        let known = rows.map { $0.point.warmups + $0.point.attempts - $0.point.runs }.reduce(0, +)
        return known == drawn
            ? "hollow = \(Quantity.list(parts))" : "hollow = runs that do not count"
    }

    /// What must be minded about the runs, then the median of each row: for those who do not see it.
    var alternative: String {
        let points = rows.map(\.point)
        let unit = TimeUnit.fitting(points.compactMap(\.median))
        let warnings = WarningLines(points, hosts: hosts, among: SessionWarnings(points)).lines
        let medians = rows.map { row in
            guard let median = row.point.median else { return "\(row.name) has no run that counts" }
            let interval = row.point.interval.map { " (\(unit.text($0, around: median)))" } ?? ""
            let runs = Digits.count(row.point.runs, "run")
            return "\(row.name) \(unit.text(median))\(interval), \(runs)"
        }
        return (warnings + ["Median: \(medians.joined(separator: "; "))."]).joined(separator: " ")
    }
}
