import Foundation
import Git
import Subprocess
import TestSupport
import Testing

/// A repository in some state, in which a folder `r` is committed.
struct CommitPlace: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var hasCommits = true
    /// What is prepared; it may move the project elsewhere.
    var prepare: @Sendable (inout Project) throws -> Void

    init(
        _ name: String, hasCommits: Bool = true,
        _ prepare: @escaping @Sendable (inout Project) throws -> Void
    ) {
        testDescription = name
        self.hasCommits = hasCommits
        self.prepare = prepare
    }

    /// A setting of the user, which the tests' own calls of git do not heed.
    static func setting(_ name: String, _ value: String) -> CommitPlace {
        CommitPlace("\(name) = \(value)") { project in
            let settings = [(name, value), ("core.autocrlf", "true")]
            // Whether line ends may be lost is asked only where they are converted.
            project.environment["GIT_CONFIG_COUNT"] = name == "core.safecrlf" ? "2" : "1"
            for (number, setting) in settings.enumerated() {
                project.environment["GIT_CONFIG_KEY_\(number)"] = setting.0
                project.environment["GIT_CONFIG_VALUE_\(number)"] = setting.1
            }
        }
    }

    static let repositories = [
        CommitPlace("on a branch") { _ in },
        CommitPlace("detached head") { try $0.git("switch", "--quiet", "--detach") },
        CommitPlace("unborn branch", hasCommits: false) { _ in },
        CommitPlace("orphan branch", hasCommits: false) { project in
            try project.git("switch", "--quiet", "--orphan", "other")
        },
        CommitPlace("linked worktree") { project in
            try project.git("worktree", "add", "--quiet", "../linked")
            project.folder = project.folder.appendingPathComponent("../linked").standardized
        },
        CommitPlace("submodule") { project in
            try project.git(
                "-c", "protocol.file.allow=always", "submodule", "--quiet", "add",
                project.folder.path, "sub")
            project.folder.appendPathComponent("sub")
        },
        CommitPlace("sparse checkout without the folder") { project in
            try project.git("sparse-checkout", "set", "others")
        },
        CommitPlace("sparse checkout by patterns") { project in
            try project.git("sparse-checkout", "set", "--no-cone", "/*", "!/r/new")
        },
    ]

    static let variables = [
        CommitPlace("GIT_DIR") { $0.environment["GIT_DIR"] = "\($0.folder.path)/.git" },
        CommitPlace("GIT_DIR as hooks have it") { $0.environment["GIT_DIR"] = ".git" },
        CommitPlace("GIT_DIR and GIT_WORK_TREE") { project in
            project.environment["GIT_DIR"] = "\(project.folder.path)/.git"
            project.environment["GIT_WORK_TREE"] = project.folder.path
        },
        CommitPlace("GIT_PREFIX") { $0.environment["GIT_PREFIX"] = "others/" },
        CommitPlace("pathspecs") { $0.environment["GIT_ICASE_PATHSPECS"] = "1" },
    ]

    static let settings = [
        setting("core.autocrlf", "true"), setting("core.safecrlf", "true"),
        setting("commit.template", "/dev/null"), setting("commit.verbose", "true"),
        setting("core.commentChar", "R"), setting("i18n.commitEncoding", "ISO-8859-1"),
        setting("core.fileMode", "false"), setting("diff.renames", "copies"),
        setting("diff.relative", "true"), setting("core.quotePath", "true"),
        setting("status.showUntrackedFiles", "all"), setting("commit.cleanup", "strip"),
        setting("core.editor", "false"), setting("diff.external", "false"),
    ]

    static let hooks = [
        CommitPlace("a hook that formats the files") { project in
            try project.hook(
                "pre-commit",
                "for f in r/new r/changed; do echo formatted > $f; git add $f; done")
        },
        CommitPlace("a hook that prints much") { project in
            try project.hook(
                "pre-commit", "yes words | head -c 3000000; yes words | head -c 300000 >&2")
        },
        CommitPlace("a hook that reads its input") { try $0.hook("pre-commit", "cat") },
        CommitPlace("a folder of hooks") { project in
            try project.hook("post-commit", "echo called >> .git/called", in: "../hooks")
            try project.git("config", "core.hooksPath", "../hooks")
        },
        CommitPlace("a signer") { project in
            try project.hook("sign", signer, in: "..")
            try project.git("config", "commit.gpgSign", "true")
            try project.git(
                "config", "gpg.program", "\(project.folder.path)/../sign")
        },
    ]

    /// Signs as git wants it said: the signature on its output, the status on descriptor 2.
    private static let signer = """
        cat > /dev/null
        printf '[GNUPG:] BEGIN_SIGNING\\n[GNUPG:] SIG_CREATED \\n' >&2
        printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nnone\\n-----END PGP SIGNATURE-----\\n'
        """
}

@Suite struct `Committing files anywhere` {
    @Test(
        arguments: CommitPlace.repositories + CommitPlace.variables + CommitPlace.settings
            + CommitPlace.hooks)
    func `takes exactly those, and leaves the index and all others as they were`(
        place: CommitPlace
    ) throws {
        try withProject { start in
            var project = start
            if place.hasCommits || place.testDescription == "orphan branch" {
                for name in ["changed", "deleted", "removed", "staged", "same"] {
                    try project.write("one\n", to: "r/\(name)")
                }
                try project.git("add", "--", "r")
                try Disorder.prepare(project)
            }
            try place.prepare(&project)
            // The tests' own calls of git heed what is given to the program only.
            var tool = project
            tool.environment = start.environment
            try Disorder.make(tool, hasCommits: place.hasCommits)
            for name in ["changed", "staged"] { try tool.write("staged\n", to: "r/\(name)") }
            try tool.git("add", "--sparse", "--", "r/staged")
            for name in ["new", "changed", "staged", "same"] {
                try tool.write(name == "same" ? "one\n" : "two\n", to: "r/\(name)")
            }
            for name in ["deleted", "removed"] where place.hasCommits {
                try? tool.remove("r/\(name)")
            }
            let before = try Disorder.snapshot(tool)
            let repository = try #require(
                try Repository.find(
                    from: tool.folder.path + "/r", environment: project.environment))
            #expect(repository.root == tool.folder.path)
            let names = ["changed", "deleted", "new", "removed", "same", "staged"]
            let result = try repository.commit(
                paths: names.map { "r/\($0)" }, message: "Report: 3 µs — ×2\n\nRest\n")

            let head = try #require(Commit(tool.git("rev-parse", "HEAD")))
            #expect(result == .committed(head))
            let files = try tool.git("show", "--name-only", "--format=", "HEAD")
            #expect(files.split(separator: "\n").allSatisfy { $0.hasPrefix("r/") }, "\(files)")
            #expect(files.contains("r/new") && files.contains("r/staged"))
            #expect(
                try tool.git("show", "--format=%B", "--no-patch").hasPrefix("Report: 3 µs — ×2\n"))
            #expect(try Disorder.snapshot(tool) == before)
            #expect(try tool.git("diff", "--cached", "--", "r") == "")
            #expect(try tool.git("diff", "HEAD", "--", "r") == "")
            #expect(
                try repository.commit(paths: names.map { "r/\($0)" }, message: "Again")
                    == .nothingChanged)
            #expect(try tool.git("rev-parse", "HEAD") == head.hash)
        }
    }

    @Test func `signs, and calls the hooks`() throws {
        try withProject { start in
            var project = start
            try project.commit("one")
            for place in CommitPlace.hooks.suffix(2) { try place.prepare(&project) }
            try project.write("two", to: "file")
            _ = try project.repository().commit(paths: ["file"], message: "m")
            #expect(try project.git("cat-file", "commit", "HEAD").contains("PGP SIGNATURE"))
            let called = project.folder.appendingPathComponent(".git/called")
            #expect(try String(contentsOf: called, encoding: .utf8) == "called\n")
        }
    }

    @Test func `takes author and date from the environment`() throws {
        try withProject { start in
            var project = start
            try project.commit("one")
            project.environment["GIT_AUTHOR_DATE"] = "2001-02-03T04:05:06Z"
            try project.write("two", to: "file")
            _ = try project.repository().commit(paths: ["file"], message: "m")
            let author = try project.git("show", "--no-patch", "--format=%an %aI")
            #expect(author == "A 2001-02-03T04:05:06+00:00" || author == "A 2001-02-03T04:05:06Z")
        }
    }

    @Test func `makes no commit where a hook makes the files what they were`() throws {
        try withProject { project in
            let commit = try project.commit("one")
            try project.hook("pre-commit", "printf one > file; git add file")
            try project.write("two", to: "file")
            let repository = try project.repository()
            #expect(try repository.commit(paths: ["file"], message: "m") == .nothingChanged)
            #expect(try repository.state().commit == commit)
            #expect(try repository.state().changedFiles == [])
        }
    }

    @Test func `leaves a file unstaged that was taken out of the index and is as before`() throws {
        try withProject { project in
            try project.commit("one")
            try project.git("rm", "--quiet", "--cached", "file")
            let before = try Disorder.snapshot(project)
            let repository = try project.repository()
            #expect(try repository.commit(paths: ["file"], message: "m") == .nothingChanged)
            #expect(try Disorder.snapshot(project) == before)
            try project.write("two", to: "file")
            #expect(try repository.commit(paths: ["file"], message: "m") != .nothingChanged)
        }
    }
}
