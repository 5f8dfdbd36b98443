import Markdown
import PerfStore
import Subprocess

extension Failure {
    /// Errors of files and of what the history holds.
    init(_ error: WorldError) {
        switch error {
        case .cannotWrite(let path, let code):
            self.init("cannot write \(quoted(path)): \(SystemText.reason(code)).")
        case .partlyWritten(let path, let code, let new):
            self.init(
                "cannot write \(quoted(path)): \(SystemText.reason(code)).",
                "Already new: \(Self.list(new)). The same command writes the rest.")
        case .cannotRead(let path, let code):
            self.init("cannot read \(quoted(path)): \(SystemText.reason(code)).")
        case .outputIsHistory(let path):
            self.init("--output \(quoted(path)) is the history.", "Name another file.")
        case .exportIsHistory(let path):
            self.init("--export-hyperfine \(quoted(path)) is the history.", "Name another file.")
        case .outputFailed(let code):
            self.init("cannot write the output: \(SystemText.reason(code)).")
        case .noSuchBenchmark(let name, let suggestion):
            self.init(
                "no benchmark named \(quoted(name)) in this part of the history.\(didYouMean(suggestion))",
                ["session", "last"].contains(name)
                    ? "`perfdb show session last` shows the newest session."
                    : "`perfdb list` shows the benchmarks there are.")
        case .noSuchSession(let name):
            self.init(
                "no session \(quoted(name)) in this part of the history.",
                "`perfdb list sessions` shows them; the beginning of an id is enough.")
        case .ambiguousSession(let name, let matches):
            self.init(
                "\(quoted(name)) begins the id of \(matches.count) sessions.",
                "Write more of it: \(matches.prefix(4).joined(separator: ", ")).")
        case .foreignFile(let path):
            self.init(
                "\(quoted(path)) is no file of a report by perfdb and is left as it is.",
                "Choose another folder with --out, or move the file away.")
        case .foreignChart, .chartIsHistory, .tooManyRows: self.init(chart: error)
        case .differentSessions(let paths):
            let others = paths.count == 1 ? "" : " So do \(paths.count - 1) others."
            self.init(
                """
                \(quoted(paths.first ?? "")) holds something else than the history does of that \
                session, and is left as it is.\(others)
                """, "Where the history is right, remove the file and export again.")
        case .notInWorkTree(let path):
            self.init("cannot commit \(quoted(path)): it is in no git work tree.")
        }
    }

    init(_ failure: HistoryFailure) {
        let path = failure.path.map(quoted) ?? "the history"
        switch failure.error {
        case .noHistory:
            self.init("there is no history at \(path).", "`perfdb record -- COMMAND` makes one.")
        case .directoryMissing:
            self.init("the folder of \(path) does not exist.", "Make it, or choose another file.")
        case .notAFile:
            self.init("\(path) is a folder or no regular file.", "Name a file with --database.")
        case .notADatabase:
            self.init("\(path) is no SQLite database.", "Name another file; it is left as it is.")
        case .foreign:
            self.init(
                "\(path) is the database of another program.",
                "Name another file; it is left as it is.")
        case .newer(let found, let known):
            self.init(
                """
                \(path) was written by a newer perfdb (schema \(found); this one knows \(known)).
                """, "Update perfdb; the file is left as it is.")
        case .older(let found, let known):
            self.init(
                "\(path) has schema \(found) and must be brought to \(known), but cannot be written.",
                "Run perfdb once where it may be written.")
        case .readOnly:
            self.init("\(path) cannot be written.", "Change its rights, or name another file.")
        case .inaccessible(let code):
            self.init("cannot open \(path): \(SystemText.reason(code)).")
        case .moved:
            self.init(
                "\(path) was moved or removed while it was recorded into.",
                "Keep it out of what the measured command cleans up: name another with --database.")
        case .locked:
            self.init("\(path) is locked by another program.", "Try again when that has ended.")
        case .damaged(let table, let column, let value):
            self.init("\(path) is damaged: \(table).\(column) holds \(quoted(value)).")
        case .failed(let message, _):
            self.init("SQLite refused \(path): \(harmless(message)).")
        }
    }

    init(_ error: SubprocessError) {
        switch error {
        case .notFound(let name):
            self.init(
                "there is no program \(quoted(name)).",
                name.contains("/") ? nil : "It is in no folder of $PATH.")
        case .isFolder(let path): self.init("\(quoted(path)) is a folder, not a program.")
        case .notExecutable(let path):
            self.init(
                "\(quoted(path)) may not be executed.",
                "If it is a program or a script, `chmod +x` lets it run.")
        case .notAProgram(let path):
            self.init(
                "\(quoted(path)) is neither a program nor a script that names its interpreter.",
                "Begin it with #! or run its interpreter: sh, python3, … \(harmless(path)).")
        case .interpreterMissing(let path):
            self.init("the interpreter that \(quoted(path)) names in its first line is not there.")
        case .argumentsTooLong(let path):
            self.init("the arguments of \(quoted(path)) are longer than the system takes.")
        case .zeroByte(let text): self.init("\(quoted(text)) contains a zero byte.")
        case .folderMissing(let path): self.init("there is no folder \(quoted(path)).")
        case .settingFailed(let step, let code):
            self.init("cannot \(step.words): \(SystemText.reason(code)).")
        case .timedOut(let path, let limit): self.init("\(quoted(path)) took longer than \(limit).")
        case .tooMuchOutput(let path, let limit):
            self.init("\(quoted(path)) wrote more than \(limit) bytes.")
        case .serviceEnded(let path, let status, let error):
            self.init(
                "the service \(quoted(path)) \(status.words) before it wrote a line.",
                Self.said(error))
        case .serviceSilent(let path, let limit, let error):
            self.init(
                "the service \(quoted(path)) wrote no line within \(limit).",
                Self.said(error) ?? "It writes one once it is ready.")
        case .launcherLost:
            self.init(
                "the process that starts the measured programs is gone; stored runs are kept.")
        case .system(let call, let code):
            self.init("the system refused \(call): \(SystemText.reason(code)).")
        }
    }

    /// A service that did not stay until the last run.
    init(ended path: String, _ status: LaunchedRun.Status, said text: String) {
        self.init(
            "warning: the service \(quoted(path)) \(status.words) before the last run had ended.",
            Self.said(text))
    }

    /// The last lines of what a program said, each on its own; nil where it said nothing.
    private static func said(_ text: String) -> String? {
        let lines = text.split(whereSeparator: \.isNewline).suffix(5)
        return lines.isEmpty
            ? nil : "It said:\n" + lines.map { "  \(harmless(String($0)))" }.joined(separator: "\n")
    }
}

extension LaunchStep {
    /// `begin in "/no/such"`.
    fileprivate var words: String {
        switch self {
        case .folder(let path): "begin in \(quoted(path))"
        case .input(let path): "read \(quoted(path)) as standard input"
        case .niceness(let value): "change the niceness by \(value)"
        case .cpus(let numbers):
            "run on CPU \(numbers.map(String.init).joined(separator: ", "))"
        }
    }
}
