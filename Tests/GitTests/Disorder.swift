import Foundation

/// Everything that may be going on in a work tree beside the files that are committed.
enum Disorder {
    private static let committed = ["staged", "changed", "both", "kept", "gone", "old", "removed"]

    /// Commits the files that are disturbed later.
    static func prepare(_ project: Project) throws {
        for name in committed { try project.write("\(name) one\n", to: "others/\(name)") }
        try project.git("add", "--", "others")
        try project.git("commit", "--quiet", "--no-verify", "--no-gpg-sign", "--message", "Others")
    }

    /// Stages, changes, deletes and renames them.
    static func make(_ project: Project, hasCommits: Bool = true) throws {
        for name in ["added", "untracked", "intended", "[x]*"] {
            try project.write("\(name)\n", to: "others/\(name)")
        }
        try project.git("add", "--", "others/added")
        try project.git("add", "--intent-to-add", "--", "others/intended")
        guard hasCommits else { return }
        for name in ["staged", "changed", "both"] {
            try project.write("two\n", to: "others/\(name)")
        }
        try project.git("add", "--", "others/staged", "others/both")
        try project.write("three\n", to: "others/both")
        try project.git("rm", "--quiet", "--cached", "--", "others/kept")
        try project.git("rm", "--quiet", "--", "others/removed")
        try project.git("mv", "others/old", "others/new")
        try project.remove("others/gone")
    }

    /// What git knows of them: index, work tree and untracked files.
    static func snapshot(_ project: Project, all: Bool = false) throws -> [String] {
        let paths = all ? ["."] : [".", ":(exclude)r"]
        return try [
            ["diff", "--cached"], ["diff"], ["ls-files", "--stage"], ["ls-files", "--others"],
        ].map { try project.git($0 + ["--"] + paths) }
    }
}
