import Foundation
import PerfModel
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `A comparison` {
    private let levels = ["pack": 40.0, "sort": 100]

    /// Four sessions labelled before and four labelled after; sort takes half as long again.
    private func withTwo(_ body: (ScriptedContext, inout SessionFolder) throws -> Void) throws {
        try withWorld { world in
            var folder = SessionFolder(world, seed: 3)
            folder.label = "before"
            try folder.sessions(8, levels.merging(["gone": 1.0]) { $1 })
            folder.label = "after"
            try folder.sessions(8, ["pack": 40, "sort": 150, "new": 1])
            try body(world, &folder)
        }
    }

    @Test func `tells what matters first, and what could not be compared`() throws {
        try withTwo { world, _ in
            let words = ["compare", "--from", "perf", "label:before", "label:after"]
            #expect(world.run(words) == .fine)
            try expectGolden(world.output, named: "compare.txt")
            #expect(world.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
            #expect(world.output.contains("Not in the baseline: new."))
            #expect(world.output.contains("Only in the baseline: gone."))
            #expect(world.output.contains("the geometric mean of 2 paired configurations"))
            #expect(world.run(words + ["--format", "markdown"]) == .fine)
            try expectGolden(world.output, named: "compare.md")
        }
    }

    @Test func `takes bare names that mean one thing, and the newest sessions for HEAD`() throws {
        try withTwo { world, _ in
            #expect(world.run("compare", "--from", "perf", "before", "after") == .fine)
            #expect(world.output.contains("1 of 3 configurations regressed"))
            #expect(world.run("compare", "--from", "perf", "before") == .fine)
            #expect(world.output.contains("Candidate: c0ffee0, 1 session"))
            #expect(world.run("compare", "--from", "perf", "branch:main") == .fine)
            #expect(world.errors.contains("1 of BASE \"branch:main\" is left out"))
            #expect(world.run("compare", "--from", "perf", "time:2026-09-22..2026-09-25") == .fine)
            #expect(world.output.contains("Baseline: time:2026-09-22..2026-09-25, 4 sessions"))
            #expect(world.run("compare", "--from", "perf", "time:2026-09-23") == .fine)
            #expect(world.output.contains("Baseline: time:2026-09-23, 1 session"))
        }
    }

    @Test func `lists the readings of a name that has two`() throws {
        try withTwo { world, folder in
            folder.host = "before"
            try folder.session(levels)
            #expect(world.run("compare", "--from", "perf", "before") == .wrongUsage)
            #expect(
                world.errors == """
                    perfdb: BASE "before" may mean 2 things.
                    Write one of: label:before, host:before.

                    """)
            #expect(world.run("compare", "--from", "perf", "host:before") == .wrongUsage)
            #expect(world.errors.contains("are the same sessions"))
        }
    }

    @Test func `crosses hosts only where two are named`() throws {
        try withTwo { world, folder in
            (folder.host, folder.label) = ("fast", "after")
            try folder.sessions(8, ["pack": 20, "sort": 50])
            #expect(world.run("compare", "--from", "perf", "label:before", "host:fast") == .fine)
            #expect(world.output.contains("2 different-hosts"))
            #expect(world.run("compare", "--from", "perf", "host:bot", "host:fast") == .fine)
            #expect(!world.output.contains("different-hosts"))
            #expect(world.output.contains("regressed and 1 improved: pack, −"))
            #expect(world.output.contains("Host fast: 8 CPUs."))
        }
    }

    @Test func `takes runs for values of one session each, and says so`() throws {
        try withWorld { world in
            world.nextEnd = { _ in .took(milliseconds: 10) }
            world.run("record", "--benchmark", "sort", "-r", "10", "true")
            world.now = Instant(microseconds: world.now.microseconds + 60_000_000)
            world.nextEnd = { _ in .took(milliseconds: 20) }
            world.run("record", "--benchmark", "sort", "-r", "10", "true")
            #expect(world.run("compare", "session:00000000-0000-4000-8000-000000000001") == .fine)
            #expect(world.output.hasPrefix("sort: regressed, +100.0 %"))
            #expect(world.output.contains("Of one session a side the runs are the values."))
            #expect(world.output.contains("10 sessions before would."))
        }
    }

    @Test func `of what is not there says what is`() throws {
        try withTwo { world, _ in
            #expect(world.run("compare", "--from", "perf", "v9") == .wrongUsage)
            #expect(world.errors.contains("BASE \"v9\" is no commit, tag or branch here."))
            #expect(world.run("compare", "--from", "perf", "befor") == .wrongUsage)
            #expect(world.errors.contains("Did you mean \"label:before\"?"))
            #expect(world.run("compare", "--from", "perf", "label:x") == .failed)
            #expect(world.errors.contains("There are: "))
            #expect(world.run("compare") == .wrongUsage)
        }
    }
}
