import ArgumentGrammar
import Markdown
import PerfModel
import PerfStore

/// `perfdb mark`: says that something happened which is no run.
enum MarkCommand: Command {
    static let name = "mark"
    static let words = Positional(
        repeated: "WORDS", .text, atLeast: 1, help: "What happened, in a few words.")
    static let at = Option(
        "at", "when", .text,
        help: "When it happened: yesterday, 3d, 2026-11-13, 2026-11-13T10:00Z; else now."
    ).completing(.words(["yesterday", "today", "now"]))
    static let session = Option(
        "session", "id", .text,
        help: "The session it happened at: last, or the beginning of its id."
    ).completing(.sessions)
    static let revision = Option(
        "revision", "commit", .text,
        help: "The revision it came with, of which there is a session: a commit, tag or branch."
    ).completing(.commits)
    static let benchmark = Option(
        "benchmark", "glob", .text, help: "Only benchmarks whose name fits, also later ones."
    ).completing(.benchmarkGlobs)
    static let host = Option(
        "host", "glob", .text, help: "Only hosts whose name fits, also later ones."
    ).completing(.hostGlobs)

    static let grammar = Grammar(
        name: name, summary: "Mark a moment or a session: something happened that is no run.",
        words,
        Section("What it is about", at, session, revision, benchmark, host, SharedOptions.now),
        Section("Who and where", SharedOptions.author, SharedOptions.database),
        example: "perfdb mark 'new compiler' --at 2026-11-13 --host ci-linux",
        discussion: """
            A mark stands in the charts over sessions, and with its author in the report; it \
            changes no number. `perfdb list annotations` shows it, `perfdb undo` takes it back.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let said = try AnnotationWriter.words(
            arguments[words].joined(separator: " "), "WORDS")
        let given = [at, session, revision].filter { arguments[$0] != nil }
        guard given.count < 2 else {
            throw AnnotationError.exclusive(given.map { "--\($0.declaration.name)" })
        }
        for option in [benchmark, host, session, revision, at] where arguments[option] == "" {
            throw CommandError.emptyName(option: "--\(option.declaration.name)")
        }
        let writer = try AnnotationWriter(arguments, in: context)
        var mark = writer.annotation(.mark, said)
        mark.benchmarkPattern = arguments[benchmark]
        mark.hostPattern = arguments[host]
        let place = try place(of: &mark, arguments, writer, in: context)
        try writer.store([mark])
        context.output.write("marked \(mark.shortID): \(place): \(quoted(said)).\n")
        return .fine
    }

    /// Sets what a mark is about; how that is told.
    private static func place(
        of mark: inout Annotation, _ arguments: Arguments, _ writer: AnnotationWriter,
        in context: Context
    ) throws -> String {
        let store = writer.history.store
        if arguments[session] != nil || arguments[revision] != nil {
            let selection = Selection(
                benchmark: arguments[benchmark].map { Glob($0) },
                host: arguments[host].map { Glob($0) })
            let finder = SessionFinder(context: context, sessions: try store.sessions(selection))
            let found =
                try arguments[session].map { name in try finder.session(name) }
                ?? finder.first(
                    ofRevision: arguments[revision] ?? "", option: "--revision")
            mark.session = found.id
            return "session \(found.told)"
        }
        let reader = SelectionReader(context: context, history: store)
        let now = try reader.moment(arguments[SharedOptions.now])
        let moment = try arguments[at].map { text in
            try reader.moment(text, option: "--at", now: now)
        }
        let at = moment ?? now
        mark.at = at
        return "\(at.date) \(at.hoursAndMinutes) UTC"
    }
}
