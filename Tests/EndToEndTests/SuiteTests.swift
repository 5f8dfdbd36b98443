import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `A suite` {
    private static let search = """
        {
            // Two benchmarks, one of which waits.
            "name": "search", "runs": 2,
            "benchmarks": [
                {"name": "look", "command": ["sh", "-c", "test {workers} -le 2 && test {size} = s"],
                 "strategy": ["serial", "threads"], "workers": "1..2", "parameters": {"size": ["s"]}},
                {"name": "hang", "command": ["sleep", "30"], "timeout": "200ms", "expect": "timed-out",
                 "runs": 1},
            ],
            "charts": [{"name": "look", "title": "Looking", "filter": {"benchmark": "look"}}],
        }
        """

    @Test func `in the folder is what record measures without a command`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(Self.search, to: "perfdb.json")
            let result = try perfdb.run(["record"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(
                try perfdb.query(
                    """
                    SELECT benchmark, strategy, workers, count(*), min(outcome), suite FROM runs
                    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                    """) == [
                        "hang|||1|timed-out|search", "look|serial|1|2|ok|search",
                        "look|threads|1|2|ok|search", "look|threads|2|2|ok|search",
                    ])
            #expect(try perfdb.run(["report", "--out", "report"]).status == 0)
            #expect(perfdb.text(of: "report/charts/look.svg").contains("Looking"))
        }
    }

    @Test func `is told whole without being measured`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(Self.search, to: "other.json")
            let result = try perfdb.run(["record", "--suite", "other.json", "--dry-run"])
            #expect(result.status == 0, "\(result.errors)")
            let lines = result.output.split(separator: "\n")
            #expect(lines.contains { $0.contains("threads ×2") })
            #expect(result.output.contains("test 2 -le 2 && test s = s"))
            #expect(result.output.contains("sleep 30"))
            #expect(try perfdb.storedRuns() == 0)
        }
    }

    @Test func `can be measured in part`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(Self.search, to: "perfdb.json")
            #expect(try perfdb.run(["record", "--only", "look", "-r", "1"]).status == 0)
            #expect(try perfdb.query("SELECT DISTINCT benchmark FROM runs") == ["look"])
            #expect(try perfdb.storedRuns() == 3)
            let wrong = try perfdb.run(["record", "--only", "lok"])
            #expect(wrong.status == 2 && wrong.errors.contains(#"Did you mean "look"?"#))
        }
    }

    @Test func `goes on after a run that fails, and says so at its end`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(
                """
                {"runs": 3, "benchmarks": [
                    {"name": "bad", "command": ["sh", "-c", "exit 7"]},
                    {"name": "good", "command": ["true"]}]}
                """, to: "perfdb.json")
            let result = try perfdb.run(["record"])
            #expect(result.status == 1)
            #expect(result.errors.contains("bad"))
            #expect(
                try perfdb.query(
                    "SELECT benchmark, outcome, count(*) FROM runs GROUP BY 1, 2 ORDER BY 1") == [
                        "bad|failed|1", "good|ok|3",
                    ])
        }
    }

    @Test(.enabled(if: Witness.has("python3") && Witness.has("ps")))
    func `has its service while it runs, and ends it`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(
                """
                import sys
                print("at-your-service", flush=True)
                sys.stdin.read()
                """, to: "service.py")
            try perfdb.write(
                """
                {"runs": 2, "benchmarks": [{
                    "name": "client", "service": ["python3", "service.py"],
                    "command": ["sh", "-c", "test {service} = at-your-service && test $PERFDB_SERVICE = {service}"]}]}
                """, to: "perfdb.json")
            let result = try perfdb.run(["record"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(try !Witness.run("ps", ["-eo", "args"]).output.contains("service.py"))
        }
    }

    @Test(arguments: [
        (#"{"benchmarks": [}"#, ["line 1, column 17"]),
        (#"{"benchmarks": []}"#, ["benchmarks"]),
        (#"{"benchmark": []}"#, [#""benchmark""#, #"Did you mean "benchmarks"?"#]),
        (
            "{\"benchmarks\": [\n  {\"name\": \"a\", \"name\": \"b\", \"command\": [\"true\"]}]}",
            ["line 2", #""name""#]
        ),
        (#"{"benchmarks": [{"name": "a"}]}"#, ["benchmarks[0]", "command"]),
        (
            #"{"benchmarks": [{"name": "a", "command": "true"}]}"#,
            ["benchmarks[0].command", "list"]
        ),
        (
            #"{"benchmarks": [{"name": "a", "command": ["true"], "workers": [1, "x"]}]}"#,
            ["benchmarks[0].workers", "x"]
        ),
        (
            #"{"benchmarks": [{"name": "a", "command": ["true"], "expect": "timedout"}]}"#,
            ["benchmarks[0].expect", "timed-out"]
        ),
        (
            #"{"benchmarks": [{"name": "a", "command": ["echo", "{worker}"], "workers": [1]}]}"#,
            ["{worker}", "{workers}"]
        ),
    ])
    func `with a mistake is refused with its place`(text: String, words: [String]) throws {
        try withPerfdb { perfdb in
            try perfdb.write(text, to: "perfdb.json")
            let result = try perfdb.run(["record"])
            #expect(result.status == 2)
            for word in words { #expect(result.errors.contains(word), "\(result.errors)") }
            #expect(result.errors.contains("perfdb.json"))
            #expect(try perfdb.storedRuns() == 0)
        }
    }

    @Test func `with a program that is not there is refused before anything is measured`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(
                """
                {"benchmarks": [{"name": "good", "command": ["true"]},
                    {"name": "lost", "command": ["./lost", "x"]}]}
                """, to: "perfdb.json")
            let result = try perfdb.run(["record"])
            #expect(result.status == 1 && result.output == "")
            #expect(
                result.errors
                    == "perfdb: perfdb.json, benchmark \"lost\": there is no program \"./lost\".\n")
            #expect(!FileManager.default.fileExists(atPath: perfdb.database))
            #expect(try perfdb.run(["record", "--only", "good", "-r", "1"]).status == 0)
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/stat")))
    func `goes on after a service that did not stay, and says so`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(
                """
                {"runs": 1, "benchmarks": [{"name": "client",
                    "service": ["sh", "-c", "echo $$; echo no more >&2; exit 4"],
                    "command": ["sh", "-c", "until grep -q ') Z ' /proc/{service}/stat; do :; done; exit 1"]}]}
                """, to: "perfdb.json")
            let result = try perfdb.run(["record"])
            #expect(result.status == 1)
            #expect(result.errors.contains("sh\" ended with exit status 4 before the last run"))
            #expect(result.errors.hasSuffix("It said:\n  no more\n"), "\(result.errors)")
        }
    }

    @Test(.enabled(if: Witness.has("ps")), arguments: [SIGINT, SIGTERM])
    func `can be interrupted while its service has not come up`(signal: Int32) throws {
        try withPerfdb { perfdb in
            let nap = Nap()
            try perfdb.write(
                """
                {"benchmarks": [{"name": "client", "command": ["true"],
                    "service": ["sh", "-c", "echo > started; exec sleep \(nap.seconds)"]}]}
                """, to: "perfdb.json")
            let call = try perfdb.start(["record", "--output", "seen"])
            #expect(eventually { perfdb.text(of: "started") == "\n" })
            let start = Date()
            call.signal(signal)
            let result = call.finish()
            #expect(result.status == 130)
            #expect(result.errors == "perfdb: interrupted. Nothing was stored.\n")
            // It would be waited for ten seconds.
            #expect(Date().timeIntervalSince(start) < 9)
            #expect(try nap.isOver())
            #expect(!FileManager.default.fileExists(atPath: perfdb.database))
            #expect(perfdb.text(of: "seen") == "")
        }
    }

    @Test func `is wanted where there is no command`() throws {
        try withPerfdb { perfdb in
            let none = try perfdb.run(["record"])
            #expect(none.status == 2 && none.errors.contains("perfdb.json"))
            let unknown = try perfdb.run(["record", "--suite", "document"])
            #expect(unknown.status == 2 && unknown.errors.contains(#""documents""#))
            let both = try perfdb.run(["record", "--suite", "documents", "--workers", "2"])
            #expect(both.status == 2 && both.errors.contains("--workers"))
        }
    }
}
