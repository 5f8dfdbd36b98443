import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `The study of the documents` {
    /// The graphs of the documents, as files of charts.
    private static let graphs = [
        "io_task_comparison", "cached_normal", "cached_high", "not_cached_normal",
        "not_cached_high", "io_threads", "io_procs", "cpu", "amdahl", "task_timeline",
    ]

    @Test
    func `is measured in part, by regions, with phases, and drawn under the documents' names`()
        throws
    {
        try withPerfdb { perfdb in
            let record = [
                "record", "--suite", "documents", "--only", "divisors", "--scale", "0.0005",
                "--runtime", "swift", "-r", "1",
            ]
            let result = try perfdb.run(record)
            #expect(result.status == 0, "\(result.errors)")
            // Serial and 1, 2, 4, 8 threads and processes, two loads, two caching modes.
            #expect(
                try perfdb.query(
                    """
                    SELECT load, caching, count(*), sum(outcome = 'ok'), count(region_s),
                        sum(region_s <= wall_s), min(suite), min(parameters)
                    FROM runs GROUP BY 1, 2 ORDER BY 1, 2
                    """)
                    == [
                        "high|cached", "high|none", "normal|cached", "normal|none",
                    ].map { #"\#($0)|9|9|9|9|documents|{"scale":"0.0005"}"# })
            #expect(
                try perfdb.query(
                    "SELECT count(*) FROM (SELECT sum(duration_s) AS sum, wall_s FROM phases GROUP BY run_id) WHERE sum > wall_s"
                ) == ["0"])
            #expect(try perfdb.run(["report", "--out", "report"]).status == 0)
            for graph in ["cached_normal", "cached_high", "not_cached_normal", "not_cached_high"] {
                let svg = perfdb.text(of: "report/charts/\(graph).svg")
                #expect(svg.contains("threads") && svg.contains("processes"))
                #expect(svg.contains("serial"))
            }
            #expect(perfdb.text(of: "report/README.md").contains("claims.md"))
            #expect(perfdb.text(of: "report/claims.md").contains("does not hold"))
        }
    }

    @Test func `has a deadlock that is ended, stored as expected, and leaves nothing`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run([
                "record", "--suite", "documents", "--only", "deadlock", "--runtime", "swift",
            ])
            #expect(result.status == 0, "\(result.errors)")
            #expect(
                try perfdb.query(
                    "SELECT expected_outcome, outcome, count(*) FROM runs GROUP BY 1, 2 ORDER BY 1")
                    == ["ok|ok|1", "timed-out|timed-out|1"])
        }
    }

    @Test func `knows the documents' own numbers, and imports them once`() throws {
        try withPerfdb { perfdb in
            let first = try perfdb.run(["import", "--study", "documents"])
            #expect(first.status == 0 && first.output.contains("67 runs"), "\(first.errors)")
            #expect(try perfdb.run(["import", "--study", "documents"]).status == 0)
            #expect(
                try perfdb.query(
                    "SELECT count(*), count(DISTINCT session), min(origin), count(started_at) FROM runs"
                ) == ["67|11|transcribed|0"])
            #expect(
                try perfdb.query(
                    "SELECT cast(cpu_percent AS INTEGER) FROM runs WHERE label = 'time_table' ORDER BY position"
                ) == ["18", "45", "99", "197"])
            #expect(try perfdb.run(["report", "--out", "report"]).status == 0)
            let page = perfdb.text(of: "report/README.md")
            let all = try FileManager.default.contentsOfDirectory(
                atPath: perfdb.folder.appendingPathComponent("report").path
            )
            .filter { $0.hasSuffix(".md") }.map { perfdb.text(of: "report/\($0)") }.joined()
            #expect(all.contains("0.872") && all.contains("7.8"))
            #expect(page.contains("transcribed"))
            let claims = perfdb.text(of: "report/claims.md")
            #expect(claims.contains("undecided") && claims.contains("not measured"))
        }
    }

    @Test(.enabled(if: Witness.has("python3")))
    func `is told where an interpreter does not exist, as a stored failed run`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run([
                "record", "--suite", "documents", "--only", "startup", "--runtime",
                "/no/such/python", "-r", "1",
            ])
            #expect(result.status == 1)
            #expect(result.errors.contains("/no/such/python"))
            #expect(try perfdb.query("SELECT DISTINCT outcome FROM runs") == ["failed"])
            #expect(
                try perfdb.query("SELECT count(*) > 0 FROM messages WHERE kind = 'error'") == ["1"])
        }
    }

    @Test(.enabled(if: Witness.has("python3") && Witness.has("ps")))
    func `fails loudly where a worker's semaphores cannot be made`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(
                """
                import _multiprocessing
                class Broken:
                    def __init__(self, *arguments, **names):
                        raise OSError(38, "Function not implemented")
                    _rebuild = None
                    SEM_VALUE_MAX = 1
                _multiprocessing.SemLock = Broken
                """, to: "sitecustomize.py")
            let result = try perfdb.run(
                [
                    "record", "-r", "1", "--", perfdb.program, "workload", "divisors", "--runtime",
                    "python3", "--strategy", "processes", "--workers", "2", "--caching",
                    "cached:queue", "--scale", "0.001",
                ], environment: ["PYTHONPATH": perfdb.folder.path])
            #expect(result.status == 1)
            #expect(try perfdb.query("SELECT outcome FROM runs") == ["failed"])
            #expect(
                try perfdb.query("SELECT kind FROM messages") == ["error"])
            #expect(try !Witness.run("ps", ["-eo", "args"]).output.contains(perfdb.folder.path))
        }
    }

    @Test(.enabled(if: Witness.has("python3")), arguments: ["status", "half"])
    func `fails loudly where the server answers otherwise than it should`(kind: String) throws {
        try withPerfdb { perfdb in
            try perfdb.write(
                """
                import http.server, sys, threading
                class Handler(http.server.BaseHTTPRequestHandler):
                    def do_GET(self):
                        if sys.argv[1] == "status":
                            self.send_error(503)
                        else:
                            self.send_response(200)
                            self.send_header("Content-Length", "5000")
                            self.end_headers()
                            self.wfile.write(b"x" * 2500)
                            self.close_connection = True
                    def log_message(self, *arguments): pass
                server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
                threading.Thread(target=server.serve_forever, daemon=True).start()
                print("127.0.0.1:%d" % server.server_port, flush=True)
                sys.stdin.read()
                """, to: "server.py")
            try perfdb.write(
                """
                {"runs": 1, "benchmarks": [
                    {"name": "in-swift", "service": ["python3", "server.py", "\(kind)"], "command":
                        ["perfdb", "workload", "download", "--strategy", "threads", "--workers", "2",
                         "--parameter", "items=8", "--scale", "0.1"]},
                    {"name": "in-python", "service": ["python3", "server.py", "\(kind)"], "command":
                        ["perfdb", "workload", "download", "--strategy", "threads", "--workers", "2",
                         "--parameter", "items=8", "--scale", "0.1", "--runtime", "python3"]}]}
                """, to: "perfdb.json")
            let result = try perfdb.run(["record"])
            #expect(result.status == 1)
            #expect(
                try perfdb.query("SELECT benchmark, outcome FROM runs ORDER BY 1") == [
                    "in-python|failed", "in-swift|failed",
                ])
            let texts = try perfdb.query("SELECT text FROM messages WHERE kind = 'error'")
            #expect(texts.count == 2)
            if kind == "status" { #expect(texts.allSatisfy { $0.contains("503") }) }
        }
    }
}
