import Foundation
import PerfModel
import PerfStore
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `The chart of show` {
    /// A history with one session of two configurations, one run of which failed.
    private func withHistory(_ body: (ScriptedContext) throws -> Void) throws {
        try withWorld { world in
            var calls = 0
            world.nextEnd = { _ in
                calls += 1
                return .took(milliseconds: 10 + Double(calls % 5), status: calls == 9 ? 1 : 0)
            }
            world.run(
                "record", "--benchmark", "sort", "--workers", "1,2", "-r", "8", "-w", "1",
                "--ignore-failure", "--", "true")
            try body(world)
        }
    }

    @Test func `is written beside the text, in the colours that are asked for`() throws {
        try withHistory { world in
            #expect(world.run("show", "sort") == .fine)
            let text = world.output
            #expect(world.run("show", "sort", "--chart", "runs.svg") == .fine)
            #expect(world.output == text && world.errors == "")
            let auto = try #require(world.text(of: "runs.svg"))
            #expect(auto.hasPrefix("<!-- perfdb chart · runs -->\n<svg"))
            #expect(auto.contains("prefers-color-scheme"))
            #expect(auto.contains("hollow = 2 warm-ups"), "\(auto)")
            #expect(world.run("show", "sort", "--chart", "runs.svg", "--theme", "dark") == .fine)
            let dark = try #require(world.text(of: "runs.svg"))
            #expect(dark != auto && !dark.contains("prefers-color-scheme"))
        }
    }

    @Test func `is all that standard output carries with a dash`() throws {
        try withHistory { world in
            #expect(world.run("show", "session", "last", "--chart", "runs.svg") == .fine)
            let file = try #require(world.text(of: "runs.svg"))
            #expect(world.run("show", "session", "last", "--chart", "-") == .fine)
            #expect(world.output == file)
            #expect(world.text(of: "-") == nil)
        }
    }

    @Test func `leaves alone what perfdb did not draw, charts of reports and the history`() throws {
        try withHistory { world in
            let report = "<!-- perfdb report · charts/sort.svg -->\n<svg/>"
            for text in ["mine", "", report, "x\n<!-- perfdb chart · runs -->"] {
                try world.write(text, to: "file.svg")
                #expect(world.run("show", "sort", "--chart", "file.svg") == .failed)
                #expect(
                    world.errors == """
                        perfdb: "file.svg" is no chart by perfdb and is left as it is.
                        Name another file with --chart, or move the file away.

                        """)
                #expect(world.text(of: "file.svg") == text)
                #expect(world.output == "")
            }
            for name in [".perfdb/history.sqlite", ".perfdb/../.perfdb/history.sqlite"] {
                #expect(world.run("show", "sort", "--chart", name) == .failed)
                #expect(
                    world.errors
                        == "perfdb: --chart \"\(name)\" is the history.\nName another file.\n")
            }
            #expect(world.run("show", "sort", "--chart", ".perfdb") == .failed)
            #expect(world.errors.hasPrefix("perfdb: cannot write \".perfdb\": "))
            #expect(world.run("show", "sort") == .fine)
        }
    }

    @Test(arguments: [
        (["--chart", ""], "--chart is empty.\nLeave it out or give it a name."),
        (
            ["--theme", "dark"],
            "--theme needs --chart.\nGive both, or leave --theme out."
        ),
    ])
    func `is asked for with a name`(options: [String], says: String) throws {
        try withHistory { world in
            #expect(world.run(["show", "sort"] + options) == .wrongUsage)
            #expect(world.errors.hasPrefix("perfdb: \(says)"), "\(world.errors)")
        }
    }

    @Test func `has no more rows than anybody looks at`() throws {
        try withWorld { world in
            world.run(
                "record", "--benchmark", "sort", "--workers", "1..41", "-r", "1", "--", "true")
            #expect(world.run("show", "sort", "--chart", "runs.svg") == .failed)
            #expect(
                world.errors == """
                    perfdb: these are 41 configurations, and a chart of runs has at most 40 rows.
                    Choose benchmarks with --benchmark; `perfdb report` draws all of them.

                    """)
            #expect(world.text(of: "runs.svg") == nil)
            #expect(world.output == "")
        }
    }
}

@Suite struct `Lines of characters` {
    /// A session a day of `sort` whose times grow, and one session of `find`.
    private func withSessions(
        _ count: Int, names: [String] = ["sort", "find"], _ body: (ScriptedContext) throws -> Void
    ) throws {
        try withWorld { world in
            for number in 0..<count {
                world.now = Instant(microseconds: 1_795_161_600_000_000).adding(
                    hours: Int64(number * 24))
                world.nextEnd = { _ in .took(milliseconds: 10 + Double(number)) }
                world.run("record", "--benchmark", names[0], "-r", "1", "--", "true")
            }
            world.run("record", "--benchmark", names[1], "-r", "1", "--", "true")
            try body(world)
        }
    }

    private func line(_ name: String, of world: ScriptedContext) throws -> String {
        String(
            try #require(world.output.split(separator: "\n").first { $0.hasPrefix(name) }))
    }

    @Test func `show where a benchmark went, and nothing for a single session`() throws {
        try withSessions(8) { world in
            world.run("list")
            #expect(
                world.output.hasPrefix(
                    "benchmark  configurations  sessions  runs  last (UTC)        trend"))
            let (sort, find) = try (line("sort", of: world), line("find", of: world))
            #expect(sort.hasSuffix("  ▁▂▃▄▅▆▇█"), "\(world.output)")
            #expect(find.hasSuffix("  –"), "\(world.output)")
            world.run("list", "--format", "json")
            #expect(world.output.contains("\"trend\" : [\n      0.01,\n      0.011,"))
            world.run("list", "--format", "csv")
            #expect(!world.output.contains("trend"))
            world.run("list", "--format", "markdown")
            #expect(world.output.contains("▁▂▃▄▅▆▇█"))
            world.run("list", "--benchmark", "find")
            #expect(!world.output.contains("trend"))
        }
    }

    @Test(arguments: [
        (80, "sort", 19, true), (70, "sort", 9, true), (69, "sort", 8, true),
        (68, "sort", 20, false), (53, "sort", 8, false),
    ])
    func `take the room that there is`(
        width: Int, name: String, characters: Int, hasConfigurations: Bool
    ) throws {
        try withSessions(22, names: [name, "find"]) { world in
            world.columns = width
            world.run("list")
            let row = try line(name, of: world)
            #expect(row.count(where: { "▁▂▃▄▅▆▇█".contains($0) }) == characters, "\(world.output)")
            #expect(world.output.contains("configurations") == hasConfigurations)
            #expect(row.count <= width)
        }
    }

    @Test func `show the runs of a configuration in their order where a terminal has room`() throws
    {
        try withWorld { world in
            var calls = 0
            world.nextEnd = { _ in
                calls += 1
                return .took(milliseconds: calls == 1 ? 50 : 10)
            }
            world.run("record", "--benchmark", "sort", "-r", "8", "--", "true")
            world.run("show", "sort")
            #expect(!world.output.contains("runs in order"))
            world.columns = 79
            world.run("show", "sort")
            let isShown = world.output.contains("runs in order")
            world.columns = 120
            world.run("show", "sort")
            #expect(world.output.contains("runs in order"))
            #expect(world.output.contains("█▁▁▁▁▁▁▁\n"), "\(world.output)")
            world.columns = 40
            world.run("show", "sort")
            #expect(!world.output.contains("runs in order") || isShown)
        }
    }
}
