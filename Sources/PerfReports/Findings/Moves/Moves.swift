import PerfModel

/// What changed in a report's configurations since a baseline.
///
/// Hosts are never mixed: each configuration is held against its newest session of the baseline on the
/// same host, and what has none is told.
struct Moves {
    /// What the baseline is called, as it was asked for; nil for each configuration's session before.
    var asked: String?
    /// Those of the baseline, oldest first; none where it is each configuration's session before.
    var sessions: [Session] = []
    /// In the order of tables.
    var moves: [Move]
    var unpaired: [Unpaired] = []

    /// More configurations than a reader compares without having asked for it.
    static let mostUnasked = 500

    /// What changed since a part of the history that was asked for.
    ///
    /// - Parameters:
    ///   - older: what the baseline's sessions measured.
    ///   - words: what it is called.
    init(of evidence: Evidence, since older: Evidence, called words: String) {
        let isMeasured = { (point: SweepPoint) in point.session.origin != .transcribed }
        let partners = Dictionary(
            older.newest.filter(isMeasured).map { (Place($0), $0) },
            uniquingKeysWith: { _, last in last })
        let known = Set(partners.values.map(\.configuration))
        let newest = evidence.newest.filter(isMeasured)
        var moves: [Move] = []
        for point in newest {
            let partner = partners[Place(point)]
            if let partner, partner.session.id != point.session.id {
                if let move = Move(point, since: partner) {
                    moves.append(move)
                } else {
                    unpaired.append(Unpaired(point: point, reason: .noRuns))
                }
            } else if partner != nil {
                unpaired.append(Unpaired(point: point, reason: .notSince))
            } else {
                let reason: Unpaired.Reason =
                    known.contains(point.configuration) ? .otherHost : .notMeasured
                unpaired.append(Unpaired(point: point, reason: reason))
            }
        }
        let now = Set(newest.map(\.configuration))
        unpaired += older.newest.filter { isMeasured($0) && !now.contains($0.configuration) }
            .map { Unpaired(point: $0, reason: .notSince) }
        asked = words
        sessions = older.sessions
        self.moves = Move.family(moves)
    }

    /// What changed since each configuration's session before, of benchmarks of which most
    /// configurations have one.
    ///
    /// - Parameter evidence: that of the report; the runs of older sessions are asked for again.
    /// - Throws: what the history throws.
    init(of evidence: Evidence, sinceSessionBeforeIn history: any History) throws {
        moves = []
        guard evidence.newest.count <= Self.mostUnasked, evidence.sessions.count > 1 else { return }
        let older = Self.before(evidence)
        let benchmarks = Groups(evidence.newest, by: \.configuration.benchmark)
        let pairs = benchmarks.all.flatMap { points in
            let paired = points.compactMap { now in older[Place(now)].map { (now, $0) } }
            return 2 * paired.count > points.count ? paired : []
        }
        let sessions = Groups(pairs.indices) { pairs[$0].1.session.id }
        var found: [Int: Move] = [:]
        for id in sessions.keys {
            let session = pairs[sessions[id][0]].1.session
            let measured = Dictionary(
                try history.measurements(in: id, benchmark: nil).map { ($0.configuration, $0) },
                uniquingKeysWith: { first, _ in first })
            for index in sessions[id] {
                let now = pairs[index].0
                found[index] = measured[now.configuration].flatMap {
                    Move(now, since: SweepPoint($0, in: session))
                }
            }
        }
        moves = Move.family(pairs.indices.compactMap { found[$0] })
    }

    /// The point of each newest one's session before, under the same label and with a median.
    private static func before(_ evidence: Evidence) -> [Place: SweepPoint] {
        let newest = Dictionary(
            evidence.newest.filter { $0.session.origin != .transcribed }.map { (Place($0), $0) },
            uniquingKeysWith: { _, last in last })
        var before: [Place: SweepPoint] = [:]
        for point in evidence.all where point.median != nil {
            guard let now = newest[Place(point)], now.session.id != point.session.id,
                now.session.label == point.session.label
            else { continue }
            before[Place(point)] = point
        }
        return before
    }

    /// `v1.0`, `the session before`.
    var words: String { asked ?? "the session before" }

    /// Those of one benchmark; nil where there is nothing to say.
    func of(_ benchmark: String) -> Moves? {
        var own = self
        own.moves = moves.filter { $0.now.configuration.benchmark == benchmark }
        own.unpaired = unpaired.filter { $0.point.configuration.benchmark == benchmark }
        let isNothing = asked == nil ? own.moves.isEmpty : own.sessions.isEmpty
        return isNothing || own.moves.isEmpty && own.unpaired.isEmpty ? nil : own
    }

    /// How many are slower and faster; nil where nothing was compared.
    var summary: String? {
        guard !moves.isEmpty else { return nil }
        let total = Digits.count(moves.count, "configuration")
        let counts = MoveWords.counts(of: moves)
        guard let first = counts.first else {
            return moves.allSatisfy { $0.told == .tooFew }
                ? "Since \(words), too few runs to tell any of \(total) apart."
                : "Since \(words), none of \(total) is measurably slower or faster."
        }
        let verb =
            "\(moves.count == 1 ? " configuration" : " configurations")"
            + " \(first.count == 1 ? "is" : "are")"
        return "Since \(words), \(MoveWords.told(counts, of: moves.count, verb))."
    }
}

extension Moves {
    /// What changed since the baseline that a report is asked for, else since each session before.
    ///
    /// - Throws: what the history throws.
    init(
        of evidence: Evidence, in history: any History, _ options: ReportOptions
    ) throws {
        guard let baseline = options.baseline else {
            try self.init(of: evidence, sinceSessionBeforeIn: history)
            return
        }
        var selection = baseline.selection
        selection.benchmark = selection.benchmark ?? options.selection.benchmark
        selection.host = selection.host ?? options.selection.host
        var older = try Evidence(of: history, in: selection)
        if !selection.window.isEverything { try older.stepBack(from: evidence, in: history) }
        self.init(of: evidence, since: older, called: baseline.words)
    }
}
