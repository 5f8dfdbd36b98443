import PerfModel

/// Everything that one report is made from, in an order that does not depend on the history's.
struct Evidence {
    /// The sessions with a run of a matching benchmark, oldest first.
    var sessions: [Session]
    /// Each configuration's newest session on each host, in the order of tables; one of which all runs
    /// are excluded only where there is no other.
    var newest: [SweepPoint]
    /// Every configuration of every session, sessions oldest first; only the newest have `walls`.
    var all: [SweepPoint]
    var tally: Tally
    /// What people said of the whole history.
    var annotations = Annotations()
    /// What the runs of newest points said of themselves.
    private var details: [Point: Details] = [:]

    /// A configuration of a session.
    private struct Point: Hashable {
        var session: String
        var configuration: Configuration
    }

    /// Asks for every session of the selection.
    init(of history: any History, in selection: Selection) throws {
        try self.init(history.sessions(selection)) { session in
            try history.measurements(in: session.id, benchmark: selection.benchmark)
        }
        annotations = try history.annotations()
        for session in Set(newest.map(\.session.id)).sorted() {
            for told in try history.details(in: session, benchmark: selection.benchmark) {
                let point = Point(session: session, configuration: told.configuration)
                details[point] = told
            }
        }
    }

    /// Takes numbers that are in no history.
    init(sessions: [(Session, [Measurements])]) {
        let known = Dictionary(
            sessions.map { ($0.0.id, $0.1) }, uniquingKeysWith: { first, _ in first })
        self.init(sessions.map(\.0)) { known[$0.id] ?? [] }
    }

    private init<Failure: Error>(
        _ sessions: [Session], measurements: (Session) throws(Failure) -> [Measurements]
    ) throws(Failure) {
        self.sessions = sessions.sorted(by: Session.precedes)
        var all: [SweepPoint] = []
        var last: [Place: Int] = [:]
        for session in self.sessions {
            let found = try measurements(session)
            let points = found.map { SweepPoint($0, in: session) }
            for point in points.sorted(by: SweepPoint.precedes) {
                let older = last[Place(point)]
                if older == nil || !point.isExcluded {
                    if let older { all[older].walls = nil }
                    last[Place(point)] = all.count
                }
                all.append(point)
            }
        }
        self.all = all
        newest = last.values.map { all[$0] }.sorted(by: SweepPoint.precedes)
        tally = Tally(of: all)
    }

    /// What the runs of a newest point said of themselves; nil where they said nothing.
    func details(of point: SweepPoint) -> Details? {
        guard !details.isEmpty else { return nil }
        return details[Point(session: point.session.id, configuration: point.configuration)]
    }

    /// When the newest session started; nil where none says so.
    var newestStart: Instant? { sessions.compactMap(\.startedAt).max() }

    /// The benchmarks' names, sorted.
    var benchmarks: [String] {
        Set(all.map(\.configuration.benchmark)).sorted()
    }
}

extension Evidence {
    /// What the report tells in full: everything, or the benchmarks that matter most.
    ///
    /// - Throws: what the history throws that is asked for the baseline.
    func told(_ options: ReportOptions, in history: any History) throws -> Evidence {
        guard let top = options.top, benchmarks.count > top else { return self }
        let reference = try options.baseline.map {
            try Evidence(of: history, in: $0.selection).newest
        }
        let names = Set(Importance(of: self, against: reference).benchmarks.prefix(top))
        var evidence = self
        evidence.newest = newest.filter { names.contains($0.configuration.benchmark) }
        evidence.all = all.filter { names.contains($0.configuration.benchmark) }
        evidence.tally = Tally(of: evidence.all)
        return evidence
    }
}

extension Evidence {
    /// Takes, where a newest point is one of a later report's, the one before it with a median.
    ///
    /// A window may reach up to the sessions that are compared with it, and none is its own baseline.
    ///
    /// - Throws: what the history throws that is asked for the older sessions' runs.
    mutating func stepBack(from later: Evidence, in history: any History) throws {
        let now = Dictionary(
            later.newest.map { (Place($0), $0.session.id) }, uniquingKeysWith: { _, last in last })
        var older: [Place: SweepPoint] = [:]
        for point in all where point.median != nil && now[Place(point)] != point.session.id {
            older[Place(point)] = point
        }
        let own = newest.indices.filter { index in
            let place = Place(newest[index])
            return now[place] == newest[index].session.id && older[place] != nil
        }
        let bySession = Groups(own) { older[Place(newest[$0])]?.session.id ?? "" }
        for id in bySession.keys {
            let measured = Dictionary(
                try history.measurements(in: id, benchmark: nil).map { ($0.configuration, $0) },
                uniquingKeysWith: { first, _ in first })
            for index in bySession[id] {
                guard let point = older[Place(newest[index])],
                    let found = measured[point.configuration]
                else { continue }
                newest[index] = SweepPoint(found, in: point.session)
            }
        }
    }
}

/// What never shares a point with another: a configuration on a host, of transcribed numbers under
/// one label.
struct Place: Hashable {
    var configuration: Configuration
    var host: Host?
    /// Transcribed graphs are no versions of each other, so none is older than another.
    var graph: String?

    init(_ point: SweepPoint) {
        configuration = point.configuration
        host = point.host
        graph = point.session.origin == .transcribed ? point.session.label : nil
    }
}

/// What was counted over a window.
struct Tally {
    var sessions: Int
    var configurations: Int
    /// Runs that are no warm-ups.
    var runs: Int
    var warmups: Int
    /// How those runs ended.
    var outcomes: [Outcome: Int]
    /// Of those the runs that ended otherwise than `ok`, as was expected.
    var expected: [Outcome: Int]
    /// The runs that are in none of these numbers, by the reason, warm-ups left out.
    var excluded: [(reason: String, runs: Int)]

    init(of points: [SweepPoint]) {
        sessions = Set(points.map(\.session.id)).count
        configurations = Set(points.map(\.configuration)).count
        runs = points.map(\.attempts).reduce(0, +)
        warmups = points.map(\.warmups).reduce(0, +)
        outcomes = points.map(\.outcomes).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        expected = points.reduce(into: [:]) { sum, point in
            guard point.expectedEndings > 0 else { return }
            sum[point.expected, default: 0] += point.expectedEndings
        }
        failures = points.map(\.failures).reduce(0, +)
        let reasons = Groups(points.flatMap(\.excluded).filter { $0.runs > 0 }, by: \.reason)
        excluded = reasons.keys.map { reason in
            (reason, reasons[reason].map(\.runs).reduce(0, +))
        }
    }

    /// Runs that ended otherwise than expected: for all but a few, otherwise than `ok`.
    var notOK: Int { failures }

    private var failures: Int

    /// `18 configurations, 144 runs`.
    var extent: String {
        "\(Digits.count(configurations, "configuration")), \(Digits.count(runs, "run"))"
    }

    /// The most reasons for exclusions that are told with the counts.
    private static let mostReasons = 2

    /// `2 runs excluded (noisy neighbour)`; of many reasons only the count, of none nothing.
    var exclusions: [String] {
        guard excluded.count > Self.mostReasons else {
            return excluded.map { "\(Digits.count($0.runs, "run")) excluded (\($0.reason))" }
        }
        let runs = excluded.map(\.runs).reduce(0, +)
        return [
            "\(Digits.count(runs, "run")) excluded for \(Digits.count(excluded.count)) reasons"
        ]
    }

    /// How the runs ended: `all of them ok`, or `58 ok, 2 failed`; warm-ups and exclusions at the end.
    var endings: String {
        var parts: [String] = []
        if notOK == 0, expected.isEmpty {
            parts.append(runs == 0 ? "no run that counts" : "all of them ok")
        } else {
            parts = Outcome.allCases.flatMap { outcome -> [String] in
                let planned = expected[outcome] ?? 0
                let others = (outcomes[outcome] ?? 0) - planned
                return [
                    others == 0 ? nil : "\(Digits.count(others)) \(outcome.rawValue)",
                    planned == 0 ? nil : "\(Digits.count(planned)) \(outcome.words) as expected",
                ].compactMap(\.self)
            }
        }
        if warmups > 0 {
            parts.append("\(Digits.count(warmups, "warm-up")) left out")
        }
        parts += exclusions
        return parts.joined(separator: ", ")
    }
}
