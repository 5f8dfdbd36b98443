import Foundation
import TestSupport
import Testing

/// How often and in which order is measured, and what happens around the runs.
@Suite(.enabled(if: Witness.has("sqlite3"))) struct `A recording's options` {
    private func record(_ words: [String], by perfdb: Perfdb) throws -> Child.Result {
        let result = try perfdb.run(["record"] + words)
        #expect(result.status == 0, "\(result.errors)")
        return result
    }

    private static let reasons = "SELECT stop_reason FROM session_configuration"

    /// A program that declares how long it took, as many seconds as a file has bytes, which it appends
    /// a number of them to; so what is timed depends on no machine.
    private func timed(_ growth: Int, by perfdb: Perfdb) throws -> [String] {
        try perfdb.write(String(repeating: "x", count: 100), to: "size")
        let more = String(repeating: "x", count: growth)
        let script = """
            printf '{"region": "r", "ns": %s000000000}\\n' $(wc -c < size) >&3; printf '\(more)' >> size
            """
        return ["--", "sh", "-c", script]
    }

    @Test func `stop where the median is known well enough`() throws {
        try withPerfdb { perfdb in
            let result = try record(
                ["--format", "json", "--budget", "1h"] + timed(0, by: perfdb), by: perfdb)
            #expect(try perfdb.storedRuns() == 6)
            #expect(try perfdb.query(Self.reasons) == ["precision"])
            #expect(result.output.contains("\"precision\""))
        }
    }

    @Test func `stop where the budget is spent, but not before the fewest runs`() throws {
        try withPerfdb { perfdb in
            // The first run takes more than the whole budget.
            let words = ["--budget", "1ms", "--format", "json"]
            let result = try record(words + ["--", "sleep", "0.01"], by: perfdb)
            #expect(try perfdb.storedRuns() == 1)
            #expect(try perfdb.query(Self.reasons) == ["budget"])
            #expect(result.output.contains("\"budget\""))
            _ = try record(words + ["--min-runs", "4", "--", "sleep", "0.01"], by: perfdb)
            #expect(try perfdb.query("SELECT max(position) FROM runs") == ["4"])
        }
    }

    @Test func `stop at the most runs`() throws {
        try withPerfdb { perfdb in
            let words = ["--budget", "8000h", "--max-runs", "8"]
            _ = try record(words + timed(100, by: perfdb), by: perfdb)
            #expect(try perfdb.storedRuns() == 8)
            #expect(try perfdb.query(Self.reasons) == ["max-runs"])
        }
    }

    @Test func `measure one configuration after the other, or in rounds`() throws {
        try withPerfdb { perfdb in
            for order in ["sequential", "interleaved"] {
                _ = try record(
                    ["--order", order, "--workers", "1,2", "-r", "3", "--", "true"], by: perfdb)
            }
            let orders = try perfdb.query(
                """
                SELECT group_concat(workers, '') FROM (SELECT * FROM runs ORDER BY run_id)
                GROUP BY session ORDER BY min(run_id)
                """)
            #expect(["111222", "222111"].contains(orders[0]))
            #expect(
                try perfdb.query("SELECT run_order FROM session ORDER BY id")
                    == ["sequential", "interleaved"])
            #expect(
                try perfdb.query(
                    """
                    SELECT round, count(DISTINCT workers) FROM runs
                    WHERE session = (SELECT uuid FROM session ORDER BY id DESC LIMIT 1) GROUP BY 1
                    """) == ["1|2", "2|2", "3|2"])
        }
    }

    /// Hooks that write their names, with the value of `workers`, into a file.
    private static let hooks = ["setup", "prepare", "conclude", "cleanup"].flatMap { name in
        ["--\(name)", "sh -c 'echo \(name) {workers} >> log'"]
    }

    @Test func `run programs around the runs, once and each time`() throws {
        try withPerfdb { perfdb in
            let command = ["sh", "-c", "echo run {workers} >> log"]
            _ = try record(
                Self.hooks + ["--workers", "4", "-r", "2", "-w", "1", "--"] + command, by: perfdb)
            let run = ["prepare 4", "run 4", "conclude 4"]
            let log = perfdb.text(of: "log").split(separator: "\n").map(String.init)
            #expect(log == ["setup 4"] + run + run + run + ["cleanup 4"])
            #expect(try perfdb.storedRuns() == 3)
        }
    }

    @Test func `run them at every switch where that is asked for`() throws {
        try withPerfdb { perfdb in
            _ = try record(
                Self.hooks + [
                    "--setup-at", "switch", "--workers", "1,2", "-r", "2", "--seed", "1", "--",
                    "true",
                ], by: perfdb)
            let log = perfdb.text(of: "log").split(separator: "\n").map(String.init)
            let switches = log.filter { $0.hasPrefix("setup") }.count
            #expect(switches >= 2 && log.filter { $0.hasPrefix("cleanup") }.count == switches)
            #expect(log.first?.hasPrefix("setup") ?? false)
            #expect(log.last?.hasPrefix("cleanup") ?? false)
        }
    }

    @Test func `end with a hook that fails, which is named; what was recorded is kept`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run([
                "record", "-r", "5", "--prepare", "sh -c 'test ! -e seen'", "--conclude",
                "touch seen", "--cleanup", "touch cleaned", "--", "true",
            ])
            #expect(result.status == 1)
            #expect(result.errors.contains("the prepare program of true ended with exit status 1"))
            #expect(result.errors.contains("1 run stored"))
            #expect(try perfdb.storedRuns() == 1)
            #expect(FileManager.default.fileExists(atPath: perfdb.folder.path + "/cleaned"))
        }
    }

    @Test func `run hooks of a shell by it, one for each command`() throws {
        try withPerfdb { perfdb in
            _ = try record(
                [
                    "--shell", "-r", "1", "--prepare", "echo a >> log; true", "--prepare",
                    "echo b >> log", "--", "echo A >> log", ":::", "echo B >> log",
                ], by: perfdb)
            let log = perfdb.text(of: "log").split(separator: "\n").joined()
            #expect(["aAbB", "bBaA"].contains(log))
        }
    }

    @Test func `compare commands in turn, and keep which one a run is of`() throws {
        try withPerfdb { perfdb in
            let result = try record(
                ["-r", "6", "--", "sleep", "0.01", ":::", "sleep", "0.02"], by: perfdb)
            #expect(
                try perfdb.query(
                    "SELECT benchmark, parameters, command, count(*) FROM runs GROUP BY 2 ORDER BY 2"
                )
                    == ["0.01", "0.02"].map { time in
                        "sleep 0.01 ::: sleep 0.02|{\"command\":\"sleep \(time)\"}|"
                            + "[\"sleep\",\"\(time)\"]|6"
                    })
            #expect(result.output.split(separator: "\n").last?.contains("“sleep 0.01”") ?? false)
            let named = try record(
                [
                    "-r", "1", "--benchmark", "nap", "--command", "short=sleep '0.01'", "--command",
                    "long=sleep 0.02", "--reference", "long", "--format", "json",
                ], by: perfdb)
            #expect(named.output.contains(#""reference" : "long""#))
            #expect(
                try perfdb.query(
                    "SELECT parameters FROM runs WHERE benchmark = 'nap' ORDER BY 1")
                    == [#"{"command":"long"}"#, #"{"command":"short"}"#])
        }
    }

    @Test func `tell nothing but the summary when they are to be quiet`() throws {
        try withPerfdb { perfdb in
            let result = try record(
                ["--quiet", "-r", "1", "--workers", "900", "--", "true"], by: perfdb)
            #expect(result.errors == "" && result.output.contains("true: 900 workers"))
            let wrong = try perfdb.run(["record", "--quiet", "-r", "1", "--", "false"])
            #expect(wrong.status == 1 && wrong.errors.contains("exit status 1"))
        }
    }

    @Test func `write what was measured for hyperfine's readers`() throws {
        try withPerfdb { perfdb in
            _ = try record(
                [
                    "-r", "3", "--export-hyperfine", "out.json", "--command", "a=true", "--command",
                    "b=sleep 0.01",
                ], by: perfdb)
            let data = Data(perfdb.text(of: "out.json").utf8)
            let file = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            let results = try #require(file?["results"] as? [[String: Any]])
            #expect(results.map { $0["command"] as? String } == ["a", "b"])
            #expect(results.allSatisfy { ($0["times"] as? [Double])?.count == 3 })
            let shown = try record(
                ["-r", "1", "--export-hyperfine", "-", "--", "true"], by: perfdb)
            #expect(shown.output.hasPrefix("{"))
            let wrong = try perfdb.run(["record", "--export-hyperfine", "no/x.json", "--", "true"])
            #expect(wrong.status == 1 && wrong.errors.contains("cannot write \"no/x.json\""))
            let history = try perfdb.run([
                "record", "--export-hyperfine", perfdb.database, "--", "true",
            ])
            #expect(history.status == 1 && history.errors.contains("is the history"))
        }
    }

    @Test func `are kept with their secrets masked, and make the line that measures again`() throws
    {
        try withPerfdb { perfdb in
            let options = [
                "--nice", "1", "--env", "A=it's", "--env", "API_TOKEN=hunter2 x", "--clean-env",
                "--prepare", "test -n '{command}'", "--no-padding", "--order", "sequential",
                "--max-runs", "2", "--timeout", "1500ms", "--ignore-failure=1,3", "--concurrency",
                "2",
            ]
            _ = try record(
                options + ["--command", "a=true", "--command", "b=sh -c 'exit 0'"], by: perfdb)
            let settings = """
                [["concurrency","2"],["runs","auto"],["max-runs","2"],\
                ["prepare","test -n {command}"],["timeout","1.5s"],["ignore-failure","1,3"],\
                ["nice","1"],["env","A=it's"],["env","API_TOKEN=***"],["clean-env",""],\
                ["no-padding",""]]
                """
            #expect(try perfdb.query("SELECT DISTINCT settings FROM runs") == [settings])
            #expect(try perfdb.run(["report", "--out", "reports/x"]).status == 0)
            let pages = try FileManager.default.subpathsOfDirectory(atPath: perfdb.folder.path)
                .filter { $0.hasSuffix(".md") }.map(perfdb.text)
            #expect(!pages.joined().contains("hunter2"))
            let lines = pages.flatMap { $0.split(separator: "\n") }.map(String.init)
            #expect(lines.contains("# Without --env API_TOKEN: its value was secret and not kept."))
            let again = try #require(lines.first { $0.hasPrefix("perfdb record ") })
            #expect(again.contains("--concurrency 2") && again.contains("--order sequential"))
            let before = try perfdb.query("SELECT DISTINCT benchmark, parameters FROM runs")
            try perfdb.write(again, to: "again.sh")
            let folder = URL(fileURLWithPath: perfdb.program).deletingLastPathComponent().path
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            let result = try Child(
                ["sh", "again.sh"],
                environment: Perfdb.environment.merging(
                    ["PATH": "\(folder):\(path)", "PERFDB_DATABASE": perfdb.database]
                ) { $1 }, in: perfdb.folder, writingTo: perfdb.folder
            ).finish()
            #expect(result.status == 0, "\(again)\n\(result.errors)")
            #expect(try perfdb.query("SELECT DISTINCT benchmark, parameters FROM runs") == before)
            let kept = try perfdb.query("SELECT DISTINCT settings FROM runs ORDER BY run_id")
            #expect(kept.last == settings.replacing(#"["env","API_TOKEN=***"],"#, with: ""))
        }
    }

    @Test func `of a suite do what those of the command line do`() throws {
        try withPerfdb { perfdb in
            try FileManager.default.createDirectory(
                at: perfdb.folder.appendingPathComponent("work"), withIntermediateDirectories: true)
            try perfdb.write("input\n", to: "in.txt")
            try perfdb.write(
                """
                {"runs": "auto", "max-runs": 2, "order": "sequential", "env": {"A": "suite"},
                 "benchmarks": [
                   {"name": "b", "commands": {"x": ["sh", "-c", "pwd; cat; echo $A $B; echo n=5"],
                                              "y": ["sh", "-c", "echo n=6"]},
                    "env": {"B": "{command}"}, "cwd": "work", "input": "in.txt", "nice": 1,
                    "prepare": ["sh", "-c", "echo prepared {command} >> ../log"],
                    "metrics": {"n": "n=([0-9]+)"}},
                   {"name": "c", "command": ["true"], "runs": 1, "concurrency": [2]}]}
                """, to: "perfdb.json")
            let result = try record(["--output", "seen", "--env", "A=call"], by: perfdb)
            let seen = perfdb.text(of: "seen")
            #expect(seen.contains("\(perfdb.folder.path)/work\ninput\ncall x\nn=5\n"), "\(seen)")
            let log = perfdb.text(of: "log").split(separator: "\n").sorted()
            #expect(log == ["prepared x", "prepared x", "prepared y", "prepared y"])
            #expect(
                try perfdb.query("SELECT benchmark, count(*) FROM runs GROUP BY 1")
                    == ["b|4", "c|1"], "\(result.errors)")
            #expect(
                try perfdb.query("SELECT DISTINCT value FROM metrics ORDER BY 1") == ["5.0", "6.0"])
            #expect(try perfdb.query("SELECT count(*) FROM run_copy") == ["2"])
        }
    }
}
