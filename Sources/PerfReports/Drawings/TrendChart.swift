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
    /// What is shown beside the medians.
    var marks: TrendMarks

    /// The most sessions that are told by name on the axis; more are placed by time.
    static let mostNames = 12
    /// The most lines whose intervals are drawn: those of more lie over each other.
    static let mostBands = 3

    /// Nil where no configuration was measured in two sessions or more on one host.
    ///
    /// - Parameter history: the section's points of all sessions.
    init?(
        section: Section, history: [SweepPoint], hosts: HostNames, marks: TrendMarks = TrendMarks()
    ) {
        let points = Self.repeated(in: history)
        guard !points.isEmpty else { return nil }
        self.section = section
        self.hosts = hosts
        self.marks = marks
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
        let over = "over \(Digits.count(sessions.count, "session"))"
        let title = "\(place.joined(separator: ", ")), \(over)"
        return claim.map { "\(title): \($0)" } ?? title
    }

    /// For those who do not see the chart: the steps, then the first and last median of each line.
    var alternative: String {
        let unit = TimeUnit.fitting(points.compactMap(\.median))
        let lines = lines.map { line in
            let counted = line.points.filter { !isExcluded($0) }
            let medians = counted.compactMap(\.median)
            guard let first = medians.first, let last = medians.last else {
                return "\(line.name) has no run that counts"
            }
            let ends = [unit.text(first), unit.text(last)]
            if medians.count == 1 { return "\(line.name) \(ends[0])" }
            return ends[0] == ends[1]
                ? "\(line.name) \(ends[0]) first and last"
                : "\(line.name) from \(ends[0]) to \(ends[1])"
        }
        let medians = "Median time over sessions: \(lines.joined(separator: "; "))."
        return (stepSentences + [medians]).joined(separator: " ")
    }

    /// The finished drawing.
    var scene: Scene { lineChart.scene() }

    /// The chart's description.
    var lineChart: LineChart {
        let styles = Look.styles(of: lines.map(\.key))
        let positions = positions(of: sessions)
        let places = Dictionary(
            zip(sessions.map(\.id), positions), uniquingKeysWith: { first, _ in first })
        let series = zip(lines, styles).map { line, style in
            Series(
                name: line.name, style: style, points: chartPoints(of: line, at: positions),
                levels: levels(of: line, at: places))
        }
        return LineChart(
            title: title, subtitle: subtitle(series), description: alternative,
            x: axis,
            y: Axis(label: "median time", unit: .seconds, includesZero: false),
            series: series, rules: noteRules(at: positions) + rules(at: places))
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
                exclude(from: &drawn, of: point)
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
        let hasHollow = series.contains { $0.points.contains { !$0.excluded.isEmpty } }
        let dirty = isByTime(sessions) ? sessions.count { $0.revision?.isDirty ?? false } : 0
        let parts = [
            host, "median of each session\(intervalWords(series))",
            hasHollow ? "hollow = excluded" : nil,
            series.contains { !$0.levels.isEmpty } ? "thick = level" : nil,
            dirty > 0 ? "\(Digits.count(dirty, "session")) of changed files" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
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
        let revisions = revisionWords
        guard !isByTime(sessions) else { return Axis(label: revisions ?? "", kind: .time) }
        let names = SessionNames(of: sessions)
        let isNamed = names.names == sessions.map { $0.revision?.shortName }
        let label = [names.axis, isNamed ? nil : revisions].compactMap(\.self)
        return Axis(label: label.joined(separator: " · "), kind: .ordinal(names.names))
    }

    /// The revisions at both ends, where ticks do not name them: `revisions 3f2a91c … 8b04d7e`; nil
    /// where an end has none.
    private var revisionWords: String? {
        guard let first = sessions.first?.revision?.shortName,
            let last = sessions.last?.revision?.shortName
        else { return nil }
        let isOne = Set(sessions.map { $0.revision?.shortName }).count == 1
        return isOne ? "revision \(first)" : "revisions \(first) … \(last)"
    }

    private func positions(of sessions: [Session]) -> [Double] {
        sessions.enumerated().map { index, session in
            guard isByTime(sessions), let start = session.startedAt else { return Double(index) }
            return Double(start.microseconds) / 1e6
        }
    }
}

/// Exclusions and notes.
extension TrendChart {
    /// Whether all runs of a point are excluded.
    func isExcluded(_ point: SweepPoint) -> Bool {
        marks.exclusions.contains { $0.times.isEmpty && $0.holds(point) }
    }

    /// Makes hollow what is excluded of a point: some runs beside its median, or the median itself.
    private func exclude(from drawn: inout Point, of point: SweepPoint) {
        if isExcluded(point) {
            drawn.excluded = point.median.map { [$0 * 1e-9] } ?? []
            (drawn.value, drawn.low, drawn.high) = (.nan, nil, nil)
        } else {
            drawn.excluded = marks.exclusions.filter { $0.holds(point) }.flatMap(\.times)
                .map { $0 * 1e-9 }
        }
    }

    /// A rule with words for each note; those that lie outside the sessions are not drawn.
    private func noteRules(at positions: [Double]) -> [Rule] {
        marks.notes.compactMap { note in
            place(of: note, at: positions).map { Rule(.x($0), label: note.words) }
        }.sorted { left, right in
            guard case .x(let first) = left.place, case .x(let second) = right.place else {
                return false
            }
            return first == second ? left.label < right.label : first < second
        }
    }

    /// A moment between named sessions stands in the middle between them.
    private func place(of note: TrendNote, at positions: [Double]) -> Double? {
        switch note.place {
        case .session(let id):
            return sessions.firstIndex { $0.id == id }.map { positions[$0] }
        case .moment(let instant):
            if isByTime(sessions) { return Double(instant.microseconds) / 1e6 }
            let next = sessions.firstIndex { $0.startedAt.map { $0 >= instant } ?? false }
            guard let next, next > 0 else { return nil }
            return sessions[next].startedAt == instant
                ? positions[next] : positions[next] - 0.5
        }
    }
}
