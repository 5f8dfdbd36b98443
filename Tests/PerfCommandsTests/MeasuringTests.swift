import Foundation
import PerfModel
import PerfRecording
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `A call that says how is measured` {
    private static let words = [
        "record", "--workers", "1,2", "--min-runs", "7", "--warmup", "1", "--prepare",
        "echo 'a b' {workers} --token hunter2", "--cleanup", "true", "--nice", "2", "--env",
        "A={workers}", "--env", "TOKEN=hunter2", "--no-padding", "--concurrency", "3",
    ]

    @Test(arguments: ["text", "json", "csv", "markdown"])
    func `tells all of it where it is dry`(format: String) throws {
        try withWorld { world in
            let words =
                Self.words + ["--dry-run", "--format", format, "--", "true", ":::", "false"]
            #expect(world.run(words) == .fine, "\(world.errors)")
            try expectGolden(world.output, named: "dry-run-options.\(format)")
            #expect(world.errors == "perfdb: 4 configurations, 32 or more runs; measured none.\n")
            #expect(!world.output.contains("hunter2"))
        }
    }

    @Test func `starts its program and its hooks so`() throws {
        try withWorld { world in
            var launches: [LaunchRequest] = []
            world.nextEnd = { launch in
                launches.append(launch)
                return .took(milliseconds: 1)
            }
            try world.write("in", to: "in.txt")
            let words = [
                "record", "-r", "1", "--nice", "2", "--env", "A=b", "--cwd", "/tmp", "--input",
                "in.txt", "--counters", "--prepare", "false x", "--metric", "n=(.*)", "--", "true",
            ]
            #expect(world.run(words) == .fine, "\(world.errors)")
            let hook = try #require(launches.first { $0.arguments == ["false", "x"] })
            let program = try #require(launches.first { $0.arguments == ["true"] })
            var setting = LaunchSetting()
            setting.folder = "/tmp"
            setting.sparesDescendants = true
            #expect(hook.setting == setting)
            #expect(hook.environment["A"] == "b" && hook.environment["PERFDB_CHANNEL"] == nil)
            setting.sparesDescendants = false
            setting.input = world.folder.path + "/in.txt"
            setting.niceness = 2
            setting.counts = true
            setting.capturesOutput = true
            #expect(program.setting == setting && program.environment["PERFDB_CHANNEL"] == "3")
        }
    }

    @Test func `looks for programs where they will run`() throws {
        try withWorld { world in
            try world.install("only-here")
            world.environment["PATH"] = "/usr/bin:/bin"
            #expect(world.run("record", "--dry-run", "only-here") == .failed)
            #expect(
                world.run(
                    "record", "--dry-run", "--env", "PATH=\(world.folder.path)/bin", "only-here")
                    == .fine)
            #expect(world.run("record", "--dry-run", "--cwd", "bin", "./only-here") == .fine)
            #expect(
                world.run(
                    "record", "--dry-run", "--cwd", "bin", "--env", "PATH=.", "only-here") == .fine)
            #expect(world.run("record", "--dry-run", "--cwd", "bin", "bin/only-here") == .failed)
        }
    }

    @Test func `of a suite replaces what it says of its programs`() throws {
        try withWorld { world in
            try world.write(
                """
                {"nice": 1, "runs": 9, "setup": ["true"], "env": {"A": "1"}, "benchmarks": [
                    {"name": "b", "command": ["true"]},
                    {"name": "few", "command": ["false"], "runs": 2, "nice": 4}]}
                """, to: "perfdb.json")
            let words = ["record", "--dry-run", "--nice", "7", "--max-runs", "20", "--env", "A=2"]
            #expect(world.run(words) == .fine, "\(world.errors)")
            #expect(
                world.output == """
                    b: 6 or more runs
                        true
                        setup: true
                        with nice 7, env A=2
                    few: 2 runs
                        false
                        setup: true
                        with nice 7, env A=2

                    """)
        }
    }
}
