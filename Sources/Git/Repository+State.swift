/// A tracked file that differs from HEAD, in the index or in the work tree.
package struct ChangedFile: Equatable, Sendable {
    /// Relative to the work tree's root.
    package var path: String

    /// Whether git sees no such file in the work tree any more.
    package var isDeleted: Bool

    package init(path: String, isDeleted: Bool) {
        self.path = path
        self.isDeleted = isDeleted
    }
}

/// What is checked out in a work tree, and what differs from it.
package struct WorkTreeState: Equatable, Sendable {
    /// The commit that is checked out; nil before the first one.
    package var commit: Commit?
    /// The branch, also before its first commit; nil where HEAD is detached.
    package var branch: String?
    /// The tracked files that differ from HEAD, in git's order; files that were never added are none.
    ///
    /// A renamed file is two: the old name, deleted, and the new one. A submodule is one where
    /// another commit is checked out in it or its own tracked files differ.
    package var changedFiles: [ChangedFile]
}

extension Repository {
    /// The work tree's state, asked for in one call of git.
    package func state() throws(GitError) -> WorkTreeState {
        let output = try git.output(
            [
                "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=no",
                "--no-renames", "--no-ahead-behind", "--ignore-submodules=untracked",
            ], in: root)
        var state = WorkTreeState(changedFiles: [])
        for entry in fields(output) {
            if let hash = value("# branch.oid ", of: entry) {
                state.commit = Commit(hash)
            } else if let name = value("# branch.head ", of: entry) {
                state.branch = name == "(detached)" ? nil : name
            } else if let file = changedFile(entry) {
                state.changedFiles.append(file)
            }
        }
        return state
    }
}

/// What follows a header's name; nil where the entry is another.
private func value(_ header: String, of entry: String) -> String? {
    entry.hasPrefix(header) ? String(entry.dropFirst(header.count)) : nil
}

/// Reads one entry of `git status --porcelain=v2 -z --no-renames`.
///
///     1 <XY> <sub> <mH> <mI> <mW> <hH> <hI> <path>
///     u <XY> <sub> <m1> <m2> <m3> <mW> <h1> <h2> <h3> <path>
///
/// - Source: git-status(1), "Porcelain Format Version 2".
private func changedFile(_ entry: String) -> ChangedFile? {
    let (pathField, modeField) = entry.hasPrefix("u ") ? (10, 6) : (8, 5)
    let fields = entry.utf8.split(
        separator: UInt8(ascii: " "), maxSplits: pathField, omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    guard fields.count == pathField + 1 else { return nil }
    return ChangedFile(path: fields[pathField], isDeleted: fields[modeField] == "000000")
}
