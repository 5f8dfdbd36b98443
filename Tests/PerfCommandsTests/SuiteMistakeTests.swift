import Foundation
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `A mistake in a suite's file` {
    /// Files that are none, a mistake in each.
    private static let files = [
        #"{"benchmarks": [}"#,
        #"{"benchmarks" []}"#,
        #"{benchmarks: []}"#,
        "{\n  // A comment.\n  \"name\": \"a\n\"}",
        "{ /* no end",
        #"{"name": "\q"}"#,
        "{\"name\": \"\u{1B}\"}",
        #"{"runs": 1.}"#,
        "{\"runs\": 1,\n \"runs\": 2}",
        String(repeating: "[", count: 300),
        "{} more",
        "",
        "[]",
        "{}",
        #"{"benchmark": []}"#,
        #"{"benchmarks": []}"#,
        #"{"benchmarks": {}}"#,
        #"{"benchmarks": [1]}"#,
        #"{"name": "", "benchmarks": [{"name": "a", "command": ["true"]}]}"#,
        #"{"runs": 0, "benchmarks": [{"name": "a", "command": ["true"]}]}"#,
        #"{"runs": "6", "benchmarks": [{"name": "a", "command": ["true"]}]}"#,
        #"{"timeout": "soon", "benchmarks": [{"name": "a", "command": ["true"]}]}"#,
        #"{"timeout": [], "benchmarks": [{"name": "a", "command": ["true"]}]}"#,
        #"{"benchmarks": [{"name": "a"}]}"#,
        #"{"benchmarks": [{"name": null, "command": ["true"]}]}"#,
        #"{"benchmarks": [{"name": "a", "command": "true"}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true", 1]}]}"#,
        #"{"benchmarks": [{"name": "a", "comand": ["true"]}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true"], "workers": [1, "x"]}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true"], "workers": true}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true"], "load": "high=0"}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true"], "load": [{}]}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true"], "expect": "timedout"}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true"], "expect": "timed-out"}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true"], "parameters": {"token": "x"}}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true"], "parameters": {"scale": 1}}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true"], "parameters": {"load": 1}}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["x"], "runtime": "r", "interpreter": "p"}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true", "{workers}"]}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["true"], "service": ["s", "{interpreter}"]}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["echo", "{worker}"], "workers": [1]}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["x"]}, {"name": "a", "command": ["y"]}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["x"]}], "charts": [{"name": "A/b"}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["x"]}], "charts": [{"name": "c"}, {"name": "c"}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["x"]}], "charts": [{"name": "c", "x": "worker"}]}"#,
        #"{"benchmarks": [{"name": "a", "command": ["x"]}], "charts": [{"name": "c", "kind": "line"}]}"#,
        #"{"benchmarks": [{"name": "ab", "command": ["x"]}], "charts": [{"name": "c", "filter": {"benchmark": "ac"}}]}"#,
    ]

    @Test func `is told with its place and what to write, and nothing is made`() throws {
        var page = ""
        for file in Self.files {
            try withWorld { world in
                try world.write(file, to: "perfdb.json")
                #expect(world.run("record") == .wrongUsage, "\(file)")
                #expect(world.output == "")
                let shown = file.count > 200 ? "\(file.prefix(20))…" : file
                page += "\(shown.debugDescription)\n\(world.errors)\n"
                let files = try FileManager.default.contentsOfDirectory(atPath: world.folder.path)
                #expect(files == ["perfdb.json"])
            }
        }
        try expectGolden(page, named: "suite-mistakes.txt")
    }

    @Test func `may be that it is no text, or cannot be read`() throws {
        try withWorld { world in
            let file = world.folder.appendingPathComponent("mine.json")
            try Data([0x7B, 0xFF, 0x7D]).write(to: file)
            #expect(world.run("record", "--suite", "mine.json") == .wrongUsage)
            #expect(
                world.errors == "perfdb: mine.json, line 1, column 2: the text is no UTF-8.\n")
            try FileManager.default.createDirectory(
                at: world.folder.appendingPathComponent("sub"), withIntermediateDirectories: true)
            #expect(world.run("record", "--suite", "sub") == .failed)
            #expect(world.errors == "perfdb: cannot read \"sub\": Is a directory.\n")
        }
    }

    @Test func `in what is asked of it is told before anything is measured`() throws {
        try withWorld { world in
            try world.write(
                """
                {"benchmarks": [
                    {"name": "sort", "command": ["true"], "runtime": "swift"},
                    {"name": "find", "command": ["true"], "service": ["no-service"]},
                    {"name": "lost", "command": ["./no-program"]}]}
                """, to: "perfdb.json")
            let calls: [([String], String, PerfCommands.ExitStatus)] = [
                (
                    ["--only", "srot"],
                    "the suite has no benchmark \"srot\". Did you mean \"sort\"?\n"
                        + "It has sort, find, lost.", .wrongUsage
                ),
                (
                    ["--only", "sort", "--runtime", "pypy3"],
                    "nothing that is wanted of the suite runs with \"pypy3\".\n"
                        + "Its runtimes are swift.", .wrongUsage
                ),
                (
                    ["--only", "lost"],
                    "perfdb.json, benchmark \"lost\": there is no program \"./no-program\".",
                    .failed
                ),
                (
                    ["--only", "find", "--dry-run"],
                    "perfdb.json, benchmark \"find\": there is no program \"no-service\".\n"
                        + "It is in no folder of $PATH.", .failed
                ),
                (
                    ["--only", "sort,sort"],
                    "--only: \"sort\" stands twice in the list "
                        + "\"sort,sort\".\n\(Self.usage)", .wrongUsage
                ),
                (
                    ["--scale", "0"],
                    "--scale \"0\" is not a number above zero, such as 0.02.\n"
                        + Self.usage, .wrongUsage
                ),
                (
                    ["--suite", "documents", "--scale", "2"],
                    "the scale 2.0 is not above 0 and at most 1.", .wrongUsage
                ),
                (
                    ["--suite", "documnets"],
                    "there is no suite and no file \"documnets\". Did you mean \"documents\"?\n"
                        + "documents is built in; docs/suites.md says how to write one.",
                    .wrongUsage
                ),
                (
                    ["--suite", ""], "--suite is empty.\nLeave it out or give it a name.",
                    .wrongUsage
                ),
            ]
            for (words, says, status) in calls {
                #expect(world.run(["record"] + words) == status)
                #expect(world.errors == "perfdb: \(says)\n")
                #expect(world.output == "" && world.text(of: ".perfdb/.gitignore") == nil)
            }
        }
    }

    private static let usage = "Usage: perfdb record [options] [[--] COMMAND [ARG…]]"

    @Test(arguments: [
        ["--benchmark", "b"], ["--strategy", "serial"], ["--workers", "2"], ["--load", "normal"],
        ["--caching", "none"], ["--parameter", "a=1"], ["--shell"], ["--ignore-failure=1"],
    ])
    func `is an option that belongs to a command`(option: [String]) throws {
        try withWorld { world in
            #expect(world.run(["record", "--suite", "documents"] + option) == .wrongUsage)
            let name = option[0].prefix { $0 != "=" }
            #expect(
                world.errors == """
                    perfdb: \(name) belongs to a command, and a suite says itself what it measures.
                    Leave it out, or write the command behind --.

                    """)
        }
    }

    @Test(arguments: [["--suite", "documents"], ["--only", "a"], ["--scale", "0.5"]])
    func `is an option of suites beside a command`(option: [String]) throws {
        try withWorld { world in
            #expect(world.run(["record"] + option + ["true"]) == .wrongUsage)
            #expect(
                world.errors
                    == "perfdb: \(option[0]) belongs to a suite, and there is a command.\nLeave one out.\n"
            )
        }
    }
}
