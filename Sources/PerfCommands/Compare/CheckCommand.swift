import ArgumentGrammar
import PerfModel
import PerfReports
import PerfStore

/// `perfdb check`: the newest sessions against those before, as a gate.
enum CheckCommand: Command {
    static let name = "check"
    static let baseline = Option(
        "baseline", "what", .text,
        help: """
            Compare with this instead of the sessions before: a side as `perfdb compare` takes it, such \
            as v1.2, branch:main or 2w..1d.
            """
    ).completing(.baselines)
    static let since = Option(
        "since", "when", .text, help: "Only earlier sessions that started then or later."
    ).completing(.moments)
    static let requireBaseline = Flag(
        "require-baseline", help: "Exit with 4 where nothing could be judged.")

    static let grammar = Grammar(
        name: name, summary: "Say by the exit status whether the newest sessions regressed.",
        Section(
            "What is judged", SharedOptions.benchmark, SharedOptions.host, SharedOptions.label,
            VerdictOptions.metric, StatsCommand.higherIsBetter),
        Section("What it is compared with", baseline, since, SharedOptions.now, requireBaseline),
        VerdictOptions.floors, VerdictOptions.source,
        example: "perfdb check", "perfdb check --min-change 3% --min-delta 1ms",
        "perfdb check --baseline v1.2 --format markdown",
        discussion: """
            Exit status: 0 nothing regressed, 3 something did, 4 nothing could be judged and \
            --require-baseline was given.

            The newest session is judged, with the others of its revision right before it. Without \
            --baseline it is held against up to \(EarlierSessions.most) earlier sessions of the same host \
            and configuration: clean ones of the default branch first, then others, the newest first. One \
            new session against fewer than ten is undecided (too-few). A change that is likely, but not \
            sure enough to fail, is told as possible and unconfirmed; another session of the same \
            revision makes it one or none. docs/gate.md shows how to use it.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let history = try VerdictOptions.history(arguments, in: context).store
        let reader = SelectionReader(context: context, history: history)
        let now = try reader.moment(arguments[SharedOptions.now])
        let filter = Selection(
            benchmark: arguments[SharedOptions.benchmark].map { Glob($0) },
            host: arguments[SharedOptions.host].map { Glob($0) })
        var wanted = filter
        wanted.label = arguments[SharedOptions.label].map { Glob($0) }
        let named = try arguments[baseline].map {
            try SideReader(reader: reader, filter: filter, place: "--baseline").side($0, now: now)
        }
        let candidates = NewestRevision.sessions(
            of: try history.sessions(wanted), without: Set(named?.sessions.map(\.id) ?? []))
        let values = try SideValues(
            of: arguments[VerdictOptions.metric],
            prefersLarger: arguments[StatsCommand.higherIsBetter], in: candidates, history: history,
            benchmark: filter.benchmark)
        let candidate = try values.side(NewestRevision.words(of: candidates), candidates)
        var before = filter
        before.window.since = try arguments[since].map {
            try reader.end($0, option: "--since", now: now, isSince: true)
        }
        let ids = Set(candidates.map(\.id))
        let among = try history.sessions(filter).filter {
            ids.contains($0.id) || before.contains($0)
        }
        let earlier = try EarlierSessions(
            before: candidate, among: among, reading: values,
            annotations: try history.annotations())
        let side =
            try named.map { named in
                try values.side(named.words, named.sessions.filter { !ids.contains($0.id) })
            }
            ?? ComparedSide(
                words: earlier.words, sessions: earlier.sessions, values: earlier.values)
        let sides = JudgedSides(
            baseline: side, candidate: candidate, history: earlier.values, metric: values.metric,
            rules: try VerdictOptions.rules(
                arguments, metric: values.metric, demandsSessions: true, in: context))
        context.output.write(
            VerdictPage(sides).text(
                as: arguments[SharedOptions.format], width: context.output.columns()))
        return status(of: sides.census, requiresBaseline: arguments[requireBaseline])
    }

    private static func status(of census: VerdictCensus, requiresBaseline: Bool) -> ExitStatus {
        if census.regressed > 0 { return .badNews }
        return census.judged == 0 && requiresBaseline ? .nothingJudged : .fine
    }
}
