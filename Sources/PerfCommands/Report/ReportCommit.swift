import Git
import PerfReports

/// The commit of a report: exactly its files, whatever else is staged or changed.
struct ReportCommit {
    let folder: ReportFolder
    /// What it says.
    let message: String

    /// Commits the files of a report and those of it that were removed.
    ///
    /// - Parameter paths: absolute; those outside the work tree, as an index may be, are left out.
    /// - Returns: the line that says what was done.
    func make(of paths: [String], in context: Context) throws -> String {
        guard
            let repository = try Repository.find(
                from: folder.path, environment: context.environment)
        else {
            throw WorldError.notInWorkTree(path: context.relative(folder.path))
        }
        let names = paths.compactMap { repository.path(of: $0) }
        let removed = try removedFiles(in: repository)
        do throws(GitError) {
            switch try repository.commit(paths: names + removed, message: message) {
            case .committed(let commit): return "committed as \(commit.hash.prefix(12))\n"
            case .nothingChanged: return "nothing changed since the last commit\n"
            }
        } catch {
            throw ReportCommitError(folder: context.relative(folder.path), cause: error)
        }
    }

    /// The report's files that an earlier call removed and nobody committed.
    private func removedFiles(in repository: Repository) throws -> [String] {
        // Links are followed in its own folder; that of the charts is none, and may be gone.
        guard let inside = repository.path(of: "\(folder.path)/.")?.dropLast() else { return [] }
        let folders = ReportFolder.folders.map { "\(inside)\($0)" }
        return try repository.state().changedFiles.filter { file in
            guard file.isDeleted else { return false }
            let isHere = folders.contains { folder in
                file.path.hasPrefix(folder) && !file.path.dropFirst(folder.count).contains("/")
            }
            guard isHere else { return false }
            return try repository.firstLine(of: file.path).map(ReportFolder.isMark) ?? false
        }.map(\.path)
    }
}

/// Why a report that is written could not be committed.
struct ReportCommitError: Error, Equatable {
    /// The report's folder, as a reader in the current one would write it.
    var folder: String
    var cause: GitError
}
