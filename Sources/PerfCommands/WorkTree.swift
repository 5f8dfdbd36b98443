import Git
import PerfModel
import PerfReports

/// What the git work tree around the current folder tells; quiet where there is none.
enum WorkTree {
    /// The work tree's root, or nil without one.
    static func root(in context: Context) -> String? {
        (try? Repository.find(from: context.folder))??.root
    }

    /// The commit that is checked out; nil, said once, where there is none to be told.
    ///
    /// Tracked files that perfdb itself wrote do not make it dirty.
    static func revision(in context: Context) -> Revision? {
        do {
            guard let repository = try Repository.find(from: context.folder) else {
                context.note("note: not in a git work tree; recorded without a revision.")
                return nil
            }
            guard let commit = try repository.head() else {
                context.note("note: no commit yet; recorded without a revision.")
                return nil
            }
            return Revision(
                commit: commit.hash, branch: try repository.branch(),
                isDirty: try isDirty(repository))
        } catch {
            let reason = SafeText.line(Failure(error, words: []).sentence)
            context.note("note: \(reason) Recorded without a revision.")
            return nil
        }
    }

    private static func isDirty(_ repository: Repository) throws -> Bool {
        for file in try repository.changedTrackedFiles() {
            let line =
                file.isDeleted
                ? try repository.firstLine(of: file.path)
                : TextFile.firstLine(of: "\(repository.root)/\(file.path)")
            guard let line, ReportMark.isMarked(line) else { return true }
        }
        return false
    }
}
