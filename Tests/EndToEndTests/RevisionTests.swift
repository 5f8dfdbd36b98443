import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3") && Witness.has("git")))
struct `The revision of a session` {
    /// Runs a test with the program and a new repository without a commit.
    private func withProject(_ body: (Perfdb, Project) throws -> Void) throws {
        try withPerfdb { try body($0, Project(in: $0.folder)) }
    }

    /// Records a run in the project; what was told, and the newest run's hash, branch and dirtiness.
    private func record(
        _ perfdb: Perfdb, in project: Project, _ environment: [String: String?] = [:]
    ) throws -> (errors: String, revision: String) {
        let result = try perfdb.run(
            ["record", "-r", "1", "--", "true"],
            environment: project.environment.merging(environment) { $1 }, in: project.folder)
        #expect(result.status == 0)
        let row = try perfdb.query(
            "SELECT commit_hash, branch, dirty FROM runs ORDER BY run_id DESC LIMIT 1")
        return (result.errors, row[0])
    }

    @Test func `is the commit, its branch, and whether tracked files differ`() throws {
        try withProject { perfdb, project in
            let first = try project.commit("one")
            let clean = try record(perfdb, in: project)
            #expect(clean.revision == "\(first)|main|0")
            // What a busy machine is warned of has a note of its own.
            let notes = clean.errors.split(separator: "\n").filter { $0.contains("note:") }
            #expect(notes.allSatisfy { $0.contains("doctor") })
            try project.write("not tracked", to: "other")
            #expect(try record(perfdb, in: project).revision == "\(first)|main|0")
            try project.write("two", to: "file")
            #expect(try record(perfdb, in: project).revision == "\(first)|main|1")
            try project.git("switch", "--quiet", "--create", "topic/ä")
            let second = try project.commit("two")
            #expect(try record(perfdb, in: project).revision == "\(second)|topic/ä|0")
            try project.git("checkout", "--quiet", "--detach", first)
            #expect(try record(perfdb, in: project).revision == "\(first)||0")
        }
    }

    @Test func `is absent outside a work tree, which is said once`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run(["record", "--workers", "1,2", "-r", "2", "--", "true"])
            #expect(result.status == 0)
            #expect(result.errors.components(separatedBy: "without a revision").count == 2)
            #expect(result.errors.contains("note: not in a git work tree; "))
            #expect(try perfdb.query("SELECT count(*) FROM runs WHERE dirty IS NULL") == ["4"])
        }
    }

    @Test func `is absent before the first commit`() throws {
        try withProject { perfdb, project in
            let told = try record(perfdb, in: project)
            #expect(told.revision == "||")
            #expect(told.errors.contains("note: no commit yet; recorded without a revision.\n"))
        }
    }

    @Test func `is absent where git refuses the repository`() throws {
        try withProject { perfdb, project in
            try project.commit("one")
            let told = try record(perfdb, in: project, ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"])
            #expect(told.revision == "||")
            let note = "note: the repository belongs to another user, whom git does not trust;"
            #expect(told.errors.components(separatedBy: note).count == 2)
            #expect(told.errors.contains("\(note) recorded without a revision.\n"))
            #expect(!told.errors.contains("fatal"))
        }
    }

    @Test func `is absent where there is no git`() throws {
        try withProject { perfdb, project in
            try project.commit("one")
            try FileManager.default.createSymbolicLink(
                atPath: project.folder.appendingPathComponent("true").path,
                withDestinationPath: #require(Witness.path(of: "true")))
            let told = try record(perfdb, in: project, ["PATH": project.folder.path])
            #expect(told.revision == "||")
            #expect(
                told.errors.contains("note: git is not installed; recorded without a revision.\n"))
        }
    }

    @Test func `finds the history at the work tree's root, out of its commits`() throws {
        try withProject { perfdb, project in
            try project.commit("one", to: "inner/deep/file")
            let inner = project.folder.appendingPathComponent("inner/deep")
            let words = ["record", "-r", "1", "--", "true"]
            for folder in [inner, project.folder] {
                let nowhere = project.environment.merging(["PERFDB_DATABASE": nil]) { $1 }
                #expect(try perfdb.run(words, environment: nowhere, in: folder).status == 0)
            }
            let history = project.folder.appendingPathComponent(".perfdb/history.sqlite").path
            #expect(
                try Witness.run("sqlite3", [history, "SELECT count(*), sum(dirty) FROM runs"])
                    .output
                    == "2|0\n")
            #expect(try project.git("status", "--porcelain") == "")
        }
    }
}

/// A real repository in a folder of its own.
struct Project {
    var folder: URL

    /// git without the configuration of whoever runs the tests.
    let environment: [String: String?] = [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    ]

    /// Makes a repository without a commit.
    init(in parent: URL) throws {
        folder = parent.appendingPathComponent("project")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try git("init", "--quiet", "--initial-branch=main")
    }

    /// Runs git here; what it wrote, without its last line end.
    @discardableResult
    func git(_ arguments: String...) throws -> String {
        let variables = environment.compactMap { name, value in value.map { "\(name)=\($0)" } }
        let result = try Witness.run("env", variables + ["git"] + arguments, in: folder)
        #expect(result.status == 0, "git \(arguments): \(result.output)")
        return result.output.hasSuffix("\n") ? String(result.output.dropLast()) : result.output
    }

    func write(_ text: String, to path: String) throws {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Makes a hook of the shell's commands.
    func hook(_ name: String, _ script: String) throws {
        try write("#!/bin/sh\n\(script)\n", to: ".git/hooks/\(name)")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: folder.appendingPathComponent(".git/hooks/\(name)").path)
    }

    /// Commits a file that says `text`; the new commit's hash.
    @discardableResult
    func commit(_ text: String, to path: String = "file") throws -> String {
        try write(text, to: path)
        try git("add", path)
        try git("commit", "--quiet", "--message", "A commit")
        return try git("rev-parse", "HEAD")
    }
}
