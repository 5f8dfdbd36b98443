import Foundation
import Git
import Subprocess
import TestSupport
import Testing

/// A real repository in a folder of its own.
struct Project {
    var folder: URL
    var environment: Environment

    /// Makes a repository without a commit.
    init(in parent: URL) throws {
        folder = parent.appendingPathComponent("project").resolvingSymlinksInPath()
        environment = Project.environment
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try git("init", "--quiet", "--initial-branch=main")
    }

    /// git without the configuration of whoever runs the tests.
    static var environment: Environment {
        var environment = Environment.current
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
        environment["GIT_CONFIG_NOSYSTEM"] = "1"
        for name in ["DIR", "WORK_TREE", "INDEX_FILE"] { environment["GIT_\(name)"] = nil }
        for person in ["AUTHOR", "COMMITTER"] {
            environment["GIT_\(person)_NAME"] = "A"
            environment["GIT_\(person)_EMAIL"] = "a@example.org"
        }
        return environment
    }

    /// Runs git here; what it wrote, without its last line end.
    @discardableResult
    func git(_ arguments: String...) throws -> String { try git(arguments) }

    @discardableResult
    func git(_ arguments: [String]) throws -> String {
        let result = try Subprocess.run(
            resolve("git", path: environment["PATH"]), arguments, environment: environment,
            folder: folder.path)
        #expect(result.isSuccess, "git \(arguments): \(result.errorText)")
        return result.outputText.hasSuffix("\n")
            ? String(result.outputText.dropLast()) : result.outputText
    }

    func write(_ text: String, to path: String) throws {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(path))
    }

    /// Commits a file that says `text`; the new commit.
    @discardableResult
    func commit(_ text: String, to path: String = "file") throws -> Commit {
        try write(text, to: path)
        try git("add", "--all")
        try git("commit", "--quiet", "--message", "A commit")
        return try #require(Commit(git("rev-parse", "HEAD")))
    }

    /// Makes a hook of the shell's commands.
    func hook(_ name: String, _ script: String, in folder: String = ".git/hooks") throws {
        try write("#!/bin/sh\n\(script)\n", to: "\(folder)/\(name)")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: self.folder.appendingPathComponent("\(folder)/\(name)").path)
    }

    /// What git says of this command, which is to fail or to leave a conflict.
    func conflict(_ arguments: [String]) throws {
        let result = try Subprocess.run(
            resolve("git", path: environment["PATH"]), arguments, environment: environment,
            folder: folder.path)
        #expect(!result.isSuccess, "git \(arguments)")
    }

    func repository() throws -> Repository {
        try #require(try Repository.find(from: folder.path, environment: environment))
    }
}

/// Runs a test with a new repository.
func withProject<Result>(_ body: (Project) throws -> Result) throws -> Result {
    try withTemporaryFolder { try body(Project(in: $0)) }
}
