import ArgumentGrammar
import Markdown
import PerfModel
import PerfStore

/// `perfdb accept`: a new level of a benchmark is how it is to be from now on.
enum AcceptCommand: Command {
    static let name = "accept"
    static let benchmark = Positional(
        "BENCHMARK", .text, help: "A benchmark's name, or a pattern that several fit."
    ).completing(.benchmarks)
    static let at = Option(
        "at", "session|rev", .text,
        help: """
            The first session of the new level: last, the beginning of an id, or a commit, tag or \
            branch, of which the first session is meant; else the newest session.
            """
    ).completing(.either([.sessions, .commits]))
    static let reason = Option(
        "reason", "words", .text, help: "Why the new level is accepted; must be given.")
    static let host = Option(
        "host", "glob", .text, help: "Only on hosts whose name fits; else on all."
    ).completing(.hostGlobs)

    static let grammar = Grammar(
        name: name, summary: "Accept a benchmark's new level: judge by it from then on.",
        benchmark,
        Section("What and why", at, reason, host),
        Section("Who and where", SharedOptions.author, SharedOptions.database),
        example: "perfdb accept sort --reason 'checks overflow now'",
        "perfdb accept 'sort*' --at v1.2 --reason 'new format'",
        discussion: """
            Sessions from that one on are compared among themselves; those before it are no \
            baseline any more. It is told in reports and drawn in charts over sessions. \
            `perfdb undo` takes it back.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let why = try AnnotationWriter.reason(arguments[reason], of: name)
        for option in [at, host] where arguments[option] == "" {
            throw CommandError.emptyName(option: "--\(option.declaration.name)")
        }
        let writer = try AnnotationWriter(arguments, in: context)
        let names = try names(arguments[benchmark], in: writer)
        let pattern = arguments[host].map { Glob($0) }
        var sessions: [Session] = []
        for session in try writer.history.store.sessions(Selection(host: pattern)) {
            let measured = try writer.history.store.configurations(
                in: session.id, benchmark: nil)
            if measured.contains(where: { names.contains($0.benchmark) }) {
                sessions.append(session)
            }
        }
        let finder = SessionFinder(context: context, sessions: sessions)
        let session = try finder.place(arguments[at] ?? "last", option: "--at")
        guard let start = session.startedAt else {
            throw AnnotationError.undated(session: session.id)
        }
        var acceptance = writer.annotation(.acceptance, why)
        acceptance.benchmarks = names
        acceptance.session = session.id
        acceptance.at = start
        acceptance.hostPattern = arguments[host]
        try writer.store([acceptance])
        let told = names.map(harmless).joined(separator: ", ")
        context.output.write(
            "accepted \(acceptance.shortID): \(told) from session \(session.told) on:"
                + " \(quoted(why)).\n")
        return .fine
    }

    /// The benchmark of that name, else all that fit it as a pattern, sorted.
    ///
    /// - Throws: `WorldError.noSuchBenchmark` with the nearest name.
    private static func names(_ word: String, in writer: AnnotationWriter) throws -> [String] {
        let known = try writer.history.store.names(.benchmark)
        if known.contains(word) { return [word] }
        let fitting = known.filter(Glob(word).matches).sorted()
        guard fitting.isEmpty else { return fitting }
        throw WorldError.noSuchBenchmark(word, suggestion: suggestion(for: word, among: known))
    }
}
