import Subprocess

extension Repository {
    /// Those of `commits` that `commit` can be reached from, itself among them.
    ///
    /// Hashes that the repository does not have are in no result.
    package func descendants(
        of commit: Commit, among commits: [Commit]
    ) throws(GitError) -> Set<Commit> {
        let known = try existing([commit] + commits)
        guard known.contains(commit) else { return [] }
        let wanted = known.intersection(commits)
        var tips = wanted
        tips.remove(commit)
        var result = wanted.intersection([commit])
        if tips.isEmpty { return result }
        let between = try list(
            ["--ancestry-path"], revisions: tips.map(\.hash).sorted() + ["^\(commit.hash)"])
        result.formUnion(between.filter(wanted.contains))
        return result
    }

    /// Those of `commits` that can be reached from `commit`, itself among them.
    ///
    /// Hashes that the repository does not have are in no result.
    /// - Complexity: proportional to the history of `commit`.
    package func ancestors(
        of commit: Commit, among commits: [Commit]
    ) throws(GitError) -> Set<Commit> {
        let known = try existing([commit] + commits)
        guard known.contains(commit) else { return [] }
        let wanted = known.intersection(commits)
        if wanted.isEmpty { return [] }
        return wanted.intersection(try list([], revisions: [commit.hash]))
    }

    private func list(_ options: [String], revisions: [String]) throws(GitError) -> [Commit] {
        let output = try git.output(
            ["rev-list"] + options + ["--stdin"], in: root,
            input: revisions.map { "\($0)\n" }.joined())
        return output.split(separator: "\n").compactMap { Commit($0) }
    }

    /// Those hashes that are commits of this repository.
    private func existing(_ commits: [Commit]) throws(GitError) -> Set<Commit> {
        let output = try git.output(
            ["cat-file", "--batch-check=%(objecttype) %(objectname)"], in: root,
            input: commits.map { "\($0.hash)\n" }.joined())
        let type = "commit "
        return Set(
            output.split(separator: "\n").filter { $0.hasPrefix(type) }
                .compactMap { Commit($0.dropFirst(type.count)) })
    }
}
