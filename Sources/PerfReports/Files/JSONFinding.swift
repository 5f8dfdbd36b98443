import PerfModel
import RelaxedJSON

/// A finding for programs: its kind, its sentences, and the numbers behind them.
enum JSONFinding {
    static func tree(_ told: Told) -> JSONTree {
        .object([
            ("kind", .text(told.kind.name)), ("scope", JSONTree(told.scope)),
            ("key", .text(told.statement.key)), ("evidence", .text(told.statement.evidence)),
            ("numbers", .list(told.fact.map(numbers) ?? [])),
        ])
    }

    /// One object for each comparison or step that the finding rests on.
    private static func numbers(_ fact: Finding.Fact) -> [JSONTree] {
        switch fact {
        case .single(let point): [values(of: point)]
        case .fastest(let comparison), .nothingBeats(let comparison), .range(let comparison),
            .alike(let comparison):
            [tree(comparison)]
        case .scaling(let scaling): [scaling.growth, scaling.gain].compactMap { $0.map(tree) }
        case .processors(let points): points.map(values)
        case .endings: []
        case .changes(let changes): changes.map(tree)
        case .moved(let words): words.ordered.map { tree($0.comparison) }
        }
    }

    private static func values(of point: SweepPoint) -> JSONTree {
        .object([
            ("point", .text(point.key)), ("median_s", JSONNumbers.seconds(point.median)),
            ("cpus", JSONTree(point.cpuPercent.map { $0 / 100 })),
        ])
    }

    /// The factor is the baseline's median over the candidate's.
    private static func tree(_ comparison: Comparison) -> JSONTree {
        .object([
            ("candidate", .text(comparison.candidate.key)),
            ("candidate_session", .text(comparison.candidate.session.id)),
            ("candidate_median_s", JSONNumbers.seconds(comparison.candidate.median)),
            ("baseline", .text(comparison.baseline.key)),
            ("baseline_session", .text(comparison.baseline.session.id)),
            ("baseline_median_s", JSONNumbers.seconds(comparison.baseline.median)),
            ("factor", JSONTree(comparison.factor)),
            ("factor_interval", JSONNumbers.interval(comparison.interval)),
            ("p", JSONTree(comparison.pValue)), ("told_apart", .flag(comparison.isResolved)),
        ])
    }

    /// The ratio is the later median over the earlier.
    private static func tree(_ change: Change) -> JSONTree {
        .object([
            ("point", .text(change.after.key)),
            ("before_session", .text(change.before.session.id)),
            ("before_median_s", JSONNumbers.seconds(change.before.median)),
            ("after_session", .text(change.after.session.id)),
            ("after_median_s", JSONNumbers.seconds(change.after.median)),
            ("ratio", JSONTree(change.ratio)),
        ])
    }
}

extension FindingKind {
    /// What it is called in JSON; these names stay.
    var name: String {
        switch self {
        case .gain: "gain"
        case .crossover: "crossover"
        case .moved: "moved"
        case .lock: "lock"
        case .waiting: "waiting"
        case .lostUpdates: "lost-updates"
        case .lockCost: "lock-cost"
        case .ending: "ending"
        case .message: "message"
        case .items: "items"
        case .caching: "caching"
        case .fraction: "fraction"
        case .order: "order"
        case .cost: "cost"
        case .way: "way"
        case .nothing: "nothing"
        case .plateau: "plateau"
        case .bound: "bound"
        case .doubt: "doubt"
        case .memory: "memory"
        case .processors: "processors"
        case .user: "user"
        case .other: "other"
        }
    }
}
