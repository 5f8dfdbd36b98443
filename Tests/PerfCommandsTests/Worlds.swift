import Foundation
import PerfModel
import TestSupport

@testable import PerfCommands
@testable import Subprocess

/// A world in an empty folder of its own, outside every work tree.
func withWorld(_ body: (ScriptedContext) throws -> Void) throws {
    try withTemporaryFolder { folder in
        try body(ScriptedContext(folder: folder.resolvingSymlinksInPath()))
    }
}

extension ScriptedContext {
    /// The moment of a call, as ISO 8601 in UTC.
    func at(_ time: String) throws {
        let parsed = try When(time, now: now)
        guard case .instant(let instant) = parsed else { throw WhenError.unreadable(time) }
        now = instant
    }

    /// Runs git in the folder, as a user with a name.
    @discardableResult
    func git(_ arguments: String...) throws -> String {
        let user = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        let (status, output) = try Witness.run("git", user + arguments, in: folder)
        guard status == 0 else { throw CocoaError(.executableLoad, userInfo: ["git": output]) }
        return output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Makes the folder a work tree with one commit.
    func makeWorkTree() throws {
        try git("init", "--quiet", "--initial-branch=main")
        try git("config", "user.name", "Ada")
        try git("config", "user.email", "ada@example.org")
        try write("work", to: "work.txt")
        try commit("Begin")
    }

    /// Commits everything in the folder but the history, and gives the commit's hash.
    @discardableResult
    func commit(_ message: String) throws -> String {
        try git("add", "--all")
        try git("commit", "--quiet", "--allow-empty", "--message", message)
        return try git("rev-parse", "HEAD")
    }

    func write(_ text: String, to name: String) throws {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// The text of a file in the folder; nil where there is none.
    func text(of name: String) -> String? {
        (try? Data(contentsOf: folder.appendingPathComponent(name)))
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// A program in the folder `bin`, which is on the path; it is found, never run.
    func install(_ program: String) throws {
        try write("#!/bin/sh\n", to: "bin/\(program)")
        let path = folder.appendingPathComponent("bin/\(program)").path
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        environment["PATH"] = "\(folder.path)/bin:/usr/bin:/bin"
    }
}
