import Charts
import PerfModel

/// The medians of one section's configurations from session to session.
struct TrendChart {
    var section: Section
    /// What this part of the section is, where it was split.
    var part: [String]
    /// Of several sessions, each configuration at most once in each.
    var points: [SweepPoint]
    var hosts: HostNames

    /// The most sessions that are told by name on the axis; more are placed by time.
    static let mostNames = 12

    /// The points of configurations that were measured in two sessions or more on one host.
    ///
    /// - Parameter history: each configuration at most once in each session.
    static func points(with history: [SweepPoint], in section: Section) -> [SweepPoint] {
        let members = history.filter {
            $0.configuration.benchmark == section.benchmark
                && $0.configuration.load == section.load
                && $0.configuration.caching == section.caching
        }
        let sessions = Dictionary(grouping: members, by: Place.init)
        return members.filter { (sessions[Place($0)]?.count ?? 0) > 1 }
    }

    /// The lines as they are drawn: each joins the sessions of one configuration, host and label.
    var lines: [Line] { Line.trend(points, hosts: hosts) }

    /// The sessions that have a point, oldest first.
    var sessions: [Session] {
        var sessions: [Session] = []
        for point in points.sorted(by: { Session.precedes($0.session, $1.session) })
        where sessions.last?.id != point.session.id {
            sessions.append(point.session)
        }
        return sessions
    }

    var title: String {
        let place = [section.benchmark, section.words].compactMap(\.self) + part
        return "\(place.joined(separator: ", ")), over \(Digits.count(sessions.count, "session"))"
    }

    /// A sentence for those who do not see the chart: the first and last median of each line.
    var alternative: String {
        let unit = TimeUnit.fitting(points.compactMap(\.median))
        let lines = lines.map { line in
            let medians = line.points.compactMap(\.median)
            guard let first = medians.first, let last = medians.last else {
                return "\(line.name) has no run that counts"
            }
            return medians.count == 1
                ? "\(line.name) \(unit.text(first))"
                : "\(line.name) from \(unit.text(first)) to \(unit.text(last))"
        }
        return "Median time over sessions: \(lines.joined(separator: "; "))."
    }

    /// The file's content.
    func svg(comment: String) -> String {
        let sessions = sessions
        let places = Dictionary(
            zip(sessions.map(\.id), positions(of: sessions)),
            uniquingKeysWith: { first, _ in first })
        let lines = lines
        let series = zip(lines, Look.styles(of: lines.map(\.key))).map { line, style in
            Series(
                name: line.name, style: style,
                points: line.points.map { point in
                    var drawn = point.chartPoint(
                        at: places[point.session.id] ?? .nan,
                        called: "\(line.name), \(point.session.words)")
                    drawn.runs = []
                    return drawn
                })
        }
        let chart = LineChart(
            title: title, subtitle: subtitle, description: alternative,
            x: Axis(label: isByTime(sessions) ? "" : "session", kind: kind(of: sessions)),
            y: Axis(label: "median time", unit: .seconds, includesZero: false), series: series)
        return chart.svg(comment: comment)
    }

    private var subtitle: String {
        let used = hosts.hosts.filter { host in points.contains { $0.host == host } }
        let host =
            used.count == 1
            ? HostNames.briefFacts(of: used[0]) : Digits.count(used.count, "host")
        let band = points.contains { $0.interval != nil } ? ", band = 95 % interval" : ""
        return "\(host) · median of each session\(band)"
    }

    /// More sessions than can be named, all with a start time.
    private func isByTime(_ sessions: [Session]) -> Bool {
        sessions.count > Self.mostNames && sessions.allSatisfy { $0.startedAt != nil }
    }

    private func kind(of sessions: [Session]) -> Axis.Kind {
        isByTime(sessions) ? .time : .ordinal(SessionNames(of: sessions).names)
    }

    private func positions(of sessions: [Session]) -> [Double] {
        sessions.enumerated().map { index, session in
            guard isByTime(sessions), let start = session.startedAt else { return Double(index) }
            return Double(start.microseconds) / 1e6
        }
    }
}
