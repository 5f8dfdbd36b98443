import PerfModel

/// Everything that one report is made from, in an order that does not depend on the history's.
struct Evidence {
    /// The sessions with a run of a matching benchmark, oldest first.
    var sessions: [Session]
    /// Each configuration's newest session on each host, in the order of tables.
    var newest: [SweepPoint]
    /// Every configuration of every session, sessions oldest first; only the newest have `walls`.
    var all: [SweepPoint]
    var tally: Tally

    /// Asks for every session of the selection.
    init(of history: any History, in selection: Selection) throws {
        sessions = try history.sessions(selection).sorted(by: Session.precedes)
        var all: [SweepPoint] = []
        var last: [Place: Int] = [:]
        for session in sessions {
            let found = try history.measurements(in: session.id, benchmark: selection.benchmark)
            let points = found.map { SweepPoint($0, in: session) }
            for point in points.sorted(by: SweepPoint.precedes) {
                if let older = last.updateValue(all.count, forKey: Place(point)) {
                    all[older].walls = nil
                }
                all.append(point)
            }
        }
        self.all = all
        newest = last.values.map { all[$0] }.sorted(by: SweepPoint.precedes)
        tally = Tally(of: all)
    }

    /// The benchmarks' names, sorted.
    var benchmarks: [String] {
        Set(all.map(\.configuration.benchmark)).sorted()
    }
}

/// What never shares a point with another: a configuration on a host.
struct Place: Hashable {
    var configuration: Configuration
    var host: Host?

    init(_ point: SweepPoint) {
        configuration = point.configuration
        host = point.host
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

    init(of points: [SweepPoint]) {
        sessions = Set(points.map(\.session.id)).count
        configurations = Set(points.map(\.configuration)).count
        runs = points.map(\.attempts).reduce(0, +)
        warmups = points.map(\.warmups).reduce(0, +)
        outcomes = points.map(\.outcomes).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    /// Runs that ended otherwise than `ok`.
    var notOK: Int { runs - (outcomes[.ok] ?? 0) }

    /// `18 configurations, 144 runs`.
    var extent: String {
        "\(Digits.count(configurations, "configuration")), \(Digits.count(runs, "run"))"
    }

    /// How the runs ended: `all of them ok`, or `58 ok, 2 failed`; warm-ups at the end.
    var endings: String {
        var parts: [String] = []
        if notOK == 0 {
            parts.append(runs == 0 ? "no run that counts" : "all of them ok")
        } else {
            parts = Outcome.allCases.compactMap { outcome in
                let count = outcomes[outcome] ?? 0
                return count == 0 ? nil : "\(Digits.count(count)) \(outcome.rawValue)"
            }
        }
        if warmups > 0 {
            parts.append("\(Digits.count(warmups, "warm-up")) left out")
        }
        return parts.joined(separator: ", ")
    }
}
