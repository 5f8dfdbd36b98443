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

extension Repository {
    /// The tracked files that differ from HEAD, in git's order; files that were never added are none.
    ///
    /// A renamed file is two: the old name, deleted, and the new one. A submodule is one where
    /// another commit is checked out in it or its own tracked files differ.
    package func changedTrackedFiles() throws(GitError) -> [ChangedFile] {
        let output = try git.output(
            [
                "status", "--porcelain=v2", "-z", "--untracked-files=no", "--no-renames",
                "--ignore-submodules=untracked",
            ], in: root)
        return fields(output).compactMap(changedFile)
    }
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
