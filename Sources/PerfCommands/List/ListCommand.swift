import ArgumentGrammar
import PerfModel
import PerfStore

/// `perfdb list`: which benchmarks, sessions, hosts or annotations are in the history.
enum ListCommand: Command {
    static let name = "list"
    enum Subject: String, CaseIterable, ArgumentValue {
        case benchmarks, sessions, hosts, annotations
    }

    static let subject = Positional("WHAT", default: Subject.benchmarks, help: "What to list.")

    static let grammar = Grammar(
        name: name, summary: "List the benchmarks, sessions, hosts or annotations in the history.",
        subject,
        Section(
            "Which of them", SharedOptions.since, SharedOptions.until, SharedOptions.benchmark,
            SharedOptions.host, SharedOptions.label, SharedOptions.now),
        Section("History and output", SharedOptions.database, SharedOptions.format),
        example: "perfdb list sessions --since last-week",
        discussion: """
            The trend of a benchmark is the median of each of its newest sessions (at most \
            \(BenchmarkTrends.mostSessions)), oldest to newest, lowest ▁ to highest █, and flat \
            where they differ by little; JSON has the numbers. It is of one configuration on one \
            host under one label: those of the newest session, and of its configurations the one \
            that most of these sessions have. A narrow terminal shows fewer sessions, or none.

            Annotations are told in the order in which they were made, those that were undone too. \
            --since and --until choose by the session or the moment that they are about.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let history = try OpenHistory.forReading(arguments[SharedOptions.database], in: context)
        let selection = try SelectionReader(context: context, history: history.store)
            .selection(arguments)
        let listing =
            switch arguments[subject] {
            case .benchmarks:
                Listing(
                    try history.store.benchmarkEntries(selection),
                    trends: try history.store.benchmarkTrends(
                        selection, sessions: BenchmarkTrends.mostSessions))
            case .sessions: Listing(try history.store.sessionEntries(selection))
            case .hosts: Listing(try history.store.hostEntries(selection))
            case .annotations:
                Listing(
                    try history.store.annotations(),
                    among: try AnnotationFilter(selection, of: history.store))
            }
        if listing.isEmpty { context.note("note: nothing in the history fits.") }
        context.output.write(
            try listing.text(as: arguments[SharedOptions.format], width: context.output.columns()))
        return .fine
    }
}
