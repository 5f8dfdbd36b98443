import Foundation
import TestSupport
import Testing

/// The scripts that docs/ci.md shows, in their order.
private func scripts(file: String = #filePath) throws -> [String] {
    let project = URL(fileURLWithPath: file).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: project.appendingPathComponent("docs/ci.md"))
    let parts = String(decoding: data, as: UTF8.self).components(separatedBy: "\n```")
    return parts.filter { $0.hasPrefix("sh\n#!/bin/sh\n") }.map { $0.dropFirst(3) + "\n" }
}

/// A bare repository with two clones, in each of which the scripts of docs/ci.md are run.
private struct Bots {
    let perfdb: Perfdb
    let one: URL
    let two: URL
    private let environment: [String: String?]

    init(_ perfdb: Perfdb) throws {
        self.perfdb = perfdb
        let project = try Project(in: perfdb.folder)
        let bin = perfdb.folder.appendingPathComponent("bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: bin.appendingPathComponent("perfdb"),
            withDestinationURL: URL(fileURLWithPath: perfdb.program))
        var environment = project.environment
        environment["PATH"] = "\(bin.path):\(Perfdb.environment["PATH"] ?? "")"
        self.environment = environment

        for (name, script) in try zip(["measure", "publish", "check"], scripts()) {
            try project.write(script, to: "perf/\(name)")
        }
        try project.write(
            """
            {"name": "p", "runs": 6, "benchmarks": [
                {"name": "naps", "workers": [1, 2], "command": ["true"]}]}
            """, to: "perfdb.json")
        try project.git("add", "--all")
        try project.git("commit", "--quiet", "--message", "Begin")
        let remote = perfdb.folder.appendingPathComponent("remote.git")
        try project.git("clone", "--quiet", "--bare", project.folder.path, remote.path)
        one = perfdb.folder.appendingPathComponent("one")
        two = perfdb.folder.appendingPathComponent("two")
        for folder in [one, two] { try clone(to: folder) }
    }

    /// Clones what was pushed.
    func clone(to folder: URL) throws {
        try run(
            "git", "clone", "--quiet", perfdb.folder.appendingPathComponent("remote.git").path,
            folder.path, in: perfdb.folder)
    }

    /// Runs a program in a clone.
    @discardableResult
    func run(
        _ words: String..., in clone: URL, host: String = "x", status: Int32 = 0
    ) throws -> Child.Result {
        var all = Perfdb.environment
        for (name, value) in environment { all[name] = value }
        all["PERF_HOST"] = host
        all["PERFDB_DATABASE"] = nil
        let result = try Child(
            words, environment: all, in: clone, writingTo: perfdb.folder
        ).finish()
        #expect(result.status == status, "\(words): \(result.output)\(result.errors)")
        return result
    }

    /// The files of a report in a clone.
    func tree(_ clone: URL, _ folder: String) throws -> [String: Data] {
        try perfdb.tree("\(clone.lastPathComponent)/\(folder)")
    }
}

@Suite(.enabled(if: Witness.has("git") && Witness.has("sqlite3")))
struct `Two clones that each commit their runs` {
    @Test func `never conflict, and give the report of both histories merged`() throws {
        #expect(try scripts().count == 3)
        try withPerfdb { perfdb in
            let bots = try Bots(perfdb)
            // Both measure the first commit, and each knows nothing of the other's push.
            try bots.run("sh", "perf/measure", in: bots.one, host: "lab-1")
            try bots.run("sh", "perf/measure", in: bots.two, host: "lab-2")
            try bots.run("sh", "perf/measure", in: bots.one, host: "lab-1")
            try bots.run("sh", "perf/publish", in: bots.one)
            try bots.run("sh", "perf/measure", in: bots.two, host: "lab-2")
            try bots.run("sh", "perf/publish", in: bots.two)
            try bots.run("sh", "perf/publish", in: bots.one)

            let files = try bots.tree(bots.one, "perf/sessions")
            #expect(files.count == 4)
            #expect(try bots.tree(bots.two, "perf/sessions") == files)
            let report = try bots.tree(bots.one, "perf/report")
            #expect(try bots.tree(bots.two, "perf/report") == report)
            for clone in [bots.one, bots.two] {
                #expect(try bots.run("git", "status", "--porcelain", in: clone).output == "")
                let log = try bots.run("git", "log", "--format=%p", in: clone).output
                #expect(!log.contains(" "), "there are merges")
            }

            try checkInNewClone(bots)

            // The histories that the bots recorded into, not their files.
            for clone in [bots.one, bots.two] {
                try bots.run("perfdb", "export", "--sessions", "../both", in: clone)
            }
            try bots.run("perfdb", "import", "--database", "../all.sqlite", "../both", in: bots.one)
            try bots.run(
                "perfdb", "report", "--database", "../all.sqlite", "--out", "../report",
                in: bots.one)
            #expect(try perfdb.tree("report") == report)
            let page = String(decoding: try #require(report["README.md"]), as: UTF8.self)
            #expect(page.contains("lab-1") && page.contains("lab-2"))
        }
    }

    /// A report is what its sessions give until one more of them comes, or it is edited.
    private func checkInNewClone(_ bots: Bots) throws {
        let new = bots.perfdb.folder.appendingPathComponent("new")
        try bots.clone(to: new)
        let fine = try bots.run("sh", "perf/check", in: new)
        #expect(fine.output == "The report in \"perf/report\" is what the history gives.\n")
        try bots.run("sh", "perf/measure", in: new, host: "lab-3")
        let bad = try bots.run("sh", "perf/check", in: new, status: 3)
        #expect(bad.output.contains("  differs  perf/report/README.md\n"))
        let command = "Write it again: perfdb report --out perf/report --from perf/sessions\n"
        #expect(bad.output.hasSuffix(command))
        try bots.run("git", "reset", "--quiet", "--hard", "HEAD~1", in: new)
        try bots.run("sh", "perf/check", in: new)
        try bots.run("sh", "-c", "echo more >> perf/report/README.md", in: new)
        try bots.run("sh", "perf/check", in: new, status: 3)
    }
}
