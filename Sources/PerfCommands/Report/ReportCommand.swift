import ArgumentGrammar
import Git
import Markdown
import PerfModel
import PerfReports

/// `perfdb report`: charts and Markdown from the history.
enum ReportCommand: Command {
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

    static let grammar = Grammar(
        name: "report", summary: "Write charts and a Markdown report from the history.",
        Section(
            "What it is about", SharedOptions.since, SharedOptions.until, SharedOptions.benchmark,
            SharedOptions.host, SharedOptions.label, ReportRequest.baseline, SharedOptions.now),
        Section(
            "Output", out, ReportRequest.format, ReportRequest.title, ReportRequest.top,
            ReportRequest.theme, ReportRequest.locale, beside, commit),
        Section("History", SharedOptions.database, from),
        example: "perfdb report --since last-week",
        "perfdb report --baseline v1.2 --format markdown,html --title Release",
        "perfdb report --since v1.2 --benchmark 'sort*' --out reports/sort --commit",
        discussion: """
            The same history and options give the same bytes, and so do the files that \
            `perfdb export --sessions` made of it with --from. Files that perfdb did not write are \
            never overwritten; its own files that a new report no longer has are removed.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
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
        var written = try folder.write(report.files)
        written += try ReportIndexFile(around: folder).write(noting: context.note)
        let first = report.files.first?.name ?? ""
        context.output.write(harmless(context.relative("\(folder.path)/\(first)")) + "\n")
        context.output.write(harmless(report.headline) + "\n")
        if arguments[commit] {
            let message = ReportCommitMessage(window: options.selection.window, report: report)
            try commitFiles(written, message: message.text, folder: folder, in: context)
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

    private static func commitFiles(
        _ paths: [String], message: String, folder: ReportFolder, in context: Context
    ) throws {
        guard
            let repository = try Repository.find(
                from: folder.path, environment: context.environment)
        else {
            throw WorldError.notInWorkTree(path: context.relative(folder.path))
        }
        let prefix = try repository.prefix(of: folder.path)
        let inTree = paths.map { Path.normal("\(repository.root)/\(prefix)\(folder.relative($0))") }
        let root = "\(repository.root)/"
        let names = inTree.filter { $0.hasPrefix(root) }.map { String($0.dropFirst(root.count)) }
        let removed = try removedFiles(below: prefix, in: repository)
        switch try commit(names + removed, message: message, in: repository, of: folder) {
        case .committed(let commit):
            context.output.write("committed as \(commit.hash.prefix(12))\n")
        case .nothingChanged: context.output.write("nothing changed since the last commit\n")
        }
    }

    /// Commits files; says it in words of its own where git ignores them.
    private static func commit(
        _ names: [String], message: String, in repository: Repository, of folder: ReportFolder
    ) throws -> CommitResult {
        do throws(GitError) {
            return try repository.commit(paths: names, message: message)
        } catch {
            guard case .failed(_, let words) = error, words.contains(".gitignore") else {
                throw error
            }
            throw WorldError.ignoredByGit(path: Path.name(folder.path))
        }
    }

    /// The report's files that an earlier call removed and nobody committed.
    private static func removedFiles(
        below prefix: String, in repository: Repository
    ) throws -> [String] {
        try repository.state().changedFiles.filter { file in
            guard file.isDeleted, file.path.hasPrefix(prefix) else { return false }
            return try repository.firstLine(of: file.path).map { ReportMark.isMarked($0) } ?? false
        }.map(\.path)
    }
}
