import ArgumentGrammar
import Markdown
import PerfInterchange
import PerfModel
import PerfStore

/// `perfdb export`: what is in the history, as files that belong in commits.
enum ExportCommand: Command {
    static let name = "export"
    static let sessions = Option(
        "sessions", "folder", .text,
        help: "Write each session to a file of its own in this folder, all its runs in it."
    ).completing(.folder)

    static let grammar = Grammar(
        name: name, summary: "Write sessions to files that can be committed and shared.",
        Section("What is written", sessions),
        Section(
            "What it is about", SharedOptions.since, SharedOptions.until, SharedOptions.benchmark,
            SharedOptions.host, SharedOptions.label, SharedOptions.now),
        Section("History", SharedOptions.database),
        example: "perfdb export --sessions perf/sessions",
        "perfdb export --since 2026-11-13 --host ci-linux --sessions perf/sessions",
        discussion: """
            A file is named by its session's start and UUID, as \
            2026-11-20T100000Z-UUID.jsonl, and a session always has the same bytes: machines \
            that each commit their files never conflict. A file that is there already is left \
            as it is; where it holds something else that is an error. --benchmark chooses \
            sessions, which are written whole. What was said of them with mark, exclude, accept \
            and undo is written beside them, each annotation to a file of its own. docs/formats.md describes the files, docs/ci.md \
            how to measure with them on several machines.

            `perfdb import` and `perfdb report --from` read them.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        guard let name = arguments[sessions] else { throw CommandError.nothingToExport }
        if name == "" { throw CommandError.emptyName(option: "--sessions") }
        if name == "-" {
            throw CommandError.noStream(option: "--sessions", instead: "name a folder")
        }
        let history = try OpenHistory.forReading(arguments[SharedOptions.database], in: context)
        let reader = SelectionReader(context: context, history: history.store)
        let selection = try reader.selection(arguments)
        var export = SessionExport(folder: Path.normal(context.absolute(name)))
        try export.write(selection, of: history.store)
        context.output.write("\(harmless(name)): \(export.sentence)\n")
        if let sentence = export.annotations.sentence {
            context.output.write("\(harmless(name)): \(sentence)\n")
        }
        if !export.different.isEmpty {
            throw WorldError.differentSessions(paths: export.different.map(context.relative))
        }
        let annotations = export.annotations.different
        if !annotations.isEmpty {
            throw AnnotationError.differentFiles(paths: annotations.map(context.relative))
        }
        return .fine
    }
}

/// The sessions of a history that are written to a folder.
struct SessionExport {
    /// Absolute.
    let folder: String
    private var new = 0, known = 0, runs = 0
    /// The files that hold something else, which were left as they are.
    private(set) var different: [String] = []

    /// What people said of them.
    private(set) var annotations: AnnotationExport

    init(folder: String) {
        self.folder = folder
        annotations = AnnotationExport(folder: folder)
    }

    /// - Throws: `StoreError`, `WorldError.cannotWrite`, `.cannotRead`.
    mutating func write(_ selection: Selection, of store: Store) throws {
        try TextFile.makeFolder(folder)
        try store.snapshot {
            let sessions = try store.sessions(selection)
            for session in sessions {
                if let whole = try store.wholeSession(session) { try write(whole) }
            }
            try annotations.write(
                store.annotations(),
                about: selection.isEverything ? nil : Set(sessions.map(\.id)))
        }
    }

    private mutating func write(_ whole: WholeSession) throws {
        var whole = whole
        let path = "\(folder)/\(SessionForm.fileName(of: whole.outline.session))"
        let file = try OnceFile(path)
        try file.write(SessionLines.head(of: whole.outline))
        var count = 0
        while true {
            let page = try whole.nextRuns()
            guard !page.isEmpty else { break }
            try file.write(SessionLines.lines(of: page))
            count += page.count
        }
        try file.write(SessionLines.end(runs: count))
        switch try file.finish() {
        case .new: new += 1
        case .same: known += 1
        case .different: return different.append(path)
        }
        runs += count
    }

    /// `3 sessions with 120 runs: 1 file is new, 2 were there already.`
    var sentence: String {
        let count = new + known
        guard count > 0 else {
            return annotations.sentence == nil
                ? "no sessions; nothing was written." : "no sessions."
        }
        let what = "\(Self.count(count, "session")) with \(Self.count(runs, "run"))"
        if known == 0 { return "\(what), all new." }
        if new == 0 { return "\(what), all there already." }
        let isNew = new == 1 ? "1 file is new" : "\(new) files are new"
        let wasThere = known == 1 ? "1 was there already" : "\(known) were there already"
        return "\(what): \(isNew), \(wasThere)."
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }
}
