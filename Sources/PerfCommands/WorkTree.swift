import Git
import PerfModel
import PerfReports

/// What the git work tree around the current folder tells, asked for once.
struct WorkTree {
    private let repository: Result<Repository?, GitError>

    init(in context: Context) {
        repository = Result { () throws(GitError) in
            try Repository.find(from: context.folder, environment: context.environment)
        }
    }

    /// The work tree's root; nil without one, and where git refuses.
    var root: String? { (try? repository.get())??.root }

    /// The commit that is checked out; nil, and why, where there is none to be told.
    ///
    /// Tracked files that perfdb itself wrote do not make it dirty.
    func revision(noting note: (String) -> Void) -> Revision? {
        do throws(GitError) {
            guard let repository = try repository.get() else {
                note("note: not in a git work tree; recorded without a revision.")
                return nil
            }
            let state = try repository.state()
            guard let commit = state.commit else {
                note("note: no commit yet; recorded without a revision.")
                return nil
            }
            let isDirty = try hasForeign(state.changedFiles, in: repository)
            return Revision(commit: commit.hash, branch: state.branch, isDirty: isDirty)
        } catch {
            note("note: \(Failure.shortReason(error)); recorded without a revision.")
            return nil
        }
    }

    /// Whether perfdb did not write one of some changed files.
    private func hasForeign(
        _ files: [ChangedFile], in repository: Repository
    ) throws(GitError) -> Bool {
        for file in files where try !isOurs(file, in: repository) { return true }
        return false
    }

    /// Whether perfdb wrote a changed file, or the file that was deleted.
    private func isOurs(_ file: ChangedFile, in repository: Repository) throws(GitError) -> Bool {
        let line =
            file.isDeleted
            ? try repository.firstLine(of: file.path)
            : TextFile.firstLine(of: "\(repository.root)/\(file.path)")
        return line.map { ReportMark.isMarked($0) } ?? false
    }
}
