import ArgumentGrammar
import PerfModel
import PerfStore

/// `perfdb show`: what a benchmark's newest sessions, or one session, measured.
enum ShowCommand: Command {
    static let name = "show"
    static let words = Positional(
        repeated: "WHAT", .text, atLeast: 1,
        help: "A benchmark's name; or `session` and the beginning of a session's id, or `last`."
    ).completing(.shown)

    static let grammar = Grammar(
        name: name, summary: "Show what a benchmark or a session measured.",
        words,
        Section(
            "Which of it", SharedOptions.since, SharedOptions.until, SharedOptions.benchmark,
            SharedOptions.host, SharedOptions.label, SharedOptions.now),
        Section(
            "History and output", SharedOptions.database, SharedOptions.format, ShownChart.chart,
            ShownChart.theme),
        example: "perfdb show session last", "perfdb show sort --format json",
        "perfdb show sort --chart runs.svg",
        discussion: """
            Of a benchmark it shows each configuration's newest session on each host. A file that \
            perfdb did not draw is never overwritten by a chart.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let history = try OpenHistory.forReading(arguments[SharedOptions.database], in: context)
        let chart = try ShownChart(arguments, history: history.store.path, in: context)
        let selection = try SelectionReader(context: context, history: history.store)
            .selection(arguments)
        let finder = ShownSessions(history: history.store, selection: selection)
        let words = arguments[words]
        let shown =
            if words.count == 2, words[0] == "session" {
                [try finder.session(words[1])]
            } else if words.count == 1 {
                try finder.benchmark(words[0])
            } else {
                throw UsageError.unexpectedArgument(words[words[0] == "session" ? 2 : 1])
            }
        try chart?.write(shown, in: context)
        guard chart?.isOutput != true else { return .fine }
        let page = ShownPage(sessions: shown)
        context.output.write(
            try page.text(as: arguments[SharedOptions.format], width: context.output.columns()))
        return .fine
    }
}
