import Foundation
import Git
import Subprocess
import TestSupport
import Testing

/// What a commit must be refused for.
private struct Refusal: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var isExpected: @Sendable (GitError) -> Bool
    var prepare: @Sendable (inout Project) throws -> Void

    init(
        _ name: String, _ isExpected: @escaping @Sendable (GitError) -> Bool,
        _ prepare: @escaping @Sendable (inout Project) throws -> Void
    ) {
        testDescription = name
        self.isExpected = isExpected
        self.prepare = prepare
    }

    /// A conflict of two branches, of which git's words are the last.
    private static func inProgress(_ operation: UnfinishedOperation, _ words: String...) -> Refusal
    {
        Refusal("\(operation)", { $0 == .inProgress(operation) }) { project in
            try project.git("switch", "--quiet", "--create", "topic")
            try project.commit("topic", to: "others/conflict")
            try project.commit("more", to: "others/more")
            try project.git("switch", "--quiet", "main")
            try project.commit("main", to: "others/conflict")
            if operation == .apply {
                try project.git("format-patch", "--quiet", "--output=../patch", "-1", "topic~1")
            }
            try project.conflict(words)
        }
    }

    static let all = [
        inProgress(.merge, "merge", "--quiet", "topic"),
        inProgress(.cherryPick, "cherry-pick", "topic~1"),
        inProgress(.revert, "revert", "--no-edit", "HEAD~3"),
        inProgress(.rebase, "rebase", "--quiet", "topic"),
        inProgress(.rebase, "rebase", "--quiet", "--apply", "topic"),
        inProgress(.apply, "am", "--quiet", "../patch"),
        Refusal("a locked index", { $0.isLock }) { try $0.write("", to: ".git/index.lock") },
        Refusal("nobody", { $0.isNobody }) { project in
            for person in ["AUTHOR", "COMMITTER"] {
                project.environment["GIT_\(person)_NAME"] = nil
                project.environment["GIT_\(person)_EMAIL"] = nil
            }
            try project.git("config", "user.useConfigOnly", "true")
        },
        Refusal("pre-commit", { $0 == .failed(command: "commit", message: "one\ntwo") }) {
            try $0.hook("pre-commit", "echo one >&2; echo two; exit 1")
        },
        Refusal("commit-msg", { $0 == .failed(command: "commit", message: "bad words") }) {
            try $0.hook("commit-msg", "echo bad words; exit 1")
        },
        Refusal("a hook that changes files", { $0.says("changed") }) {
            try $0.hook("pre-commit", "echo x > r/new; git add r/new; echo changed; exit 1")
        },
        Refusal("a hook that prints much", { $0.says("word") }) {
            try $0.hook("pre-commit", "yes word | head -c 3000000; exit 1")
        },
        Refusal("a hook that speaks of .gitignore", { $0.says(".gitignore") }) {
            try $0.hook("pre-commit", "echo change .gitignore or index.lock; exit 1")
        },
        Refusal("a signer that fails", { $0.says("failed to sign") }) { project in
            try project.hook("sign", "echo no key >&2; exit 2", in: "..")
            try project.git("config", "commit.gpgSign", "true")
            try project.git("config", "gpg.program", "\(project.folder.path)/../sign")
        },
        Refusal("no signer", { $0.says("/nowhere/gpg") }) { project in
            try project.git("config", "commit.gpgSign", "true")
            try project.git("config", "gpg.program", "/nowhere/gpg")
        },
        Refusal("a locked branch", { $0.says("main.lock") }) {
            try $0.write("", to: ".git/refs/heads/main.lock")
        },
        Refusal("ignored", { $0 == .ignored(paths: ["r/new"]) }) {
            try $0.commit("/r/*\n", to: ".gitignore")
        },
        Refusal("partly ignored", { $0 == .ignored(paths: ["r/:(top)x.svg"]) }) { project in
            try project.write("*.svg\n", to: ".git/info/exclude")
            try project.write("x", to: "r/:(top)x.svg")
        },
    ]
}

extension GitError {
    fileprivate var isLock: Bool {
        if case .locked(let path) = self { path.hasSuffix("/.git/index.lock") } else { false }
    }

    fileprivate var isNobody: Bool {
        if case .nobody(let reason) = self { reason.contains("user.email") } else { false }
    }

    fileprivate func says(_ words: String) -> Bool {
        if case .failed("commit", let message) = self { message.contains(words) } else { false }
    }
}

@Suite struct `A commit that is refused` {
    @Test(arguments: Refusal.all)
    fileprivate func `leaves everything as it was`(refusal: Refusal) throws {
        try withProject { start in
            var project = start
            try project.commit("conflict", to: "others/conflict")
            try project.commit("one", to: "r/changed")
            try Disorder.prepare(project)
            try refusal.prepare(&project)
            var tool = project
            tool.environment = start.environment
            if !["locked", "merge"].contains(where: refusal.testDescription.contains) {
                try Disorder.make(tool)
            }
            for name in ["changed", "new"] { try tool.write("two\n", to: "r/\(name)") }
            let (before, head) = try (
                Disorder.snapshot(tool, all: true), tool.git("rev-parse", "HEAD")
            )
            let repository = try project.repository()
            do throws(GitError) {
                let paths = ["r/changed", "r/new", "r/:(top)x.svg"]
                let result = try repository.commit(paths: paths, message: "m")
                Issue.record("it was not refused: \(result)")
            } catch {
                #expect(refusal.isExpected(error), "\(error)")
            }
            #expect(try Disorder.snapshot(tool, all: true) == before)
            #expect(try tool.git("rev-parse", "HEAD") == head)
        }
    }
}
