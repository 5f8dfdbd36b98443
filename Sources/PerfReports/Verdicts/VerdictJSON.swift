import Markdown
import PerfModel
import RelaxedJSON
import Statistics

/// Two sides held against each other, for programs: every number with all its digits.
struct VerdictJSON {
    let sides: JudgedSides
    let names: VerdictNames

    /// Counts up where a member changes its meaning or goes away.
    static let version = 1

    /// Members always come in this order, and all of them are there.
    var tree: JSONTree {
        let metric = sides.metric
        return .object([
            (
                "format",
                .object([
                    ("name", .text("perfdb-verdicts")), ("version", .whole(Int64(Self.version))),
                ])
            ),
            ("headline", .text(VerdictWords(sides: sides, names: names).headline)),
            (
                "metric",
                .object([
                    ("name", .text(metric.name)), ("unit", JSONTree(metric.unit)),
                    ("better", .text(metric.prefersLarger ? "higher" : "lower")),
                ])
            ),
            (
                "criteria",
                .object([
                    ("alpha", .number(sides.rules.level)),
                    ("minimum_change", .number(sides.rules.floors.share)),
                    ("minimum_delta", .number(sides.rules.floors.size)),
                ])
            ),
            ("baseline", side(sides.baseline)), ("candidate", side(sides.candidate)),
            ("overall", JSONTree(sides.overall?.ratio)), ("census", census),
            ("configurations", .list(sides.judgements.map(judgement))),
            (
                "unpaired",
                .list(
                    sides.unpaired.map { lone in
                        .object(
                            dimensions(lone.configuration) + [
                                (
                                    "reason",
                                    .text(
                                        lone.reason == .noRuns ? "no-runs" : "not-in-candidate")
                                )
                            ])
                    })
            ),
        ])
    }

    private func side(_ side: ComparedSide) -> JSONTree {
        .object([
            ("words", .text(side.words)),
            (
                "sessions",
                .list(
                    side.sessions.map { session in
                        .object([
                            ("id", .text(session.id)),
                            ("started_at", JSONTree(session.startedAt?.iso8601)),
                            ("commit", JSONTree(session.revision?.commit)),
                            ("dirty", JSONTree(session.revision?.isDirty)),
                            ("branch", JSONTree(session.revision?.branch)),
                            ("label", JSONTree(session.label)),
                            ("host", .text(names.hosts.shortName(of: session.host))),
                        ])
                    })
            ),
        ])
    }

    private var census: JSONTree {
        let census = sides.census
        let reasons = JudgedReason.allCases.map { reason in
            (name: reason.rawValue, value: JSONTree(census.undecided[reason] ?? 0))
        }
        return .object([
            ("configurations", JSONTree(census.all)), ("judged", JSONTree(census.judged)),
            ("regressed", JSONTree(census.regressed)), ("improved", JSONTree(census.improved)),
            ("unchanged", JSONTree(census.unchanged)), ("possible", JSONTree(census.possible)),
            ("undecided", .object(reasons)), ("unpaired", JSONTree(census.unpaired)),
        ])
    }

    private func dimensions(_ configuration: Configuration) -> [(name: String, value: JSONTree)] {
        [
            ("benchmark", .text(configuration.benchmark)),
            ("configuration", .text(configuration.words)),
        ]
    }

    private func judgement(_ judgement: Judgement) -> JSONTree {
        func count(_ count: Judgement.Count) -> JSONTree {
            .object([
                ("sessions", JSONTree(count.sessions)), ("runs", JSONTree(count.runs)),
                ("median", JSONTree(count.median)),
            ])
        }
        return .object(
            dimensions(judgement.configuration) + [
                ("host", .text(names.hosts.shortName(of: judgement.host))),
                ("baseline_host", .text(names.hosts.shortName(of: judgement.baselineHost))),
                ("verdict", .text(judgement.verdict.word)),
                ("reason", JSONTree(judgement.verdict.reason?.rawValue)),
                ("possible", .flag(judgement.isPossible)),
                ("values", JSONTree(judgement.method?.rawValue)),
                ("baseline", count(judgement.baseline)),
                ("candidate", count(judgement.candidate)),
                (
                    "ratio",
                    .object([
                        ("value", JSONTree(judgement.ratio)),
                        ("low", JSONTree(judgement.interval?.lower)),
                        ("high", JSONTree(judgement.interval?.upper)),
                    ])
                ),
                ("p_value", JSONTree(judgement.pValue)),
                ("corrected_p_value", JSONTree(judgement.correctedPValue)),
                ("noise_floor", JSONTree(judgement.noiseFloor)),
                ("history_sessions", JSONTree(judgement.historyCount)),
                ("detectable_change", JSONTree(judgement.detectableChange)),
                (
                    "needed_sessions",
                    .object([
                        ("baseline", JSONTree(judgement.needed?.baseline)),
                        ("candidate", JSONTree(judgement.needed?.candidate)),
                    ])
                ),
            ])
    }

    /// The same numbers of each configuration as columns.
    var table: Table {
        func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
        let columns: [(String, (Judgement) -> String)] = [
            ("benchmark", { $0.configuration.benchmark }),
            ("configuration", { $0.configuration.words }),
            ("host", { names.hosts.shortName(of: $0.host) }),
            ("verdict", { $0.verdict.word }),
            ("reason", { $0.verdict.reason?.rawValue ?? "" }),
            ("possible", { "\($0.isPossible)" }),
            ("values", { $0.method?.rawValue ?? "" }),
            ("baseline_sessions", { "\($0.baseline.sessions)" }),
            ("candidate_sessions", { "\($0.candidate.sessions)" }),
            ("baseline_median", { text($0.baseline.median) }),
            ("candidate_median", { text($0.candidate.median) }),
            ("ratio", { text($0.ratio) }), ("ratio_low", { text($0.interval?.lower) }),
            ("ratio_high", { text($0.interval?.upper) }), ("p_value", { text($0.pValue) }),
            ("corrected_p_value", { text($0.correctedPValue) }),
            ("noise_floor", { text($0.noiseFloor) }),
            ("detectable_change", { text($0.detectableChange) }),
        ]
        return Table(
            columns: columns.map { Table.Column($0.0, key: $0.0) },
            rows: sides.judgements.map { judgement in columns.map { $0.1(judgement) } })
    }
}
