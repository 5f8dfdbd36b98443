import CLibrary
import Subprocess

extension Repository {
    /// What the work tree is in the middle of; nil where that is nothing.
    func operation() throws(GitError) -> UnfinishedOperation? {
        let folder = try gitFolder()
        return UnfinishedOperation.signs.first { Self.isThere("\(folder)/\($0.file)") }?.operation
    }

    /// The fact behind a failure, where it is one that a reader can do something about.
    ///
    /// - Parameter added: what was to be added to the index.
    func cause(of error: GitError, adding added: [String]) throws(GitError) -> GitError {
        guard case .failed(let command, let message) = error else { return error }
        let lock = "\(try gitFolder())/index.lock"
        if message.contains("index.lock"), Self.isThere(lock) { return .locked(path: lock) }
        if command == "add" {
            let ignored = try ignored(added)
            if !ignored.isEmpty { return .ignored(paths: ignored) }
        }
        if command == "commit" {
            for name in ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"] {
                let result = try git.run(["var", name], in: root)
                if !result.isSuccess { return .nobody(reason: words(of: result)) }
            }
        }
        return error
    }

    /// Those of some untracked paths that git ignores, in their order.
    private func ignored(_ paths: [String]) throws(GitError) -> [String] {
        // A path that begins with a colon would be read as something else.
        let result = try git.run(
            ["check-ignore", "-z", "--stdin"], in: root, input: zeroEnded(paths.map { "./\($0)" }))
        let ignored = PathSet(result.outputText)
        return paths.filter { ignored.contains("./\($0)") }
    }

    /// The absolute path of what git keeps about this work tree.
    private func gitFolder() throws(GitError) -> String {
        withoutLineEnd(try git.output(["rev-parse", "--absolute-git-dir"], in: root))
    }

    private static func isThere(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0
    }
}
