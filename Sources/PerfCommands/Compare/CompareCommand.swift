import ArgumentGrammar
import PerfModel
import PerfReports
import PerfStore

/// `perfdb compare`: two parts of the history held against each other.
enum CompareCommand: Command {
    static let name = "compare"
    static let base = Positional(
        "BASE", .text, help: "What is compared with: a commit, tag, label, host, window, session."
    ).completing(.baselines)
    static let head = Positional(
        optional: "HEAD", .text,
        help: "What is compared; the newest sessions of one revision unless given."
    ).completing(.baselines)

    static let grammar = Grammar(
        name: name, summary: "Compare two revisions, sessions, labels, hosts or time windows.",
        base, head,
        Section(
            "What is compared", SharedOptions.benchmark, SharedOptions.host, VerdictOptions.metric,
            StatsCommand.higherIsBetter, SharedOptions.now),
        VerdictOptions.floors, VerdictOptions.source,
        example: "perfdb compare v1.2", "perfdb compare v1.2 label:after --min-change 3%",
        "perfdb compare label:before label:after --format markdown",
        "perfdb compare host:old host:new --benchmark 'sort*'",
        discussion: """
            A side is a commit, tag or branch (sessions of exactly that commit, those without changed \
            files if there are any), a label, a host, or A..B, a window between two of what --since \
            takes. Where a name means several things, that is an error which lists them: rev:NAME, \
            branch:NAME (all sessions recorded on it), label:NAME, host:NAME, session:ID and time:WHEN \
            mean one.

            Configurations are paired on the same host; only two host: sides are compared across hosts. \
            Each session counts once, with the median of its runs; of one session a side the runs are the \
            values. A verdict demands a small p, an interval that leaves out no change, and a change that \
            matters and stands out from how the history's sessions scatter; else it is undecided, with \
            the reason. docs/statistics.md has every rule.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let history = try VerdictOptions.history(arguments, in: context).store
        let reader = SelectionReader(context: context, history: history)
        let now = try reader.moment(arguments[SharedOptions.now])
        let filter = Selection(
            benchmark: arguments[SharedOptions.benchmark].map { Glob($0) },
            host: arguments[SharedOptions.host].map { Glob($0) })
        let all = try history.sessions(filter)
        let old = try SideReader(reader: reader, filter: filter, place: "BASE")
            .side(arguments[base], now: now)
        let new = try arguments[head].map {
            try SideReader(reader: reader, filter: filter, place: "HEAD").side($0, now: now)
        }
        let candidates =
            new?.sessions ?? NewestRevision.sessions(of: all, without: Set(old.sessions.map(\.id)))
        let ids = Set(candidates.map(\.id))
        let baselines = old.sessions.filter { !ids.contains($0.id) }
        guard !baselines.isEmpty else { throw SideError(place: "BASE", problem: .same(old.words)) }
        let shared = old.sessions.count - baselines.count
        if shared > 0 {
            context.note(
                "note: \(shared) of BASE \(quoted(old.words)) \(shared == 1 ? "is" : "are") left out,"
                    + " which HEAD has as well.")
        }
        let values = try SideValues(
            of: arguments[VerdictOptions.metric],
            prefersLarger: arguments[StatsCommand.higherIsBetter], in: candidates, history: history,
            benchmark: filter.benchmark)
        let candidate = try values.side(
            new?.words ?? NewestRevision.words(of: candidates), candidates)
        let baseline = try values.side(old.words, baselines)
        let isAcross = old.kind == .host && new?.kind == .host
        let earlier = try EarlierSessions(
            before: isAcross ? baseline : candidate, among: all, reading: values,
            annotations: try history.annotations())
        let sides = JudgedSides(
            baseline: baseline, candidate: candidate, history: earlier.values,
            metric: values.metric,
            rules: try VerdictOptions.rules(
                arguments, metric: values.metric, demandsSessions: false, in: context),
            acrossHosts: isAcross)
        context.output.write(
            VerdictPage(sides).text(
                as: arguments[SharedOptions.format], width: context.output.columns()))
        return .fine
    }
}

extension VerdictPage {
    /// The page in the form that was asked for.
    func text(as format: Format, width: Int?) -> String {
        switch format {
        case .text: plainText(width: width)
        case .markdown: markdown
        case .json: json
        case .csv: csv
        }
    }
}
