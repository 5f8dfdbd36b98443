import Foundation
import PerfInterchange
import PerfModel

import Subprocess
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

/// Files of annotations, in which every column has a value.
private func annotationFile(_ number: Int, _ members: String) -> String {
    """
    {"format":{"name":"perfdb-annotation","version":1}}
    {"annotation":{"uuid":"00000000-0000-4000-8000-00000000000\(number)",\(members)}}

    """
}

private let session = "0b6d7a9e-51c4-4f0e-9a68-3f2f1c5d7e10"

private let exclusion = annotationFile(
    1,
    "\"kind\":\"exclusion\",\"words\":\"swapping\",\"author\":\"Ada\",\"created_at_us\":1,"
        + "\"session\":\"\(session)\",\"first_position\":2,\"last_position\":2")
private let acceptance = annotationFile(
    2,
    "\"kind\":\"acceptance\",\"words\":\"new\",\"author\":\"Ada\",\"created_at_us\":2,"
        + "\"benchmarks\":[\"index\"],\"at_us\":5")
private let undoing = annotationFile(
    3,
    "\"kind\":\"undoing\",\"words\":\"wrong\",\"author\":\"Bo\",\"created_at_us\":3,"
        + "\"undoes\":\"00000000-0000-4000-8000-000000000002\"")
private let mark = annotationFile(
    4,
    "\"kind\":\"mark\",\"words\":\"compiler\",\"author\":\"Bo\",\"created_at_us\":4,\"at_us\":5,"
        + "\"benchmark_pattern\":\"i*\",\"host_pattern\":\"c*\"")

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
            try world.write(exclusion, to: "in/a.jsonl")
            try world.write(acceptance, to: "in/b.jsonl")
            try world.write(undoing, to: "in/c.jsonl")
            try world.write(mark, to: "in/d.jsonl")
            #expect(world.run("import", "--database", "h.sqlite", "in") == .fine)
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

@Suite struct `The files of annotations` {
    @Test func `come back as they were, beside the sessions or alone, and twice is once`() throws {
        try withWorld { world in
            for (name, text) in [
                ("a", exclusion), ("b", acceptance), ("c", undoing), ("d", mark),
            ] { try world.write(text, to: "in/\(name).jsonl") }
            #expect(world.run("import", "--database", "h.sqlite", "in") == .fine)
            #expect(world.output == "in: 4 annotations; all are new in h.sqlite.\n")
            #expect(world.run("import", "--database", "h.sqlite", "in", "in/a.jsonl") == .fine)
            #expect(
                world.output == """
                    in: 4 annotations; all were already in h.sqlite.
                    in/a.jsonl: 1 annotation; it was already in h.sqlite.

                    """)
            #expect(world.run("export", "--database", "h.sqlite", "--sessions", "out") == .fine)
            #expect(
                world.output == """
                    out: no sessions.
                    out: 4 annotations, all new.

                    """)
            try world.write(try everything(), to: "in/\(name)")
            world.run("import", "--database", "h.sqlite", "in")
            #expect(world.run("export", "--database", "h.sqlite", "--sessions", "out") == .fine)
            #expect(
                world.output == """
                    out: 1 session with 3 runs, all new.
                    out: 4 annotations, all there already.

                    """)
            let texts = Set(try world.tree("out").values)
            #expect(texts == Set([try everything(), exclusion, acceptance, undoing, mark]))
        }
    }

    @Test func `are refused where the history holds one otherwise, and nothing is stored`() throws {
        try withWorld { world in
            try world.write(mark, to: "d.jsonl")
            world.run("import", "--database", "h.sqlite", "d.jsonl")
            try world.write(
                mark.replacingOccurrences(of: "compiler", with: "kernel"), to: "d.jsonl")
            try world.write(exclusion, to: "a.jsonl")
            #expect(world.run("import", "--database", "h.sqlite", "a.jsonl", "d.jsonl") == .failed)
            #expect(world.errors.contains("tells annotation 00000000 otherwise"))
            world.run("list", "annotations", "--database", "h.sqlite", "--format", "csv")
            #expect(world.output.contains("compiler") && !world.output.contains("swapping"))
        }
    }

    @Test func `make a report of the files what it is of the history`() throws {
        try withWorld { world in
            for benchmark in ["a", "a", "a"] {
                world.record(benchmark, host: "x", into: "h.sqlite")
            }
            world.environment["USER"] = "ada"
            let database = ["--database", "h.sqlite"]
            let calls = [
                ["exclude", "last:1-2", "--reason", "a | b"],
                ["exclude", "last:3", "--reason", "c"],
                ["undo", "last"], ["mark", "new", "compiler", "--at", "2026-11-20T08:30Z"],
                ["accept", "a", "--reason", "d"],
            ]
            for call in calls {
                #expect(world.run(call + database) == .fine, "\(world.errors)")
                world.now = world.now.adding(hours: 1)
            }
            world.run(["export", "--sessions", "s"] + database)
            #expect(world.output.hasSuffix("s: 5 annotations, all new.\n"))
            let forms = ["--format", "markdown,html,json"]
            #expect(world.run(["report", "--out", "one"] + forms + database) == .fine)
            #expect(world.run(["report", "--out", "two", "--from", "s"] + forms) == .fine)
            let one = try world.tree("one")
            #expect(try world.tree("two") == one)
            #expect(one["README.md"]?.contains("2 runs excluded (a \\| b)") ?? false)
        }
    }
}
