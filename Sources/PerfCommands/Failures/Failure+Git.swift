import Git
import Markdown
import PerfReports
import Subprocess

extension Failure {
    /// Errors of git, whatever it was asked for.
    init(_ error: GitError) {
        switch error {
        case .notInstalled: self.init("git is not installed.")
        case .refused(let reason): self.init("git refused:", Self.words(ofGit: reason))
        case .otherOwner(let reason):
            self.init(
                "git does not trust this repository, which belongs to another user:",
                Self.words(ofGit: reason))
        case .ignored(let paths): self.init("git ignores \(Self.list(paths)).")
        case .inProgress(let operation):
            self.init("there is \(operation.noun) in progress.", Self.ways(out: operation))
        case .locked(let path): self.init("\(quoted(path)) is there.", Self.lockAdvice)
        case .nobody(let reason):
            self.init("git does not know who commits:", Self.words(ofGit: reason))
        case .failed(let command, let message):
            self.init("git \(command) failed:", Self.words(ofGit: message))
        case .subprocess(let error): self.init(error)
        }
    }

    /// A report that is written and could not be committed.
    init(_ error: ReportCommitError) {
        let start = "cannot commit \(quoted(error.folder))"
        let written = "The report is written."
        switch error.cause {
        case .ignored(let paths):
            self.init(
                "\(start): git ignores \(Self.list(paths)).",
                "Choose another folder with --out, or change .gitignore. \(written)")
        case .inProgress(let operation):
            self.init(
                "\(start): there is \(operation.noun) in progress.",
                "\(Self.ways(out: operation)) Then commit again. \(written)")
        case .locked(let path):
            self.init("\(start): \(quoted(path)) is there.", "\(Self.lockAdvice) \(written)")
        case .nobody(let reason):
            self.init(
                "\(start): git does not know who commits.",
                """
                \(Self.words(ofGit: reason))
                Set user.name and user.email with git config. \(written)
                """)
        case .failed:
            let inner = Failure(error.cause)
            self.init(
                inner.sentence, [inner.advice, written].compactMap(\.self).joined(separator: "\n"))
        case .notInstalled, .refused, .otherOwner, .subprocess: self.init(error.cause)
        }
    }

    private static let lockAdvice =
        "Another git works here, or one died: if none does, remove that file."

    private static func ways(out operation: UnfinishedOperation) -> String {
        "Finish it, or give it up with `git \(operation.rawValue) --abort`."
    }

    /// Some names between quotes, and how many others there are.
    static func list(_ names: [String]) -> String {
        let more = names.count > 4 ? " and \(names.count - 3) others" : ""
        let shown = names.count > 4 ? names.prefix(3) : names[...]
        return shown.map(quoted).joined(separator: ", ") + more
    }

    /// Why git cannot be asked, as a part of a sentence.
    static func shortReason(_ error: GitError) -> String {
        switch error {
        case .notInstalled: "git is not installed"
        case .refused(let reason): "git refused: \(firstLine(reason))"
        case .otherOwner: "the repository belongs to another user, whom git does not trust"
        case .ignored, .inProgress, .locked, .nobody: "git cannot commit"
        case .failed(let command, let message): "git \(command) failed: \(firstLine(message))"
        case .subprocess: "git could not be run"
        }
    }

    private static func firstLine(_ text: String) -> String {
        let line = harmless(text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "")
        return line.last == "." ? String(line.dropLast()) : line
    }

    /// What git or a hook said, each line on its own, without its hints; the last of very many.
    private static func words(ofGit message: String) -> String {
        let lines = message.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("hint:") }
        let most = 40
        let omitted = lines.count > most ? ["… \(lines.count - most) lines before these"] : []
        return (omitted + lines.suffix(most).map { harmless(String($0)) })
            .map { "  \($0)" }.joined(separator: "\n")
    }
}

extension UnfinishedOperation {
    /// With its article: `a merge`.
    fileprivate var noun: String {
        switch self {
        case .merge: "a merge"
        case .cherryPick: "a cherry-pick"
        case .revert: "a revert"
        case .rebase: "a rebase"
        case .apply: "a series of patches (git am)"
        }
    }
}
