import Foundation
import TestSupport
import Testing

@testable import PerfCommands

/// A folder of session files, before the newest session.
private func withSessions(
    seed: UInt64 = 1, _ body: (ScriptedContext, inout SessionFolder) throws -> Void
) throws {
    try withWorld { world in
        var folder = SessionFolder(world, seed: seed)
        try body(world, &folder)
    }
}

@Suite struct `A gate` {
    private let levels = ["pack": 40.0, "search": 10, "sort": 100]

    private func slower(_ factor: Double = 1.5) -> [String: Double] {
        levels.merging(["sort": 100 * factor]) { $1 }
    }

    @Test func `without anything to judge passes, unless a baseline is required`() throws {
        try withSessions { world, folder in
            try folder.session(levels)
            #expect(world.run("check", "--from", "perf") == .fine)
            #expect(world.output.hasPrefix("Nothing could be judged: 3 undecided (3 no-baseline)."))
            #expect(
                world.output.contains("Too few sessions to tell: 10 more sessions of the baseline"))
            #expect(world.run("check", "--from", "perf", "--require-baseline") == .nothingJudged)
            try folder.sessions(3, levels)
            #expect(world.run("check", "--from", "perf", "--require-baseline") == .nothingJudged)
            #expect(world.output.contains("3 too-few"))
            #expect(world.output.contains("7 more sessions of the baseline"))
            #expect(world.run("check", "--from", "perf", "--benchmark", "none") == .fine)
            let none = ["check", "--from", "perf", "--benchmark", "none", "--require-baseline"]
            #expect(world.run(none) == .nothingJudged)
        }
    }

    @Test func `fails where a benchmark is slower, and names it`() throws {
        try withSessions { world, folder in
            try folder.sessions(12, levels)
            #expect(world.run("check", "--from", "perf", "--require-baseline") == .fine)
            #expect(world.output.hasPrefix("None of 3 configurations regressed or improved"))
            try folder.session(slower())
            #expect(world.run("check", "--from", "perf") == .badNews)
            #expect(
                world.output.hasPrefix("1 of 3 configurations regressed and none improved: sort, +")
            )
            #expect(
                world.output.contains("Baseline: the sessions of main before, 12 sessions, from"))
            #expect(world.run("check", "--from", "perf", "--benchmark", "pack") == .fine)
            try expectCheckGoldens(world)
        }
    }

    private func expectCheckGoldens(_ world: ScriptedContext) throws {
        for (form, name) in [
            ("text", "check.txt"), ("markdown", "check.md"), ("json", "check.json"),
            ("csv", "check.csv"),
        ] {
            #expect(world.run("check", "--from", "perf", "--format", form) == .badNews)
            try expectGolden(world.output, named: name)
            if form == "text" {
                #expect(world.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
            }
        }
        let tree = try JSONSerialization.jsonObject(
            with: Data(
                contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                    .appendingPathComponent("Golden/check.json")))
        #expect((tree as? [String: Any])?["census"] != nil)
    }

    @Test func `holds an accepted level against what came after it alone`() throws {
        try withSessions { world, folder in
            try folder.sessions(12, levels)
            try folder.session(slower())
            #expect(world.run("import", "perf") == .fine)
            #expect(world.run("check") == .badNews)
            #expect(world.run("accept", "sort", "--reason", "overflow", "--author", "ada") == .fine)
            #expect(world.run("check") == .fine)
            #expect(world.output.contains("1 no-baseline"))
            #expect(world.run("undo", "last", "--author", "ada") == .fine)
            #expect(world.run("check") == .badNews)
        }
    }

    @Test func `passes where a benchmark is faster, and where less was asked for`() throws {
        try withSessions { world, folder in
            try folder.sessions(12, levels)
            try folder.session(slower(0.5))
            #expect(world.run("check", "--from", "perf") == .fine)
            #expect(
                world.output.hasPrefix("None of 3 configurations regressed and 1 improved: sort, −")
            )
            #expect(world.run("check", "--from", "perf", "--higher-is-better") == .badNews)
            try folder.session(slower(1.5))
            #expect(world.run("check", "--from", "perf") == .badNews)
            #expect(world.run("check", "--from", "perf", "--min-change", "80%") == .fine)
            #expect(world.run("check", "--from", "perf", "--min-delta", "90ms") == .fine)
            #expect(world.run("check", "--from", "perf", "--min-delta", "1ms") == .badNews)
            try world.write(
                """
                {"benchmarks": [{"name": "sort", "command": ["x"], "min-change": "90%"}]}
                """, to: "perfdb.json")
            #expect(world.run("check", "--from", "perf") == .fine)
            try world.write(
                """
                {"benchmarks": [{"name": "sort", "command": ["x"], "min-delta": "1s"}]}
                """, to: "perfdb.json")
            #expect(world.run("check", "--from", "perf") == .fine)
            try world.write("{\"benchmarks\": 1}", to: "perfdb.json")
            #expect(world.run("check", "--from", "perf") == .wrongUsage)
            #expect(world.errors.contains("perfdb.json"))
        }
    }

    @Test func `takes clean sessions of the default branch on the same host first`() throws {
        try withSessions { world, folder in
            try folder.sessions(31, levels)
            folder.branch = "topic"
            try folder.sessions(5, slower(3))
            folder.host = "other"
            try folder.sessions(5, slower(5))
            (folder.host, folder.branch, folder.isDirty) = ("bot", "main", true)
            try folder.sessions(5, slower(4))
            folder.isDirty = false
            try folder.session(slower())
            #expect(world.run("check", "--from", "perf") == .badNews)
            #expect(world.output.contains("the sessions of main before, 30 sessions, from"))
            #expect(!world.output.contains("different-hosts"))
            #expect(world.run("check", "--from", "perf", "--baseline", "branch:topic") == .fine)
            #expect(world.output.contains("Baseline: branch:topic, 10 sessions"))
            #expect(world.run("check", "--from", "perf", "--host", "other") == .fine)
            #expect(world.run("check", "--from", "perf", "--since", "2026-11-05") == .fine)
        }
    }

    @Test func `judges the sessions of the newest revision together`() throws {
        try withSessions { world, folder in
            try folder.sessions(20, levels)
            try folder.sessions(3, slower(1.12), commit: "a")
            #expect(world.run("check", "--from", "perf") == .badNews)
            #expect(world.output.contains("Candidate: aaaaaaa, 3 sessions, from"))
            folder.isDirty = true
            try folder.session(levels, commit: "a")
            #expect(world.run("check", "--from", "perf") == .fine)
            #expect(world.output.contains("Candidate: aaaaaaa-dirty, 1 session"))
        }
    }

    @Test func `of one commit alone judges the newest session by those before`() throws {
        try withSessions { world, folder in
            try folder.sessions(12, levels, commit: "a")
            try folder.session(slower(), commit: "a")
            #expect(world.run("check", "--from", "perf") == .badNews)
        }
    }

    /// A slice of the simulation that docs/statistics.md quotes.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `does not cry wolf, and finds what is slow`(seed: UInt64) throws {
        try withSessions(seed: seed) { world, folder in
            let many = Dictionary(uniqueKeysWithValues: (0..<20).map { ("b\($0)", 50.0) })
            try folder.sessions(15, many)
            #expect(world.run("check", "--from", "perf") == .fine)
            try folder.session(many.merging(["b7": 75.0]) { $1 })
            #expect(world.run("check", "--from", "perf") == .badNews)
            #expect(world.output.contains(" b7, +"))
        }
    }

    @Test(arguments: [
        (["--alpha", "0"], "a number above 0 and below 1"), (["--alpha", "1"], "below 1"),
        (["--min-delta", "soon"], "a time such as 1ms"), (["--min-change", "x"], "share"),
        (["--metric", "tiem"], "Did you mean \"time\"?"),
    ])
    func `refuses what it cannot judge by`(words: [String], says: String) throws {
        try withSessions { world, folder in
            try folder.session(levels)
            #expect(world.run(["check", "--from", "perf"] + words) == .wrongUsage)
            #expect(world.errors.contains(says), "\(world.errors)")
        }
    }
}
