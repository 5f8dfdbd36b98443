import Foundation
import PerfModel
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

/// Three sessions of two benchmarks on two hosts.
private func withThreeSessions(_ body: (ScriptedContext) throws -> Void) throws {
    try withWorld { world in
        try world.at("2026-11-01T10:00")
        world.run("record", "--benchmark", "sort", "-r", "3", "-w", "1", "--", "true", "a")
        try world.at("2026-11-10T10:00")
        world.run(
            "record", "--benchmark", "sort", "--label", "big", "--host", "pool", "--workers",
            "1,2", "-r", "2", "--", "true", "a")
        try world.at("2026-11-19T10:00")
        world.nextEnd = { _ in .took(milliseconds: 10, status: 1) }
        world.run("record", "--benchmark", "find *", "-r", "1", "--", "true", "b")
        world.nextEnd = { _ in .took(milliseconds: 10) }
        try world.at("2026-11-20T08:00")
        try body(world)
    }
}

@Suite struct `List` {
    @Test(arguments: ["benchmarks", "sessions", "hosts"], ["text", "json", "csv", "markdown"])
    func `prints each subject in each form`(subject: String, format: String) throws {
        try withThreeSessions { world in
            #expect(world.run("list", subject, "--format", format) == .fine)
            try expectGolden(world.output, named: "list-\(subject).\(format)")
            #expect(world.errors == "")
        }
    }

    @Test(arguments: [
        ([], ["find *", "pool", "lab"], "2 3 2"),
        (["--benchmark", "sort"], ["sort"], "1 2 2"),
        (["--benchmark", "s*"], ["sort"], "1 2 2"),
        (["--benchmark", "[!s]*"], ["find *"], "1 1 1"),
        (["--host", "po?l"], ["pool"], "1 1 1"),
        (["--label", "big"], ["big"], "1 1 1"),
        (["--since", "2w"], ["find *", "pool"], "2 2 2"),
        (["--until", "2w"], ["lab"], "1 1 1"),
        (["--since", "2w", "--until", "3d"], ["pool"], "1 1 1"),
        (["--since", "2w", "--host", "lab"], ["find *"], "1 1 1"),
        (["--host", "lab", "--label", "big"], [], "0 0 0"),
    ])
    func `narrows by each filter`(filters: [String], names: [String], counts: String) throws {
        try withThreeSessions { world in
            var found: [String] = []
            var told = ""
            for subject in ["benchmarks", "sessions", "hosts"] {
                #expect(world.run(["list", subject, "--format", "csv"] + filters) == .fine)
                let rows = world.output.split(separator: "\r\n").dropFirst()
                found.append(String(rows.count))
                told += world.output
                let note = "perfdb: note: nothing in the history fits.\n"
                #expect(world.errors == (rows.isEmpty ? note : ""))
            }
            #expect(found.joined(separator: " ") == counts)
            for name in names { #expect(told.contains(name)) }
        }
    }

    @Test func `reads the history that was named`() throws {
        try withWorld { world in
            world.run("record", "--database", "a.sqlite", "--benchmark", "one", "true")
            world.environment["PERFDB_DATABASE"] = "b.sqlite"
            world.run("record", "--benchmark", "two", "true")
            world.run("list", "--format", "csv")
            #expect(world.output.contains("two") && !world.output.contains("one"))
            world.run("list", "--format", "csv", "--database", "a.sqlite")
            #expect(world.output.contains("one") && !world.output.contains("two"))
            #expect(world.text(of: ".perfdb/.gitignore") == nil)
        }
    }
}

@Suite struct `Show` {
    @Test(arguments: ["text", "json", "csv", "markdown"])
    func `tells each configuration's newest session on each host`(format: String) throws {
        try withThreeSessions { world in
            world.run("record", "--benchmark", "sort", "--workers", "2", "-r", "7", "--", "true")
            #expect(world.run("show", "sort", "--format", format) == .fine)
            try expectGolden(world.output, named: "show-benchmark.\(format)")
            #expect(world.errors == "")
        }
    }

    @Test(arguments: [
        (["session", "last"], 3), (["session", "00000000-0000-4000-8000-000000000002"], 2),
        (["session", "00000000-0000-4000-8000-000000000002", "--benchmark", "s*"], 2),
        (["session", "last", "--host", "pool"], 2), (["session", "last", "--until", "2w"], 1),
        (["session", "000", "--label", "b*"], 2),
    ])
    func `finds the session that was meant`(words: [String], number: Int) throws {
        try withThreeSessions { world in
            #expect(world.run(["show"] + words) == .fine)
            let id = "00000000-0000-4000-8000-00000000000\(number)"
            #expect(world.output.hasPrefix("session     \(id)\n"))
        }
    }

    @Test(arguments: [
        (
            ["show", "srot"],
            """
            no benchmark named "srot" in this part of the history. Did you mean "sort"?
            `perfdb list` shows the benchmarks there are.
            """, PerfCommands.ExitStatus.failed
        ),
        (
            ["show", "session"],
            """
            no benchmark named "session" in this part of the history.
            `perfdb show session last` shows the newest session.
            """, .failed
        ),
        (
            ["show", "sort", "--host", "elsewhere"],
            """
            no benchmark named "sort" in this part of the history.
            `perfdb list` shows the benchmarks there are.
            """, .failed
        ),
        (
            ["show", "session", "fff"],
            """
            no session "fff" in this part of the history.
            `perfdb list sessions` shows them; the beginning of an id is enough.
            """, .failed
        ),
        (
            ["show", "session", "0000"],
            """
            "0000" begins the id of 3 sessions.
            Write more of it: 00000000-0000-4000-8000-000000000001, \
            00000000-0000-4000-8000-000000000002, 00000000-0000-4000-8000-000000000003.
            """, .failed
        ),
    ])
    func `says what it does not find`(
        words: [String], says: String, status: PerfCommands.ExitStatus
    ) throws {
        try withThreeSessions { world in
            #expect(world.run(words) == status)
            #expect(world.errors == "perfdb: \(says)\n")
            #expect(world.output == "")
        }
    }

    @Test(arguments: [
        (["session", "last", "more"], "more"), (["sort", "find *"], "find *"),
    ])
    func `names the word that is too many`(words: [String], extra: String) throws {
        try withThreeSessions { world in
            #expect(world.run(["show"] + words) == .wrongUsage)
            #expect(
                world.errors.hasPrefix("perfdb: there is a word too many: \"\(extra)\".\nUsage:"))
        }
    }

    @Test func `takes a benchmark's name as it is, not as a pattern`() throws {
        try withThreeSessions { world in
            #expect(world.run("show", "find *") == .fine)
            #expect(world.output.contains("1 of 1 run did not end ok."))
            #expect(world.run("show", "so*") == .failed)
        }
    }
}
