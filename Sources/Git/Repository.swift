package import Subprocess

/// One work tree, asked through git's plumbing.
package struct Repository: Sendable {
    /// The absolute path of the work tree's top folder, without links.
    package let root: String

    let git: GitProgram

    /// Finds the work tree that a folder lies in.
    ///
    /// - Returns: nil where there is none: no repository, a bare one, or its inner `.git`.
    /// - Throws: `notInstalled`, `refused`, `subprocess`.
    package static func find(
        from folder: String, environment: Environment = .current
    ) throws(GitError) -> Repository? {
        let git = try GitProgram(environment: environment)
        let result = try git.run(["rev-parse", "--show-toplevel"], in: folder)
        if result.isSuccess {
            let root = withoutLineEnd(result.outputText)
            return root.isEmpty ? nil : Repository(root: root, git: git)
        }
        let isOutside = ["not a git repository (or any", "must be run in a work tree"].contains {
            result.errorText.contains($0)
        }
        if isOutside { return nil }
        throw .refused(reason: words(of: result))
    }

    /// What stands before the names of a folder's files where git writes paths.
    ///
    /// It is empty for the root and ends with a slash for every other folder, which must exist.
    ///
    ///     try repository.prefix(of: "/home/me/project/reports/latest")  // "reports/latest/"
    ///
    /// - Throws: `failed` where the folder is not in a work tree.
    package func prefix(of folder: String) throws(GitError) -> String {
        withoutLineEnd(try git.output(["rev-parse", "--show-prefix"], in: folder))
    }

    /// The commit that a revision as people write it names: a hash, tag, branch, `HEAD~3`.
    ///
    /// - Returns: nil where it names none, or several.
    package func resolve(_ revision: String) throws(GitError) -> Commit? {
        guard !revision.isEmpty, !revision.utf8.contains(0) else { return nil }
        let result = try git.run(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"],
            in: root)
        return result.isSuccess ? Commit(withoutLineEnd(result.outputText)) : nil
    }

    /// The first line of a file as HEAD has it, without its end; nil where HEAD has no such file.
    ///
    /// - Parameter path: relative to the root.
    package func firstLine(of path: String) throws(GitError) -> String? {
        let arguments = ["cat-file", "blob", "HEAD:\(path)"]
        let result = try git.run(arguments, in: root)
        guard result.isSuccess else { return nil }
        let line = result.standardOutput.prefix { $0 != UInt8(ascii: "\n") }
        return String(decoding: line, as: UTF8.self)
    }
}
