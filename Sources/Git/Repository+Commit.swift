import CLibrary
import Subprocess

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
    /// knows are passed over. Where git or a hook refuses, the index is as it was before. Where a
    /// hook changes the files, the index has what was committed; where it makes them HEAD's again,
    /// nothing changed.
    /// - Parameter paths: relative to the root.
    /// - Throws: `ignored`, `inProgress`, `locked`, `nobody`; `failed` with git's or the hook's words;
    ///   `subprocess`.
    package func commit(paths: [String], message: String) throws(GitError) -> CommitResult {
        let parent = try resolve("HEAD")
        let indexed = PathSet(try git.output(["ls-files", "-z"], in: root))
        let present = paths.filter(exists)
        let added = present.filter { !indexed.contains($0) }
        let absent = paths.filter { !exists($0) && !indexed.contains($0) }
        let unstaged = parent == nil ? [] : try inHead(absent)
        let known = present + paths.filter { !exists($0) && indexed.contains($0) } + unstaged
        if known.isEmpty { return .nothingChanged }
        do throws(GitError) {
            try addIntent(added)
            if parent != nil, try !differs(known, from: ["HEAD"]) {
                try removeIntent(added)
                return .nothingChanged
            }
            if let operation = try operation() { throw GitError.inProgress(operation) }
            try makeCommit(of: known, message: message)
        } catch {
            // Where the index is locked nothing was added, and nothing can be taken out.
            _ = Result { () throws(GitError) in try removeIntent(added) }
            throw try cause(of: error, adding: added)
        }
        return try result(of: known, after: parent)
    }

    private func exists(_ path: String) -> Bool {
        var facts = stat()
        return lstat("\(root)/\(path)", &facts) == 0 && facts.st_mode & S_IFMT != S_IFDIR
    }

    private func makeCommit(of paths: [String], message: String) throws(GitError) {
        try git.output(
            [
                "commit", "--quiet", "--only", "--cleanup=whitespace", "--message=\(message)",
                "--pathspec-from-file=-", "--pathspec-file-nul",
            ], in: root, input: pathspecs(paths), asUser: true, settings: Self.settings)
    }

    /// The message is UTF-8, and a line end that a checkout would write is no loss.
    private static var settings: [String] {
        ["i18n.commitEncoding=UTF-8", "core.safecrlf=false"]
    }

    /// Puts right what a hook did to the files while they were committed.
    private func result(
        of paths: [String], after parent: Commit?
    ) throws(GitError) -> CommitResult {
        guard let commit = try resolve("HEAD") else { return .nothingChanged }
        if try differs(paths, from: ["--cached", "HEAD"]) {
            try git.output(
                ["reset", "--quiet", "--pathspec-from-file=-", "--pathspec-file-nul"], in: root,
                input: pathspecs(paths))
        }
        guard let parent, try tree(of: parent) == tree(of: commit) else {
            return .committed(commit)
        }
        try git.output(["update-ref", "HEAD", parent.hash, commit.hash], in: root)
        return .nothingChanged
    }

    private func tree(of commit: Commit) throws(GitError) -> String {
        try git.output(["rev-parse", "--verify", "\(commit)^{tree}"], in: root)
    }

    /// Tells git of files that it does not know, without their content.
    private func addIntent(_ paths: [String]) throws(GitError) {
        if paths.isEmpty { return }
        // Before git 2.34 there is no such option, and a sparse checkout adds without it.
        let sparse = try git.run(["config", "--type=bool", "core.sparseCheckout"], in: root)
        let option = withoutLineEnd(sparse.outputText) == "true" ? ["--sparse"] : []
        try git.output(
            ["add", "--intent-to-add"] + option + [
                "--pathspec-from-file=-", "--pathspec-file-nul",
            ],
            in: root, input: pathspecs(paths))
    }

    private func removeIntent(_ paths: [String]) throws(GitError) {
        if paths.isEmpty { return }
        try git.output(
            ["update-index", "--force-remove", "-z", "--stdin"], in: root, input: zeroEnded(paths))
    }

    /// Those paths that HEAD has.
    private func inHead(_ paths: [String]) throws(GitError) -> [String] {
        if paths.isEmpty { return [] }
        let all = PathSet(
            try git.output(["ls-tree", "-r", "-z", "--name-only", "HEAD"], in: root))
        return paths.filter(all.contains)
    }

    /// Whether the content of one of the paths, in the work tree or the index, is not HEAD's.
    private func differs(_ paths: [String], from what: [String]) throws(GitError) -> Bool {
        let changed = PathSet(
            try git.output(
                ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff"] + what, in: root))
        return paths.contains(where: changed.contains)
    }
}

/// The paths as pathspecs that mean nothing else: no pattern, no magic.
private func pathspecs(_ paths: [String]) -> String {
    zeroEnded(paths.map { ":(top,literal)\($0)" })
}

func zeroEnded(_ paths: [String]) -> String { paths.map { "\($0)\0" }.joined() }
