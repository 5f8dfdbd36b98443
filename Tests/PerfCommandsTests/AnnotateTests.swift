import Foundation
import PerfModel
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

/// Two sessions an hour apart: three runs each of `sort` and `find`, the first two warm-ups.
private func withHistory(_ body: (ScriptedContext) throws -> Void) throws {
    try withWorld { world in
        world.environment["USER"] = "ada"
        for benchmark in ["sort", "find"] {
            world.run(
                "record", "--benchmark", benchmark, "--workers", "1,2", "-r", "3", "-w", "1", "--",
                "true")
            world.now = world.now.adding(hours: 1)
        }
        try body(world)
    }
}

extension ScriptedContext {
    /// The fields of each annotation, by the names of columns.
    fileprivate func annotations() throws -> [[String: Any]] {
        #expect(run("list", "annotations", "--format", "json") == .fine, "\(errors)")
        let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return try #require(value as? [[String: Any]])
    }

    /// The medians' table of a benchmark.
    fileprivate func runs(of benchmark: String) -> String {
        run("show", benchmark, "--format", "csv")
        return output
    }
}

@Suite struct `Mark` {
    @Test func `tells a moment, a session or a revision, with the user as author`() throws {
        try withHistory { world in
            #expect(world.run("mark", "new", "compiler", "--benchmark", "s*") == .fine)
            #expect(
                world.output == "marked 00000000: 2026-11-20 10:00 UTC: \"new compiler\".\n")
            #expect(
                world.run("mark", "moved", "--at", "2026-11-13", "--author", "Bo <b@c>") == .fine)
            #expect(world.run("mark", "fan", "--session", "last", "--host", "lab") == .fine)
            #expect(world.output.contains("session 00000000 (2026-11-20 09:00 UTC): \"fan\""))
            let said = try world.annotations()
            #expect(said.map { $0["author"] as? String } == ["ada", "Bo <b@c>", "ada"])
            #expect(said.map { $0["words"] as? String } == ["new compiler", "moved", "fan"])
            #expect(
                said.map { $0["at"] as? String } == [
                    "2026-11-20T10:00:00Z", "2026-11-13T00:00:00Z", nil,
                ])
            #expect(said[0]["benchmark_pattern"] as? String == "s*")
            #expect(said[2]["host_pattern"] as? String == "lab")
            #expect((said[2]["session"] as? String)?.hasSuffix("2") ?? false)
        }
    }

    @Test func `finds the first clean session of a revision, and says which there are`() throws {
        try withWorld { world in
            try world.makeWorkTree()
            let first = try world.git("rev-parse", "HEAD")
            world.run("record", "--benchmark", "a", "true")
            world.now = world.now.adding(hours: 1)
            world.run("record", "--benchmark", "a", "true")
            try world.git("tag", "v1")
            #expect(world.run("mark", "released", "--revision", "v1") == .fine, "\(world.errors)")
            #expect(world.output.contains("session 00000000 (2026-11-20 08:00 UTC)"))
            #expect(try world.annotations()[0]["author"] as? String == "Ada <ada@example.org>")
            try world.commit("Later")
            #expect(world.run("mark", "later", "--revision", "HEAD") == .failed)
            #expect(
                world.errors == """
                    perfdb: --revision "HEAD" is no session and no recorded revision here.
                    There are: \(first.prefix(7)).

                    """)
        }
    }

    @Test(
        arguments: [
            (["mark"], "WORDS"), (["mark", " "], "WORDS says nothing."),
            (["mark", "a", "--at", "v1"], "is not a moment"),
            (["mark", "a", "--at", "2026-02-30"], "--at"),
            (["mark", "a", "--session", "x"], "no session \"x\""),
            (["mark", "a", "--session", "0000"], "begins the id of 2 sessions"),
            (["mark", "a", "--session", "last", "--at", "now"], "--at and --session exclude"),
            (["mark", "a", "--host", ""], "--host is empty"),
            (["mark", "a", "--session", "last", "--benchmark", "x"], "no session \"last\""),
            (["mark", "a", "--author", " "], "--author is empty"),
            (["exclude", "last"], "perfdb exclude needs a reason."),
            (["exclude", "last", "--reason", ""], "--reason says nothing."),
            (["exclude", "last:0", "--reason", "r"], "names no positions"),
            (["exclude", "last:5-3", "--reason", "r"], "names no positions"),
            (["exclude", "last:3-5-7", "--reason", "r"], "names no positions"),
            (["exclude", "last:", "--reason", "r"], "names no positions"),
            (["exclude", "last:9-12", "--reason", "r"], "Its positions are 1 to 8."),
            (["exclude", "last:1", "nothing", "--reason", "r"], "no session \"nothing\""),
            (["exclude", "last", "--benchmark", "so*", "--reason", "r"], "There are: find."),
            (["accept", "sort"], "perfdb accept needs a reason."),
            (["accept", "sotr", "--reason", "r"], "Did you mean \"sort\"?"),
            (["accept", "sort", "--at", "v9", "--reason", "r"], "--at \"v9\" is no session"),
            (["accept", "sort", "--host", "x", "--reason", "r"], "--at \"last\" is no session"),
            (["undo", "last"], "there is nothing to undo"),
            (["undo", "77"], "no annotation \"77\""),
        ] as [([String], String)])
    func `changes nothing where something is wrong, and says what`(
        words: [String], sentence: String
    ) throws {
        try withHistory { world in
            #expect(world.run(words) != .fine)
            #expect(world.errors.contains(sentence), "\(world.errors)")
            #expect(world.output == "")
            let said = try world.annotations()
            #expect(said.isEmpty)
        }
    }

    @Test func `needs a history and somebody who speaks`() throws {
        try withWorld { world in
            #expect(world.run("mark", "a", "--author", "b") == .failed)
            #expect(world.errors.contains("there is no history"))
            #expect(world.text(of: ".perfdb/.gitignore") == nil)
            world.environment["GIT_CONFIG_NOSYSTEM"] = "1"
            #expect(world.run("mark", "a") == .failed)
            #expect(world.errors.contains("Give --author."))
        }
    }
}

@Suite struct `Exclude and undo` {
    @Test func `take runs out of what is shown, and let them count again`() throws {
        try withHistory { world in
            let before = world.runs(of: "find")
            #expect(
                world.run("exclude", "last:3-4", "last:8", "--reason", "a backup ran") == .fine)
            #expect(
                world.output == """
                    excluded 00000000: 2 runs of find, session 00000000 (2026-11-20 09:00 UTC): "a backup ran".
                    excluded 00000000: 1 run of find, session 00000000 (2026-11-20 09:00 UTC): "a backup ran".

                    """)
            #expect(world.runs(of: "find") != before)
            #expect(world.run("undo", "last", "--reason", "it did not") == .fine)
            #expect(world.output.split(separator: "\n").count == 2)
            #expect(world.output.contains("exclusion 00000000, \"a backup ran\"."))
            #expect(world.runs(of: "find") == before)
            #expect(world.run("undo", "last") == .failed)
            let said = try world.annotations()
            #expect(
                said.map { $0["kind"] as? String } == [
                    "exclusion", "exclusion", "undoing", "undoing",
                ])
            #expect(said.map { $0["state"] as? String } == ["undone", "undone", nil, nil])
            let first = try #require(said[0]["annotation"] as? String)
            #expect(world.run("undo", first) == .failed)
            #expect(world.errors.contains("was undone already"))
            let undoing = try #require(said[2]["annotation"] as? String)
            #expect(world.run("undo", undoing) == .failed)
            #expect(world.errors.contains("is an undoing, and stays"))
            #expect(world.run("undo", "0000") == .failed)
            #expect(world.errors.contains("begins the id of 4 annotations"))
        }
    }

    @Test func `say in the report how many runs do not count, and why`() throws {
        try withHistory { world in
            world.run("exclude", "last", "--benchmark", "f*", "--reason", "a backup ran")
            #expect(world.run("report") == .fine)
            let page = try #require(world.text(of: "reports/latest/README.md"))
            #expect(page.contains("6 runs excluded (a backup ran)"))
            #expect(page.contains("(ada, 2026-11-20)"))
        }
    }

    @Test(arguments: ["text", "json", "csv", "markdown"])
    func `list what was said`(format: String) throws {
        try withHistory { world in
            world.run("mark", "new compiler", "--at", "2026-11-19", "--host", "ci-*")
            world.now = world.now.adding(hours: 1)
            world.run("exclude", "last:3-5", "--benchmark", "f*", "--reason", "a | backup")
            world.now = world.now.adding(hours: 1)
            world.run("accept", "sort", "--reason", "checks overflow")
            world.now = world.now.adding(hours: 1)
            world.run("undo", "last")
            #expect(world.run("list", "annotations", "--format", format) == .fine)
            try expectGolden(world.output, named: "list-annotations.\(format)")
        }
    }

    @Test(
        arguments: [
            (["--since", "2026-11-20T08:30Z"], ["exclusion"]),
            (["--until", "2026-11-19"], ["mark"]),
            (["--benchmark", "sort"], ["mark", "acceptance", "undoing"]),
            (["--host", "elsewhere"], ["mark"]),
            ([], ["mark", "exclusion", "acceptance", "undoing"]),
        ] as [([String], [String])])
    func `list what is about a part of the history`(filter: [String], kinds: [String]) throws {
        try withHistory { world in
            world.run("mark", "new compiler", "--at", "2026-11-19")
            world.run("exclude", "last", "--benchmark", "f*", "--reason", "r")
            world.now = world.now.adding(hours: 1)
            world.run("accept", "sort", "--reason", "r")
            world.now = world.now.adding(hours: 1)
            world.run("undo", "last")
            world.run(["list", "annotations", "--format", "json"] + filter)
            let value = try JSONSerialization.jsonObject(with: Data(world.output.utf8))
            let said = try #require(value as? [[String: Any]])
            #expect(said.compactMap { $0["kind"] as? String } == kinds)
        }
    }
}

@Suite struct `Accept` {
    @Test func `begins a new level at the newest session, or at the one that is named`() throws {
        try withHistory { world in
            #expect(world.run("accept", "sort", "--reason", "r") == .fine)
            #expect(
                world.output
                    == "accepted 00000000: sort from session 00000000 (2026-11-20 08:00 UTC) on: \"r\".\n"
            )
            #expect(world.run("accept", "*", "--reason", "r", "--host", "la?") == .fine)
            #expect(world.output.contains("find, sort from session 00000000 (2026-11-20 09:00"))
            let id = try #require(try world.annotations()[0]["session"] as? String)
            #expect(world.run("accept", "sort", "--at", "session:\(id)", "--reason", "r") == .fine)
            #expect(world.run("accept", "sort", "--at", "0000", "--reason", "r") == .fine)
            #expect(world.run("accept", "*", "--at", "0000", "--reason", "r") == .wrongUsage)
            #expect(world.errors.contains("--at \"0000\" may mean 2 things."))
        }
    }

    @Test func `finds a revision by its tag or the beginning of its hash`() throws {
        try withWorld { world in
            try world.makeWorkTree()
            let hash = try world.git("rev-parse", "HEAD")
            world.run("record", "--benchmark", "a", "true")
            try world.git("tag", "v1")
            for name in ["v1", "rev:v1", String(hash.prefix(9)), "rev:\(hash)"] {
                #expect(
                    world.run("accept", "a", "--at", name, "--reason", "r") == .fine,
                    "\(name): \(world.errors)")
            }
        }
    }

    @Test func `refuses a session that does not say when it started`() throws {
        try withWorld { world in
            world.environment["USER"] = "ada"
            try world.write(
                "{\"results\": [{\"command\": \"a\", \"mean\": 1, \"times\": [1, 2]}]}",
                to: "old.json")
            #expect(world.run("import", "old.json") == .fine, "\(world.errors)")
            #expect(world.run("accept", "a", "--reason", "r") == .failed)
            #expect(world.errors.contains("does not say when it started"), "\(world.errors)")
        }
    }
}
