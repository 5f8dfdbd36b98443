import Foundation
import PerfModel
import PerfRecording
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `Record of a suite` {
    /// Two benchmarks, one of which waits; both run by what is on every system.
    private static let search = """
        {
            "name": "search", "runs": 3, "warmup": 1,
            "benchmarks": [
                {"name": "look", "command": ["true", "{workers}", "{scale}", "--token", "hunter2"],
                 "strategy": ["serial", "threads"], "workers": "1,2"},
                {"name": "hang", "command": ["sleep", "30"], "timeout": "200ms", "runs": 1,
                 "warmup": 0, "expect": "timed-out"},
            ],
        }
        """

    /// A world with the suite in its folder, in which nothing is measured really.
    private func withSuite(
        _ text: String = search, _ body: (ScriptedContext) throws -> Void
    ) throws {
        try withWorld { world in
            try world.write(text, to: "perfdb.json")
            world.nextEnd = { launch in
                var end = ChildEnd.took(milliseconds: 10)
                guard launch.arguments[0] == "sleep" else { return end }
                end.cause = .timeout
                end.exitStatus = nil
                end.signal = 15
                return end
            }
            try body(world)
        }
    }

    @Test(arguments: ["text", "json", "csv", "markdown"])
    func `that is dry tells every configuration and measures nothing`(format: String) throws {
        try withSuite { world in
            let words = ["record", "--dry-run", "--scale", "0.5", "--format", format]
            #expect(world.run(words) == .fine)
            try expectGolden(world.output, named: "dry-run.\(format)")
            #expect(world.errors == "perfdb: 4 configurations, 13 runs; measured none.\n")
            #expect(world.text(of: ".perfdb/.gitignore") == nil)
            #expect(!world.output.contains("hunter2"))
        }
    }

    @Test func `that is dry tells one of a command, too`() throws {
        try withWorld { world in
            #expect(world.run("record", "--dry-run", "-r", "1", "-w", "2", "sleep", "1") == .fine)
            #expect(world.output == "sleep 1: 1 run after 2 warm-ups\n    sleep 1\n")
            #expect(world.errors == "perfdb: 1 configuration, 3 runs; measured none.\n")
        }
    }

    @Test func `takes an expected end for no failure, and is known by its suite's name`() throws {
        try withSuite { world in
            #expect(world.run("record", "--label", "first", "--host", "pool") == .fine)
            #expect(world.output.contains("hang: no runs, "))
            #expect(!world.output.contains("not ok"))
            world.run("show", "session", "last", "--format", "csv")
            let rows = world.output.split(separator: "\r\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            func column(_ name: String) -> [String] {
                guard let place = rows[0].firstIndex(of: name) else { return [] }
                return rows.dropFirst().map { $0[place] }
            }
            #expect(column("benchmark") == ["hang", "look", "look", "look"])
            #expect(column("failed") == ["0", "0", "0", "0"])
            #expect(column("runs") == ["0", "3", "3", "3"])
            #expect(column("expected_outcome") == ["timed-out", "ok", "ok", "ok"])
            #expect(column("suite") == Array(repeating: "search", count: 4))
            world.run("show", "session", "last")
            #expect(world.output.contains("\nsuite       search\n"))
            #expect(world.output.contains("\nlabel       first\n"))
            #expect(world.output.contains("\nhost        pool, "))
            world.run("list", "sessions", "--format", "json")
            #expect(world.output.contains(#""suite" : "search""#))
            #expect(world.output.contains(#""failed" : 0"#))
            world.run("list", "sessions")
            #expect(world.output.contains("benchmarks  suite\n"))
        }
    }

    @Test func `tells the region where one is timed`() throws {
        try withSuite { world in
            world.nextEnd = { _ in
                var end = ChildEnd.took(milliseconds: 10)
                end.report.region = 4_000_000
                return end
            }
            #expect(world.run("record", "--only", "look") == .fine)
            world.run("show", "look", "--format", "csv")
            #expect(world.output.contains(",0.004,"))
            world.run("show", "look")
            #expect(world.output.contains("4.00"))
            #expect(world.output.contains("Medians are of the region"))
        }
    }

    @Test(arguments: ["perfdb.json", "./perfdb.json", "../mine/perfdb.json"])
    func `is called as its folder where it has no name`(path: String) throws {
        try withWorld { world in
            let inner = ScriptedContext(folder: world.folder.appendingPathComponent("mine"))
            try inner.write(
                #"{"benchmarks": [{"name": "a", "command": ["true"]}]}"#, to: "perfdb.json")
            #expect(inner.run("record", "--suite", path, "-r", "1") == .fine)
            inner.run("show", "session", "last")
            #expect(inner.output.contains("\nsuite       mine\n"))
        }
    }

    @Test func `is as long as asked, and no benchmark longer than it says itself`() throws {
        try withSuite { world in
            #expect(world.run("record", "--dry-run", "-r", "7", "-w", "2") == .fine)
            #expect(world.output.contains("look: serial: 7 runs after 2 warm-ups\n"))
            #expect(world.output.contains("hang: 1 run, to end as timed-out\n"))
        }
    }

    @Test func `goes on after a failure and says what is left out`() throws {
        try withSuite { world in
            world.nextEnd = { launch in
                .took(milliseconds: 10, status: launch.arguments[0] == "sleep" ? 3 : 0)
            }
            #expect(world.run("record", "--only", "hang,look") == .failed)
            #expect(
                world.errors.contains(
                    """
                    hang, ended with exit status 3.
                    It is stored with its outcome, failed; its configuration is measured no \
                    further. --output inherit shows what it says.
                    perfdb: 13 runs stored in .perfdb/history.sqlite, session 00000000.

                    """), "\(world.errors)")
        }
    }

    @Test func `tells once for each benchmark that its runs leave processes`() throws {
        try withSuite { world in
            world.nextEnd = { _ in
                var end = ChildEnd.took(milliseconds: 10)
                end.leftProcesses = true
                return end
            }
            world.run("record")
            #expect(
                world.errors.components(separatedBy: " left processes running; they were ended.\n")
                    .count == 3)
            #expect(world.errors.components(separatedBy: "left processes").count == 3)
            #expect(
                world.errors.contains(
                    "\nWhat they used is not counted; a command that waits for them is measured whole.\n"
                ))
        }
    }

    @Test func `tells what was wrong with what programs reported`() throws {
        try withSuite { world in
            world.nextEnd = { launch in
                var end = ChildEnd.took(milliseconds: 10)
                guard launch.arguments[1] == "2" else { return end }
                end.report.messages = [
                    RunMessage(kind: .warning, name: "channel-garbage", text: "no JSON\u{1B}")
                ]
                return end
            }
            #expect(world.run("record", "--only", "look") == .fine)
            #expect(
                world.errors.hasSuffix("perfdb: warning: look: no JSON␛ (and 3 runs more).\n"))
        }
    }

    @Test func `counts runs, not warnings, and each metric by itself`() throws {
        try withSuite { world in
            world.nextEnd = { launch in
                var end = ChildEnd.took(milliseconds: 10)
                end.leftProcesses = true
                end.report.messages = ["a", "b"].map {
                    RunMessage(kind: .warning, name: "metric-missing", text: "no \($0)")
                }
                return end
            }
            #expect(world.run("record", "--only", "look") == .fine)
            let lines = world.errors.split(separator: "\n").suffix(2)
            #expect(lines.first?.hasPrefix("perfdb: warning: look: no a (and ") == true)
            #expect(
                lines.last.map { String($0).replacingOccurrences(of: "no b", with: "no a") }
                    == lines.first.map(String.init))
            #expect(world.errors.components(separatedBy: "left processes running").count == 2)
        }
    }

    @Test func `finds the suite of the folder by its name, and keeps its reference`() throws {
        let text = """
            {"name": "pack", "runs": 1, "reference": "x", "benchmarks": [
                {"name": "a", "commands": {"x": ["true"], "y": ["true", "1"]}},
                {"name": "b", "command": ["true"]}]}
            """
        try withSuite(text) { world in
            #expect(world.run("record", "--suite", "pack", "--format", "json") == .fine)
            #expect(world.output.components(separatedBy: #""name" : "reference""#).count == 3)
            #expect(world.run("record", "--suite", "pock") == .wrongUsage)
            #expect(world.errors.contains("pock"))
        }
    }

    @Test func `says of each benchmark that its command is another`() throws {
        func suite(_ words: [String]) -> String {
            let entries = words.enumerated().map {
                #"{"name": "b\#($0)", "command": ["true", "\#($1)"]}"#
            }
            return #"{"runs": 1, "benchmarks": [\#(entries.joined(separator: ", "))]}"#
        }
        try withSuite(suite(["a", "b", "c", "d", "e", "f"])) { world in
            world.run("record")
            world.run("record")
            #expect(!world.errors.contains("differ"))
            try world.write(suite(["a", "B", "C", "D", "E", "F"]), to: "perfdb.json")
            world.run("record")
            #expect(!world.errors.contains(#""b0""#))
            for name in ["b1", "b2", "b3"] {
                #expect(world.errors.contains(#"the command of "\#(name)" differs from its last"#))
            }
            #expect(
                world.errors.contains(
                    "note: 2 more benchmarks differ from the last session in the same way."))
            #expect(world.errors.contains("  then: true b\n  now:  true B\n"))
            // A part of a benchmark, or more of it, is what it was.
            let both = #"{"name": "b1", "command": ["true", "x"], "workers": 1}"#
            try world.write(
                #"{"runs": 1, "benchmarks": [{"name": "b1", "command": ["true", "B"]}, \#(both)]}"#,
                to: "perfdb.json")
            world.run("record")
            #expect(!world.errors.contains("differ"))
        }
    }
}

@Suite struct `A suite with interpreters` {
    private static let text = """
        {"runs": 1, "benchmarks": [
            {"name": "plain", "command": ["true"]},
            {"name": "snake", "command": ["true", "{interpreter}"], "interpreter": ["no-python"]},
            {"name": "snake", "command": ["true", "{interpreter}", "x"], "workers": 1,
             "interpreter": ["no-python"]}]}
        """

    @Test func `says once that one is missing, and goes on without`() throws {
        try withWorld { world in
            try world.write(Self.text, to: "perfdb.json")
            #expect(world.run("record") == .fine)
            #expect(world.output.hasPrefix("plain: "))
            #expect(!world.output.contains("snake"))
            let note = """
                perfdb: note: cannot ask "no-python" what it is: there is no program "no-python". \
                What it executes is left out.\n
                """
            #expect(world.errors.components(separatedBy: note).count == 2, "\(world.errors)")
            #expect(world.run("record", "--only", "snake") == .wrongUsage)
            #expect(
                world.errors.hasSuffix(
                    """
                    perfdb: nothing of the suite is left to measure.
                    Name other benchmarks with --only, or what executes them with --runtime.

                    """))
        }
    }

    @Test func `tries one that was named all the same`() throws {
        try withWorld { world in
            try world.write(Self.text, to: "perfdb.json")
            world.nextEnd = { launch in
                .took(milliseconds: 10, status: launch.arguments.contains("no-snake") ? 1 : 0)
            }
            #expect(world.run("record", "--runtime", "no-snake") == .failed)
            #expect(
                world.errors.contains(
                    """
                    perfdb: warning: cannot ask "no-snake" what it is: there is no program \
                    "no-snake". It is tried all the same.\n
                    """))
            #expect(world.output.contains("snake: no-snake: no runs, 1 not ok\n"))
            #expect(world.output.contains("plain: median 10.0 ms"))
        }
    }
}

@Suite struct `A suite with a service` {
    @Test func `gives it no report channel, and programs its first line`() throws {
        try withWorld { world in
            world.environment["PERFDB_CHANNEL"] = "3"
            world.environment["PERFDB_SERVICE"] = "outer"
            world.environment["PERFDB_WORKERS"] = "9"
            try world.write(
                """
                {"runs": 1, "benchmarks": [{
                    "name": "client", "command": ["true", "{service}"], "service":
                    ["sh", "-c", "echo ${PERFDB_CHANNEL-none} ${PERFDB_SERVICE-none} ${PERFDB_WORKERS-none}; cat"]
                }]}
                """, to: "perfdb.json")
            var seen: [String] = []
            world.nextEnd = { launch in
                seen = [launch.arguments[1], launch.environment["PERFDB_SERVICE"] ?? ""]
                return .took(milliseconds: 1)
            }
            #expect(world.run("record") == .fine, "\(world.errors)")
            #expect(seen == ["none none none", "none none none"])
            #expect(!world.errors.contains("service"))
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/stat")))
    func `says that it did not start, or did not stay, with its last words`() throws {
        try withWorld { world in
            func write(_ script: String) throws {
                try world.write(
                    """
                    {"runs": 1, "benchmarks": [
                        {"name": "client", "command": ["true"], "service": ["sh", "-c", "\(script)"]}]}
                    """, to: "perfdb.json")
            }
            try write("echo no port >&2; exit 3")
            #expect(world.run("record") == .failed)
            #expect(
                world.errors == """
                    perfdb: perfdb.json, benchmark "client": the service "/usr/bin/sh" ended with \
                    exit status 3 before it wrote a line.
                    It said:
                      no port

                    """, "\(world.errors)")
            #expect(world.text(of: ".perfdb/.gitignore") == nil)
            try write("echo ready; echo $$ > \(world.folder.path)/pid; echo why >&2; exit 4")
            world.nextEnd = { _ in
                // Its end is seen as long as nobody has waited for it: as a zombie.
                let deadline = Date(timeIntervalSinceNow: 20)
                while Date() < deadline {
                    let id = world.text(of: "pid")?.trimmingCharacters(in: .newlines) ?? ""
                    let state = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
                    if state?.contains(") Z ") ?? false { break }
                    usleep(1000)
                }
                return .took(milliseconds: 10, status: 1)
            }
            #expect(world.run("record") == .failed)
            #expect(
                world.errors.hasSuffix(
                    """
                    perfdb: warning: the service "/usr/bin/sh" ended with exit status 4 before the \
                    last run had ended.
                    It said:
                      why

                    """), "\(world.errors)")
        }
    }
}
