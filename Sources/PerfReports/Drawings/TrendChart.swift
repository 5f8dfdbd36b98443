import Charts
import PerfModel

/// The medians of one section's configurations from session to session.
struct TrendChart {
    var section: Section
    var hosts: HostNames
    /// The lines as they are drawn: each joins the sessions of one configuration, host and label.
    let lines: [Line]
    /// What is not drawn, in sentences that end before the words on where it is; nil where all is.
    let note: String?
    /// The sessions of which a line has a point, oldest first.
    let sessions: [Session]

    /// The most sessions that are told by name on the axis; more are placed by time.
    static let mostNames = 12
    /// The most lines whose intervals are drawn: those of more lie over each other.
    static let mostBands = 3

    /// Nil where no configuration was measured in two sessions or more on one host.
    ///
    /// - Parameter history: the section's points of all sessions.
    init?(section: Section, history: [SweepPoint], hosts: HostNames) {
        let points = Self.repeated(in: history)
        guard !points.isEmpty else { return nil }
        self.section = section
        self.hosts = hosts
        let selection = TrendSelection(of: Line.trend(points, hosts: hosts), hosts: hosts)
        let drawn = selection.lines.flatMap(\.points)
        lines = Line.trend(drawn, hosts: hosts)
        note = selection.note
        sessions = Groups(drawn, by: \.session.id).all.compactMap(\.first?.session)
            .sorted(by: Session.precedes)
    }

    /// The points of configurations that were measured in two sessions or more on one host.
    ///
    /// - Parameter history: each configuration at most once in each session.
    static func repeated(in history: [SweepPoint]) -> [SweepPoint] {
        let sessions = history.reduce(into: [:]) { $0[Place($1), default: 0] += 1 }
        return history.filter { (sessions[Place($0)] ?? 0) > 1 }
    }

    var points: [SweepPoint] { lines.flatMap(\.points) }

    var title: String {
        let place = [section.benchmark, section.words].compactMap(\.self)
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
            let ends = [unit.text(first), unit.text(last)]
            if medians.count == 1 { return "\(line.name) \(ends[0])" }
            return ends[0] == ends[1]
                ? "\(line.name) \(ends[0]) first and last"
                : "\(line.name) from \(ends[0]) to \(ends[1])"
        }
        return "Median time over sessions: \(lines.joined(separator: "; "))."
    }

    /// The finished drawing.
    var scene: Scene { lineChart.scene() }

    /// The chart's description.
    var lineChart: LineChart {
        let styles = Look.styles(of: lines.map(\.key))
        let positions = positions(of: sessions)
        let series = zip(lines, styles).map { line, style in
            Series(name: line.name, style: style, points: chartPoints(of: line, at: positions))
        }
        return LineChart(
            title: title, subtitle: subtitle(series), description: alternative,
            x: axis,
            y: Axis(label: "median time", unit: .seconds, includesZero: false),
            series: series)
    }

    /// A line's medians, with a gap where a session could have had one and has none.
    private func chartPoints(of line: Line, at positions: [Double]) -> [Point] {
        let own = Dictionary(
            line.points.map { ($0.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        let revisions = Set(line.points.compactMap(\.session.revision).map(Self.state))
        return zip(sessions, positions).compactMap { session, position in
            if let point = own[session.id] {
                var drawn = point.chartPoint(
                    at: position, called: "\(line.name), \(session.words)")
                drawn.runs = []
                if lines.count > Self.mostBands { (drawn.low, drawn.high) = (nil, nil) }
                return drawn
            }
            guard session.host == line.key.host, session.label == line.key.label,
                session.revision.map({ !revisions.contains(Self.state($0)) }) ?? true
            else { return nil }
            return Point(x: position, value: nil)
        }
    }

    /// What a session of the same revision has measured already need not be in another one.
    private static func state(_ revision: Revision) -> String {
        revision.isDirty ? "\(revision.commit)-dirty" : revision.commit
    }

    private func subtitle(_ series: [Series]) -> String {
        let used = hosts.hosts.filter { host in points.contains { $0.host == host } }
        let host =
            used.count == 1
            ? HostNames.briefFacts(of: used[0]) : Digits.count(used.count, "host")
        return "\(host) · median of each session\(intervalWords(series))"
    }

    private func intervalWords(_ series: [Series]) -> String {
        guard points.contains(where: { $0.interval != nil }) else { return "" }
        guard lines.count <= Self.mostBands else { return ", without intervals" }
        let stretches = series.flatMap { line in
            line.points.map { $0.low != nil }.split(separator: false).map(\.count)
        }
        return SweepChart.intervalWords(stretches)
    }

    /// More sessions than can be named, all with a start time.
    private func isByTime(_ sessions: [Session]) -> Bool {
        sessions.count > Self.mostNames && sessions.allSatisfy { $0.startedAt != nil }
    }

    private var axis: Axis {
        guard !isByTime(sessions) else { return Axis(label: "", kind: .time) }
        let names = SessionNames(of: sessions)
        return Axis(label: names.axis, kind: .ordinal(names.names))
    }

    private func positions(of sessions: [Session]) -> [Double] {
        sessions.enumerated().map { index, session in
            guard isByTime(sessions), let start = session.startedAt else { return Double(index) }
            return Double(start.microseconds) / 1e6
        }
    }
}
