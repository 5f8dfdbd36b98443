import CLibrary
package import Subprocess

/// One work tree, asked through git's plumbing.
package struct Repository: Sendable {
    /// The absolute path of the work tree's top folder, without links.
    package let root: String

    let git: GitProgram

    /// Finds the work tree that a folder lies in.
    ///
    /// That is what the folder says, whatever repository the environment names, as git does for the
    /// programs that its hooks run. Only a folder that lies in none may be in the work tree that
    /// `GIT_WORK_TREE` names beside `GIT_DIR`, both absolute.
    ///
    /// - Returns: nil where there is none: no repository, a bare one, or its inner `.git`.
    /// - Throws: `notInstalled`, `refused`, `otherOwner`, `subprocess`.
    package static func find(
        from folder: String, environment: Environment = .current
    ) throws(GitError) -> Repository? {
        let git = try GitProgram(environment: environment)
        if let found = try find(from: folder, git: git) { return found }
        let names = ["GIT_DIR", "GIT_WORK_TREE"]
        let paths = names.compactMap { environment[$0] }.filter { $0.hasPrefix("/") }
        guard paths.count == names.count else { return nil }
        let named = try GitProgram(
            environment: environment,
            repository: Dictionary(uniqueKeysWithValues: zip(names, paths)))
        let found = try find(from: folder, git: named)
        return found?.path(of: "\(folder)/file") == nil ? nil : found
    }

    private static func find(
        from folder: String, git: GitProgram
    ) throws(GitError) -> Repository? {
        let result = try git.run(["rev-parse", "--show-toplevel"], in: folder)
        if result.isSuccess {
            let root = withoutLineEnd(result.outputText)
            return root.isEmpty ? nil : Repository(root: root, git: git)
        }
        let isOutside = ["not a git repository (or any", "must be run in a work tree"].contains {
            result.errorText.contains($0)
        }
        if isOutside { return nil }
        let reason = words(of: result)
        throw reason.contains("safe.directory")
            ? .otherOwner(reason: reason) : .refused(reason: reason)
    }

    /// The path from the root of a file in the work tree; nil where it lies elsewhere.
    ///
    /// Links in the file's folder, which must exist, are followed; one in its place is not.
    ///
    ///     repository.path(of: "/home/me/project/reports/latest/README.md")
    ///     // "reports/latest/README.md"
    ///
    /// - Parameter file: absolute.
    package func path(of file: String) -> String? {
        guard let slash = file.lastIndex(of: "/"),
            let resolved = realpath(String(file[...slash]), nil)
        else { return nil }
        defer { free(resolved) }
        let path = Self.inner(file[file.index(after: slash)...], of: String(cString: resolved))
        let start = Self.inner("", of: root)
        guard path.utf8.starts(with: start.utf8) else { return nil }
        return String(decoding: path.utf8.dropFirst(start.utf8.count), as: UTF8.self)
    }

    private static func inner(_ name: Substring, of folder: String) -> String {
        folder == "/" ? "/\(name)" : "\(folder)/\(name)"
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

    /// The first line of a file as HEAD has it, else as it is staged; without its end.
    ///
    /// - Parameter path: relative to the root.
    /// - Returns: nil where neither has such a file.
    package func firstLine(of path: String) throws(GitError) -> String? {
        var result = try git.run(["cat-file", "blob", "HEAD:\(path)"], in: root)
        if !result.isSuccess {
            result = try git.run(["cat-file", "blob", ":0:\(path)"], in: root)
        }
        guard result.isSuccess else { return nil }
        let line = result.standardOutput.prefix { $0 != UInt8(ascii: "\n") }
        return String(decoding: line, as: UTF8.self)
    }
}
