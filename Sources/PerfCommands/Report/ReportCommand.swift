import ArgumentGrammar
import Markdown
import PerfModel
import PerfReports

/// `perfdb report`: charts and Markdown from the history.
enum ReportCommand: Command {
    static let name = "report"
    static let out = Option(
        "out", short: "o", "folder", default: "reports/latest",
        help: "Where the report is written; - prints a report of one file, html or json."
    ).completing(.folder)
    static let from = Option(
        "from", "folder", .text,
        help: "Ask the sessions that `perfdb export` wrote to this folder, not a history."
    ).completing(.folder)
    static let beside = Option(
        "beside", "study", StudyName.syntax,
        help: "Show a study's own numbers beside those of the history: documents.")
    static let commit = Flag(
        "commit", help: "Commit exactly the report's files, whatever else is staged or changed.")
    static let check = Flag(
        "check",
        help: "Write nothing; exit with 3 where the files are not what the history gives.")

    static let grammar = Grammar(
        name: name, summary: "Write charts and a Markdown report from the history.",
        Section(
            "What it is about", SharedOptions.since, SharedOptions.until, SharedOptions.benchmark,
            SharedOptions.host, SharedOptions.label, ReportRequest.baseline, SharedOptions.now),
        Section(
            "Output", out, ReportRequest.format, ReportRequest.title, ReportRequest.top,
            ReportRequest.theme, ReportRequest.locale, beside, commit, check),
        Section("History", SharedOptions.database, from),
        example: "perfdb report --since last-week",
        "perfdb report --baseline v1.2 --format markdown,html --title Release",
        "perfdb report --since v1.2 --benchmark 'sort*' --out reports/sort --commit",
        "perfdb report --since v1.2 --benchmark 'sort*' --out reports/sort --check",
        discussion: """
            The same history and options give the same bytes, and so do the files that \
            `perfdb export --sessions` made of it with --from. Files that perfdb did not write are \
            never overwritten; its own files that a new report no longer has are removed.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        if arguments[check] { try ReportCheck.refuseContradictions(in: arguments) }
        if arguments[out] == "" { throw CommandError.emptyName(option: "--out") }
        if arguments[out] == "-" {
            let forms = arguments[ReportRequest.format]
            guard forms.count == 1, forms != [.markdown] else {
                throw StreamError.notOneFile(forms.map(\.rawValue))
            }
            if arguments[commit] { throw StreamError.commit }
        }
        let history = try history(arguments, in: context)
        let reader = SelectionReader(context: context, history: history.store)
        let options = try ReportRequest(arguments, reader: reader).options
        let report = try Report.files(of: history.store, options: options)
        if arguments[out] == "-" {
            for file in report.files { context.output.write(file.text) }
            return .fine
        }
        let folder = ReportFolder(path: Path.normal(context.absolute(arguments[out])))
        let change = try ReportChange(to: report.files, in: folder, noting: context.note)
        if arguments[check] {
            let check = ReportCheck(change: change, folder: folder, arguments: arguments)
            return check.tell(in: context)
        }
        let written = try change.apply()
        let first = report.files.first?.name ?? ""
        context.output.write(harmless(context.relative("\(folder.path)/\(first)")) + "\n")
        context.output.write(harmless(report.headline) + "\n")
        if arguments[commit] {
            let message = ReportCommitMessage(window: options.selection.window, report: report)
            let commit = ReportCommit(folder: folder, message: message.text)
            context.output.write(try commit.make(of: written, in: context))
        }
        return .fine
    }

    /// What is asked: a history, or the sessions of a folder.
    private static func history(
        _ arguments: Arguments, in context: Context
    ) throws -> OpenHistory {
        guard let name = arguments[from] else {
            return try OpenHistory.forReading(arguments[SharedOptions.database], in: context)
        }
        guard arguments[SharedOptions.database] == nil else { throw CommandError.fromAndDatabase }
        if name == "" { throw CommandError.emptyName(option: "--from") }
        return try OpenHistory.of(folder: name, in: context)
    }
}
