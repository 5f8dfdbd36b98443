import Foundation
import PerfInterchange
import PerfModel

import TestSupport
import Testing

@testable import PerfCommands

/// The file of a session in which every column of the schema has a value.
private func everything(file: String = #filePath) throws -> String {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Fixtures/session.jsonl"))
    return String(decoding: data, as: UTF8.self)
}

private let name = "2026-11-20T100000Z-0b6d7a9e-51c4-4f0e-9a68-3f2f1c5d7e10.jsonl"

extension ScriptedContext {
    /// Records a benchmark of two configurations, three runs each.
    fileprivate func record(_ benchmark: String, host: String, into database: String) {
        run(
            "record", "--database", database, "--benchmark", benchmark, "--host", host,
            "--workers", "1,2", "-r", "3", "--", "true")
        now = now.adding(hours: 1)
    }

    /// The files below a folder: their names and texts.
    fileprivate func tree(_ folder: String) throws -> [String: String] {
        let root = self.folder.appendingPathComponent(folder).path
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
            files[path] = text(of: "\(folder)/\(path)")
        }
        return files
    }
}

@Suite struct `The files of sessions` {
    @Test func `hold every column of the history, and come back as they were`() throws {
        try withWorld { world in
            let text = try everything()
            try world.write(text, to: "in/\(name)")
            #expect(world.run("import", "--database", "h.sqlite", "in") == .fine)
            #expect(world.output == "in: 1 session with 3 runs; it is new in h.sqlite.\n")
            #expect(world.run("export", "--database", "h.sqlite", "--sessions", "out") == .fine)
            #expect(world.output == "out: 1 session with 3 runs, all new.\n")
            #expect(try world.tree("out") == [name: text])
            let path = world.folder.appendingPathComponent("h.sqlite").path
            for column in try Self.emptyColumns(of: path) { Issue.record("\(column) is empty") }
        }
    }

    /// The columns of all tables in which the history has no value.
    private static func emptyColumns(of path: String) throws -> [String] {
        let tables = try Witness.run(
            "sqlite3",
            [
                path,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            ])
        var empty: [String] = []
        for table in tables.output.split(separator: "\n") {
            let columns = try Witness.run(
                "sqlite3", [path, "SELECT name FROM pragma_table_info('\(table)')"])
            #expect(!columns.output.isEmpty)
            for column in columns.output.split(separator: "\n") {
                let count = try Witness.run(
                    "sqlite3", [path, "SELECT count(\(column)) FROM \(table)"])
                if count.output == "0\n" { empty.append("\(table).\(column)") }
            }
        }
        return empty
    }

    @Test func `are written once, and never over another`() throws {
        try withWorld { world in
            world.record("a", host: "x", into: "h.sqlite")
            world.record("b", host: "y", into: "h.sqlite")
            let export = ["export", "--database", "h.sqlite", "--sessions", "s"]
            #expect(world.run(export + ["--host", "x"]) == .fine)
            #expect(world.output == "s: 1 session with 6 runs, all new.\n")
            #expect(world.run(export) == .fine)
            #expect(
                world.output == "s: 2 sessions with 12 runs: 1 file is new, 1 was there already.\n")
            let files = try world.tree("s")
            #expect(files.count == 2 && files.keys.allSatisfy { $0.hasPrefix("2026-11-20T") })
            #expect(world.run(export) == .fine)
            #expect(world.output == "s: 2 sessions with 12 runs, all there already.\n")
            #expect(try world.tree("s") == files)

            let first = try #require(files.keys.min())
            let text = try #require(files[first])
            for other in [text + "\n", "", String(text.dropLast())] {
                try world.write(other, to: "s/\(first)")
                #expect(world.run(export) == .failed)
                #expect(
                    world.errors == """
                        perfdb: "s/\(first)" holds something else than the history does of that \
                        session, and is left as it is.
                        Where the history is right, remove the file and export again.

                        """)
                #expect(world.text(of: "s/\(first)") == other)
            }
            #expect(world.run(export + ["--label", "none"]) == .fine)
            #expect(world.output == "s: no sessions; nothing was written.\n")
        }
    }

    @Test func `of two histories are one, and are asked like one`() throws {
        try withWorld { world in
            world.record("a", host: "x", into: "one.sqlite")
            world.record("b", host: "y", into: "two.sqlite")
            world.record("a", host: "y", into: "one.sqlite")
            world.record("a", host: "x", into: "two.sqlite")
            for one in ["two", "one"] {
                world.run("export", "--database", "\(one).sqlite", "--sessions", one)
                world.run("export", "--database", "\(one).sqlite", "--sessions", "both")
            }
            #expect(world.run("import", "--database", "three.sqlite", "two", "one") == .fine)
            #expect(
                world.output == """
                    two: 2 sessions with 12 runs; all are new in three.sqlite.
                    one: 2 sessions with 12 runs; all are new in three.sqlite.

                    """)
            #expect(world.run("import", "--database", "three.sqlite", "both") == .fine)
            #expect(
                world.output == "both: 4 sessions with 24 runs; all were already in three.sqlite.\n"
            )
            world.run("export", "--database", "three.sqlite", "--sessions", "three")
            let both = try world.tree("both")
            #expect(try world.tree("three") == both)

            let selections = [
                [], ["--host", "y"], ["--benchmark", "a"], ["--until", "2026-11-20T10:00Z"],
            ]
            for (number, words) in selections.enumerated() {
                let call = ["report", "--now", "2026-11-21"] + words + ["--out"]
                #expect(world.run(call + ["db\(number)", "--database", "three.sqlite"]) == .fine)
                let told = world.output.replacing("db\(number)", with: "x")
                #expect(world.run(call + ["files\(number)", "--from", "both"]) == .fine)
                #expect(world.output.replacing("files\(number)", with: "x") == told)
                let report = try world.tree("db\(number)")
                #expect(try world.tree("files\(number)") == report)
            }
        }
    }

    @Test func `are not stored at all where one has a mistake`() throws {
        try withWorld { world in
            let text = try everything()
            try world.write(text, to: "s/\(name)")
            try world.write(text.replacing("\"seed\":7", with: "\"seed\":-7"), to: "s/bad.jsonl")
            #expect(world.run("import", "s") == .failed)
            #expect(
                world.errors == """
                    perfdb: s/bad.jsonl, line 2, column 210 (session.seed): -7 is not possible here.
                    docs/formats.md describes these files.

                    """)
            #expect(world.text(of: ".perfdb/.gitignore") == nil)
            #expect(world.run("report", "--from", "s") == .failed)
            #expect(world.errors.contains("s/bad.jsonl, line 2, "))
            let newer = text.replacing("\"version\":1", with: "\"version\":2")
            try world.write(newer, to: "s/bad.jsonl")
            #expect(world.run("import", "s") == .failed)
            #expect(
                world.errors == """
                    perfdb: "s/bad.jsonl" was written by a newer perfdb (version 2 of its form; this \
                    one knows 1).
                    Update perfdb. Nothing was imported.

                    """)
        }
    }

    @Test func `that tell a session otherwise than it is there are refused`() throws {
        try withWorld { world in
            let text = try everything()
            try world.write(text, to: "s/\(name)")
            #expect(world.run("import", "s/\(name)") == .fine)
            try world.write(
                text.replacing("\"sys_ns\":2000000", with: "\"sys_ns\":2000001"), to: "o.jsonl")
            #expect(world.run("import", "o.jsonl", "s") == .failed)
            #expect(
                world.errors == """
                    perfdb: "o.jsonl" tells something else of the session 0b6d7a9e than what is there \
                    of it.
                    Leave one of the two out. Nothing was stored.

                    """)
            #expect(world.run("import", "s") == .fine)
            #expect(
                world.output
                    == "s: 1 session with 3 runs; it was already in .perfdb/history.sqlite.\n")
        }
    }

    @Test func `are asked for in words that can be wrong`() throws {
        try withWorld { world in
            world.record("a", host: "x", into: "h.sqlite")
            #expect(world.run("export", "--database", "h.sqlite") == .wrongUsage)
            #expect(
                world.errors.hasPrefix("perfdb: there is nowhere to write to.\nName a folder: "))
            #expect(world.run("export", "--sessions", "") == .wrongUsage)
            #expect(world.run("export", "--sessions", "-") == .wrongUsage)
            #expect(world.run("export", "--sessions", "s") == .failed)
            #expect(world.errors.hasPrefix("perfdb: there is no history at "))
            #expect(world.run("report", "--from", "s", "--database", "h.sqlite") == .wrongUsage)
            #expect(world.run("report", "--from", "") == .wrongUsage)
            #expect(world.run("report", "--from", "s") == .failed)
            #expect(world.errors == "perfdb: cannot read \"s\": No such file or directory.\n")
            try world.write("", to: "s/note.txt")
            #expect(world.run("import", "s") == .failed)
            #expect(world.errors.hasPrefix("perfdb: \"s\" holds no file of a session (*.jsonl).\n"))
            #expect(world.run("report", "--from", "s") == .fine)
            try world.write(everything(), to: "s/\(name)")
            #expect(world.run("import", "--label", "x", "s") == .wrongUsage)
            #expect(world.run("import", "--host", "x", "s/\(name)") == .wrongUsage)
            #expect(
                world.run("export", "--database", "h.sqlite", "--sessions", "s/note.txt") == .failed
            )
            #expect(world.errors.hasPrefix("perfdb: cannot write "))
        }
    }
}
