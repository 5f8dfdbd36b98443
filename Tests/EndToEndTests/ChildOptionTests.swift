import Foundation
import TestSupport
import Testing

/// What each option does to the measured program, seen from inside it.
@Suite(.enabled(if: Witness.has("sqlite3"))) struct `A measured program` {
    /// What a program printed in two runs with some options.
    private func printed(
        _ options: [String], _ command: [String], by perfdb: Perfdb, runs: String = "2",
        environment: [String: String?] = [:]
    ) throws -> [String] {
        let words = ["record", "-r", runs, "--output", "seen"] + options + ["--"] + command
        let result = try perfdb.run(words, environment: environment)
        #expect(result.status == 0, "\(result.errors)")
        return perfdb.text(of: "seen").split(separator: "\n").map(String.init)
    }

    /// The last CPU that the tests may run on.
    private func lastCPU() throws -> String {
        let line = try Witness.run("taskset", ["-cp", "\(getpid())"]).output
        let last = line.filter { $0 != "\n" }.split { " ,-".contains($0) }.last
        return String(try #require(last))
    }

    @Test(.enabled(if: Witness.has("taskset"))) func `is pinned to CPUs`() throws {
        try withPerfdb { perfdb in
            let cpu = try lastCPU()
            let lines = try printed(
                ["--pin", cpu], ["sh", "-c", "taskset -cp $$"], by: perfdb)
            #expect(lines.count == 2 && lines.allSatisfy { $0.hasSuffix(" list: \(cpu)") })
            let wrong = try perfdb.run(["record", "--pin", "1023", "--", "true"])
            #expect(wrong.status == 1 && wrong.errors.contains("cannot pin to CPU 1023"))
        }
    }

    @Test func `is nicer`() throws {
        try withPerfdb { perfdb in
            let own = try Witness.run("nice", []).output.filter { $0 != "\n" }
            let base = try #require(Int(own))
            let lines = try printed(["--nice", "3"], ["nice"], by: perfdb)
            #expect(lines == ["\(min(19, base + 3))", "\(min(19, base + 3))"])
        }
    }

    @Test func `is given variables, with the values of its configuration`() throws {
        try withPerfdb { perfdb in
            let lines = try printed(
                ["--env", "JOBS={workers}", "--env", "HOME=/there", "--workers", "1,2"], ["env"],
                by: perfdb, runs: "1", environment: ["HOME": "/here", "KEPT": "yes"])
            #expect(lines.filter { $0.hasPrefix("JOBS=") }.sorted() == ["JOBS=1", "JOBS=2"])
            #expect(lines.filter { $0.hasPrefix("HOME=") } == ["HOME=/there", "HOME=/there"])
            #expect(lines.contains("KEPT=yes"))
        }
    }

    @Test func `is given nothing else in a clean environment`() throws {
        try withPerfdb { perfdb in
            let lines = try printed(
                ["--clean-env", "--env", "A=b", "--workers", "2"], ["env"], by: perfdb, runs: "1",
                environment: ["LEFT": "yes"])
            let names = lines.map { String($0.prefix { $0 != "=" }) }
            #expect(
                Set(names).subtracting(["PERFDB_PADDING"])
                    == ["PATH", "A", "PERFDB_WORKERS", "PERFDB_CHANNEL"])
        }
    }

    @Test func `begins in a folder, from which its relative path counts`() throws {
        try withPerfdb { perfdb in
            let folder = perfdb.folder.appendingPathComponent("work")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try perfdb.write("#!/bin/sh\npwd\n", to: "work/where", mode: 0o755)
            #expect(
                try printed(["--cwd", "work"], ["./where"], by: perfdb) == [
                    folder.path, folder.path,
                ])
            let program = try perfdb.run(["record", "--cwd", "work", "--", "work/where"])
            #expect(program.status == 1 && program.errors.contains("there is no program"))
        }
    }

    @Test func `is told of a folder or file that is missing, before a history is made`() throws {
        try withPerfdb { perfdb in
            for (option, name) in [("--cwd", "nowhere"), ("--input", "nothing"), ("--input", ".")] {
                let result = try perfdb.run(["record", option, name, "--", "true"])
                #expect(result.status == 1 && result.errors.contains("\"\(name)\""))
                #expect(!FileManager.default.fileExists(atPath: perfdb.database))
            }
        }
    }

    @Test func `reads a file, from its beginning in each run`() throws {
        try withPerfdb { perfdb in
            try perfdb.write("one\ntwo\n", to: "in-s.txt")
            let lines = try printed(
                ["--input", "in-{size}.txt", "--parameter", "size=s"], ["cat"], by: perfdb)
            #expect(lines == ["one", "two", "one", "two"])
            #expect(try printed([], ["wc", "-c"], by: perfdb, runs: "1").last == "0")
        }
    }

    @Test func `finds a variable of another length in each run, the same with one seed`() throws {
        try withPerfdb { perfdb in
            let command = ["sh", "-c", "echo ${#PERFDB_PADDING}"]
            let first = try printed(["--seed", "3"], command, by: perfdb, runs: "6")
            #expect(Set(first).count > 1 && first.allSatisfy { (Int($0) ?? -1) <= 4096 })
            let both = try printed(["--seed", "3"], command, by: perfdb, runs: "6")
            #expect(both == first + first)
            let all = try printed(["--no-padding"], command, by: perfdb)
            #expect(all.suffix(2) == ["0", "0"])
        }
    }

    @Test func `is counted where the machine can, with one warning where it cannot`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run(["record", "-r", "3", "--counters", "--", "true"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(try perfdb.storedRuns() == 3)
            let names = try perfdb.query("SELECT DISTINCT metric FROM metrics ORDER BY 1")
            #expect(names.allSatisfy { $0.hasPrefix("perf:") })
            let warnings = result.errors.components(separatedBy: "not counted here").count - 1
            #expect(warnings == (names.count == 10 ? 0 : 1), "\(result.errors)")
        }
    }

    @Test func `is started several times at once, and each copy is kept`() throws {
        try withPerfdb { perfdb in
            let lines = try printed(
                ["--concurrency", "1,3"], ["echo", "x{concurrency}"], by: perfdb)
            #expect(lines.sorted() == ["x1", "x1"] + Array(repeating: "x3", count: 6))
            #expect(
                try perfdb.query(
                    """
                    SELECT parameters, count(*) FROM runs GROUP BY 1 ORDER BY 1
                    """) == [#"{"concurrency":"1"}|2"#, #"{"concurrency":"3"}|2"#])
            #expect(try perfdb.query("SELECT copy, count(*) FROM run_copy GROUP BY 1").count == 3)
        }
    }

    @Test func `is asked for numbers in what it prints, which is passed on`() throws {
        try withPerfdb { perfdb in
            let command = ["sh", "-c", "echo rate: 12.5 per s; echo '{\"a\": [{\"b\": 7}]}' >&2"]
            let options = [
                "--metric", "rate:1/s:higher=rate: ([0-9.]+)", "--metric", "none=x(.*)x",
            ]
            let lines = try printed(options, command, by: perfdb)
            #expect(lines.filter { $0.hasPrefix("rate") }.count == 2)
            #expect(
                try perfdb.query(
                    "SELECT metric, unit, direction, value, count(*) FROM metrics GROUP BY 1, 2, 3, 4"
                )
                    == ["rate|1/s|higher|12.5|2"])
            #expect(
                try perfdb.query("SELECT DISTINCT name FROM messages") == ["metric-missing"])
        }
    }

    @Test func `is asked for numbers in its JSON`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run([
                "record", "-r", "2", "--metric-json", "a[0].b", "--metric-json", "c:s=c", "--",
                "echo", #"{"a": [{"b": 7}], "c": "0.5"}"#,
            ])
            #expect(result.status == 0, "\(result.errors)")
            #expect(
                try perfdb.query("SELECT DISTINCT metric, unit, value FROM metrics ORDER BY 1")
                    == ["a[0].b||7.0", "c|s|0.5"])
            #expect(
                result.output.hasSuffix(
                    """

                    Metrics of the runs:
                    metric  runs   median      min      max
                    a[0].b     2        7        7        7
                    c          2  0.500 s  0.500 s  0.500 s

                    """), "\(result.output)")
        }
    }

    @Test func `says as JSON what the history says afterwards`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run([
                "record", "-r", "2", "--metric", "n=([0-9]+)", "--concurrency", "2", "--format",
                "json", "--", "echo", "7",
            ])
            #expect(result.status == 0, "\(result.errors)")
            // A machine short of memory reads the program from its disk again.
            #expect(result.output.contains(/"mean_read_bytes" : [0-9]/))
            let shown = try perfdb.run(["show", "session", "last", "--format", "json"])
            #expect(shown.output == result.output)
        }
    }

    @Test func `by a shell has the shell's own cost beside it`() throws {
        try withPerfdb { perfdb in
            try perfdb.run(["record", "-r", "1", "--", "true"])
            try perfdb.run(["record", "-r", "1", "--shell", "true"])
            #expect(
                try perfdb.query(
                    """
                    SELECT timing_floor_ns > 0, shell_cost_ns > timing_floor_ns / 2
                    FROM session ORDER BY id
                    """) == ["1|", "1|1"])
        }
    }
}
