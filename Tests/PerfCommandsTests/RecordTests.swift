import Foundation
import PerfModel
import PerfRecording
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `Record` {
    /// Ten configurations whose times follow from their workers and load.
    private static let sweep = [
        "record", "--benchmark", "divisors", "--strategy", "serial,threads", "--workers", "1,2,4",
        "--load", "normal,high=10", "-r", "6", "--label", "first", "--seed", "5", "--", "true",
    ]

    private func takeTimes(in world: ScriptedContext) {
        var count = 0.0
        world.nextEnd = { launch in
            count += 1
            let workers = Double(launch.environment["PERFDB_WORKERS"] ?? "1") ?? 1
            let factor = Double(launch.environment["PERFDB_FACTOR"] ?? "1") ?? 1
            return .took(milliseconds: 100 * factor / workers + count / 10)
        }
    }

    @Test func `tells each configuration in a line off a terminal`() throws {
        try withWorld { world in
            takeTimes(in: world)
            #expect(world.run(Self.sweep) == .fine)
            try expectGolden(world.output, named: "record-lines.txt")
            #expect(
                world.errors == """
                    perfdb: note: not in a git work tree; recorded without a revision.
                    perfdb: divisors · serial, high · run 4/6 · round 4 · 0/8 done · 1.00 s · 8 s left
                    perfdb: 48 runs stored in .perfdb/history.sqlite, session 00000000.

                    """)
        }
    }

    @Test func `shows a table within 80 columns on a terminal`() throws {
        try withWorld { world in
            takeTimes(in: world)
            world.columns = 80
            #expect(world.run(Self.sweep) == .fine)
            try expectGolden(world.output, named: "record-table.txt")
            #expect(world.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        }
    }

    @Test(arguments: ["json", "csv", "markdown"])
    func `prints its summary in each form`(format: String) throws {
        try withWorld { world in
            takeTimes(in: world)
            let (command, options) = (Self.sweep.prefix(1), Self.sweep.dropFirst())
            #expect(world.run(command + ["--format", format] + options) == .fine)
            try expectGolden(world.output, named: "record.\(format)")
        }
    }

    @Test func `says that there are more workers than processors and that others are busy`() throws
    {
        try withWorld { world in
            world.machine.conditions.loadAverage = 3.5
            world.run("record", "--workers", "2,8", "true")
            #expect(
                world.errors.contains(
                    """
                    perfdb: warning: up to 8 workers, but only 4 CPUs are available.
                    perfdb: warning: the machine is busy: load average 3.5 on 4 CPUs.
                    perfdb: note: `perfdb doctor` says what to do.

                    """))
            world.machine.conditions.loadAverage = 0.5
            world.machine.conditions.availableCPUs = 1
            world.run("record", "--workers", "2", "true")
            #expect(world.errors.contains("up to 2 workers, but only 1 CPU is available."))
            #expect(!world.errors.contains("busy"))
        }
    }

    @Test func `says once for a benchmark that its command is another`() throws {
        try withWorld { world in
            let sweep = ["--benchmark", "naps", "--workers", "1,2", "-r", "1", "--"]
            world.run(["record"] + sweep + ["sleep", "0.01"])
            world.run(["record"] + sweep + ["sleep", "0.01"])
            #expect(!world.errors.contains("differs"))
            world.run(["record"] + sweep + ["sleep", "0.02 {workers}"])
            #expect(
                world.errors.contains(
                    """
                    perfdb: note: the command of "naps" differs from its last session's.
                      then: sleep 0.01
                      now:  sleep '0.02 {workers}'

                    """))
            #expect(world.errors.components(separatedBy: "differs").count == 2)
        }
    }

    @Test func `stores the revision of a work tree and says why there is none`() throws {
        try withWorld { world in
            world.run("record", "-r", "1", "true")
            #expect(world.errors.contains("note: not in a git work tree; recorded without a"))
            try world.git("init", "--quiet", "--initial-branch=main")
            world.run("record", "-r", "1", "true")
            #expect(world.errors.contains("note: no commit yet; recorded without a revision."))
            try world.makeWorkTree()
            world.run("record", "-r", "1", "true")
            #expect(!world.errors.contains("note:"))
            let head = try world.git("rev-parse", "HEAD")
            world.run("show", "session", "last")
            #expect(world.output.contains("revision    \(head) on main\n"))
            world.environment["PATH"] = "/nonexistent"
            world.run("record", "-r", "1", "/bin/true")
            #expect(
                world.errors.contains(
                    "note: git is not installed; recorded without a revision."))
        }
    }

    @Test func `counts files that perfdb wrote as no change of the work tree`() throws {
        try withWorld { world in
            try world.makeWorkTree()
            world.run("record", "-r", "1", "true")
            world.run("report", "--commit")
            world.run("record", "-r", "2", "true")
            world.run("report")
            world.run("record", "-r", "1", "true")
            world.run("show", "session", "last")
            #expect(!world.output.contains("with changed files"))
            try world.write("other work", to: "work.txt")
            world.run("record", "-r", "1", "true")
            world.run("show", "session", "last")
            #expect(world.output.contains("on main, with changed files\n"))
        }
    }

    @Test func `stops at the first run that fails and says what to do`() throws {
        try withWorld { world in
            world.nextEnd = { _ in .took(milliseconds: 5, status: 3) }
            #expect(world.run("record", "false") == .failed)
            #expect(world.output == "false: no runs, 1 not ok\n")
            #expect(
                world.errors == """
                    perfdb: note: not in a git work tree; recorded without a revision.
                    perfdb: run 1, false, ended with exit status 3.
                    It is stored with its outcome, failed. --ignore-failure=3 counts such runs as \
                    ok; --output inherit shows what it says.
                    perfdb: 1 run stored in .perfdb/history.sqlite, session 00000000.

                    """)
            #expect(world.run("record", "-r", "2", "--ignore-failure=3", "false") == .fine)
            #expect(world.output.hasPrefix("false: median 5.00 ms, no interval: 2 runs"))
        }
    }

    @Test func `names a shell's benchmark by its script`() throws {
        try withWorld { world in
            world.run("record", "--shell", "sleep 0.01; true")
            #expect(world.output.hasPrefix("sleep 0.01; true: median 10.0 ms"))
        }
    }
}

@Suite struct `Secrets` {
    @Test(arguments: [
        ["record", "-r", "1", "--", "true", "--token", "hunter2"],
        ["record", "-r", "1", "--", "true", "PASSWORD=hunter2"],
        ["record", "-r", "1", "--", "true", "https://ada:hunter2@example.org/"],
        ["record", "-r", "1", "--shell", "true --password hunter2"],
        ["record", "-r", "1", "--", "sh", "-c", "true --password=hunter2"],
    ])
    func `never reach the history nor the terminal`(words: [String]) throws {
        try withWorld { world in
            #expect(world.run(words) == .fine)
            let told = world.output + world.errors
            world.run("report")
            let page = world.text(of: "reports/latest/README.md") ?? ""
            for text in [told, page] {
                #expect(text.contains("***"))
                #expect(!text.contains("hunter2"))
            }
            let folder = world.folder.appendingPathComponent(".perfdb")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                let data = try Data(contentsOf: folder.appendingPathComponent(name))
                #expect(data.range(of: Data("hunter2".utf8)) == nil, "\(name)")
            }
        }
    }
}

@Suite struct `Names from outside` {
    private static let name = "a\u{1B}[31mred\r\n\u{202E}b\u{07}"

    @Test func `never steer the terminal`() throws {
        try withWorld { world in
            let name = Self.name
            var told = ""
            func call(_ words: String...) {
                world.run(words)
                told += world.output + world.errors
            }
            call(
                "record", "--benchmark", name, "--label", name, "--host", name, "--strategy", name,
                "--parameter", "size=\(name)", "true", name)
            call("record", "--benchmark", name, "--strategy", name, "true")
            for subject in ["benchmarks", "sessions", "hosts"] { call("list", subject) }
            call("show", name)
            call("show", "session", "last")
            call("show", "x\(name)")
            call("show", "session", name)
            call("report", "--out", "reports/\(name)")
            call("report", "--out", "reports/\(name)", "--commit")
            call("list", "--since", name)
            call("list", "--\(name)")
            call(name)
            call("record", name)
            call("record", "--shell", name, name)
            call("record", "--load", name + ",,")
            call("record", "--output", "\(name)/x", "true")
            call("list", "--database", name)
            let bad = told.unicodeScalars.filter {
                $0 != "\n" && ($0.value < 32 || $0.value == 127 || $0.value == 0x202E)
            }
            #expect(bad.isEmpty)
            #expect(told.components(separatedBy: "red").count > 20)
        }
    }
}
