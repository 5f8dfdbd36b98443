import PerfModel
import RelaxedJSON

/// What changed in a benchmark since a baseline, for programs.
enum JSONMoves {
    static func tree(_ words: MoveWords) -> JSONTree {
        .object([
            ("baseline", .text(words.moves.words)),
            ("sessions", .list(words.moves.sessions.map { .text($0.id) })),
            ("moves", .list(words.moves.moves.map { tree($0, words) })),
            (
                "unpaired",
                .list(
                    words.moves.unpaired.map { unpaired in
                        .object([
                            ("point", .text(unpaired.point.key)),
                            ("words", .text(words.name(of: unpaired.point))),
                            ("reason", .text(name(of: unpaired.reason))),
                        ])
                    })
            ),
        ])
    }

    /// The ratio is the median after over the median before.
    private static func tree(_ move: Move, _ words: MoveWords) -> JSONTree {
        .object([
            ("point", .text(move.now.key)), ("words", .text(words.name(of: move.now))),
            ("before_session", .text(move.before.session.id)),
            ("before_median_s", JSONNumbers.seconds(move.before.median)),
            ("before_runs", JSONTree(move.before.runs)),
            ("after_session", .text(move.now.session.id)),
            ("after_median_s", JSONNumbers.seconds(move.now.median)),
            ("after_runs", JSONTree(move.now.runs)), ("ratio", JSONTree(move.ratio)),
            ("ratio_interval", JSONNumbers.interval(move.interval)),
            ("p", JSONTree(move.comparison.pValue)), ("told", .text(name(of: move.told))),
        ])
    }

    /// What it is called in JSON; these names stay.
    static func name(of told: Move.Told) -> String {
        switch told {
        case .slower: "slower"
        case .faster: "faster"
        case .slightly: "slightly"
        case .notApart: "not-told-apart"
        case .tooFew: "too-few"
        }
    }

    /// What it is called in JSON; these names stay.
    static func name(of reason: Unpaired.Reason) -> String {
        switch reason {
        case .otherHost: "other-host"
        case .notMeasured: "not-measured"
        case .notSince: "not-since"
        case .noRuns: "no-runs"
        }
    }
}
