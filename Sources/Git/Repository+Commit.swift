import CLibrary

/// What committing some files did.
package enum CommitResult: Equatable, Sendable {
    case committed(Commit)
    /// None of the files differs from HEAD, so there is no new commit.
    case nothingChanged
}

extension Repository {
    /// Commits exactly these files as they lie in the work tree: added, changed and deleted ones.
    ///
    /// Whatever else is staged or changed stays as it is. Paths that neither the work tree nor git
    /// knows are passed over. Where git or a hook refuses, the index is as it was before.
    /// - Parameter paths: relative to the root.
    /// - Throws: `failed` with git's or the hook's words; `subprocess`.
    package func commit(paths: [String], message: String) throws(GitError) -> CommitResult {
        let hasCommits = try resolve("HEAD") != nil
        let indexed = Set(fields(try git.output(["ls-files", "-z"], in: root)))
        let present = paths.filter(exists)
        let added = present.filter { !indexed.contains($0) }
        let absent = paths.filter { !exists($0) && !indexed.contains($0) }
        let unstaged = hasCommits ? try inHead(absent) : []
        let known = present + paths.filter { !exists($0) && indexed.contains($0) } + unstaged
        if known.isEmpty { return .nothingChanged }
        do {
            try addIntent(added)
            if hasCommits, try changed().isDisjoint(with: known) { return .nothingChanged }
            _ = try git.output(
                [
                    "commit", "--quiet", "--only", "--cleanup=whitespace", "--message=\(message)",
                    "--pathspec-from-file=-", "--pathspec-file-nul",
                ], in: root, input: pathspecs(known), asUser: true)
        } catch {
            try removeIntent(added)
            throw error
        }
        guard let commit = try resolve("HEAD") else { return .nothingChanged }
        return .committed(commit)
    }

    private func exists(_ path: String) -> Bool {
        var facts = stat()
        return lstat("\(root)/\(path)", &facts) == 0 && facts.st_mode & S_IFMT != S_IFDIR
    }

    /// Tells git of files that it does not know, without their content.
    private func addIntent(_ paths: [String]) throws(GitError) {
        if paths.isEmpty { return }
        _ = try git.output(
            ["add", "--intent-to-add", "--pathspec-from-file=-", "--pathspec-file-nul"], in: root,
            input: pathspecs(paths))
    }

    private func removeIntent(_ paths: [String]) throws(GitError) {
        if paths.isEmpty { return }
        _ = try git.output(
            ["update-index", "--force-remove", "-z", "--stdin"], in: root, input: zeroEnded(paths))
    }

    /// Those paths that HEAD has.
    private func inHead(_ paths: [String]) throws(GitError) -> [String] {
        if paths.isEmpty { return [] }
        let all = try git.output(["ls-tree", "-r", "-z", "--name-only", "HEAD"], in: root)
        return paths.filter(Set(fields(all)).contains)
    }

    /// The paths whose content in the work tree is not HEAD's.
    private func changed() throws(GitError) -> Set<String> {
        Set(
            fields(
                try git.output(
                    ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "HEAD"],
                    in: root)))
    }
}

/// The paths as pathspecs that mean nothing else: no pattern, no magic.
private func pathspecs(_ paths: [String]) -> String {
    zeroEnded(paths.map { ":(top,literal)\($0)" })
}

private func zeroEnded(_ paths: [String]) -> String { paths.map { "\($0)\0" }.joined() }
