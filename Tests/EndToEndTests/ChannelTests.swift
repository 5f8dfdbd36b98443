import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `The report channel` {
    /// Records a shell script once; what it wrote to descriptor 3 is in the history.
    private func record(
        _ script: String, status: Int32 = 0, _ body: (Perfdb, Child.Result) throws -> Void
    ) throws {
        try withPerfdb { (perfdb) throws in
            let result = try perfdb.run(["record", "-r", "1", "--", "sh", "-c", script])
            #expect(result.status == status, "\(result.errors)")
            try body(perfdb, result)
        }
    }

    @Test func `carries every kind of line into the history`() throws {
        let script = """
            test "$PERFDB_CHANNEL" = 3 || exit 9
            cat >&3 <<'END'
            {"region": "work", "ns": 2000}
            {"region": "more", "ns": 500}
            {"phase": "setup", "ns": 1000}
            {"task": "item-1", "worker": 2, "start_ns": 10, "stop_ns": 90}
            {"metric": "hits", "value": 12.5, "unit": "pages", "direction": "higher"}
            {"items": 3, "of": 3}
            {"worker": 1, "peak_bytes": 9000000, "pss_bytes": 4000000}
            END
            """
        try record(script) { (perfdb, _) throws in
            #expect(
                try perfdb.query("SELECT region_ns, items_done, outcome FROM runs") == [
                    "2500|3|ok"
                ])
            #expect(try perfdb.query("SELECT phase, duration_ns FROM phases") == ["setup|1000"])
            #expect(
                try perfdb.query(
                    "SELECT task, worker, round(start_s * 1e9), round(stop_s * 1e9) FROM tasks")
                    == [
                        "item-1|2|10.0|90.0"
                    ])
            #expect(
                try perfdb.query(
                    "SELECT metric, unit, direction, value FROM metrics"
                ) == ["hits|pages|higher|12.5"])
            #expect(
                try perfdb.query("SELECT worker, peak_bytes, proportional_bytes FROM worker_memory")
                    == ["1|9000000|4000000"])
            #expect(try perfdb.query("SELECT count(*) FROM messages") == ["0"])
        }
    }

    @Test func `may be closed or left alone`() throws {
        try record("exec 3>&-; exit 0") { (perfdb, _) throws in
            #expect(
                try perfdb.query("SELECT outcome, region_s IS NULL FROM runs") == ["ok|1"])
            #expect(try perfdb.query("SELECT count(*) FROM messages") == ["0"])
        }
    }

    @Test func `takes garbage without harm, and the run keeps a warning`() throws {
        let script = #"head -c 100000 /dev/urandom >&3; printf '\n{"region": "x", "ns": 5}\n' >&3"#
        try record(script) { (perfdb, result) throws in
            #expect(try perfdb.query("SELECT outcome, region_ns FROM runs") == ["ok|5"])
            #expect(
                try perfdb.query("SELECT kind, name FROM messages") == [
                    "warning|channel-garbage"
                ])
            #expect(
                result.errors.contains("perfdb: warning: ")
                    && result.errors.contains("not understood"),
                "\(result.errors)")
        }
    }

    @Test(.enabled(if: Witness.has("python3")))
    func `takes a flood of a million lines, and the run keeps a warning`() throws {
        let script = """
            exec python3 -c 'import os
            line = b"{\\"metric\\": \\"m\\", \\"value\\": 1}\\n" * 1000
            for _ in range(1000):
                left = line
                while left: left = left[os.write(3, left):]'
            """
        try record(script) { (perfdb, _) throws in
            #expect(try perfdb.query("SELECT outcome FROM runs") == ["ok"])
            #expect(
                try perfdb.query("SELECT kind FROM messages WHERE name = 'channel-flood'") == [
                    "warning"
                ])
        }
    }

    @Test func `makes a run fail that reports an error or too few items`() throws {
        try record(#"echo '{"error": "the server answered 503"}' >&3"#, status: 1) {
            (perfdb, _) throws in
            #expect(
                try perfdb.query("SELECT outcome, text FROM messages")
                    == ["failed|the server answered 503"])
        }
        try record(#"echo '{"items": 3, "of": 4}' >&3"#, status: 1) { (perfdb, _) throws in
            #expect(
                try perfdb.query("SELECT outcome, kind FROM messages")
                    == ["failed|error"])
        }
    }

    @Test func `does not reach from one run into the next`() throws {
        try withPerfdb { (perfdb) throws in
            let script = #"(sleep 0.05; echo '{"region": "late", "ns": 1}' >&3) & :"#
            #expect(try perfdb.run(["record", "-r", "5", "--", "sh", "-c", script]).status == 0)
            #expect(try perfdb.query("SELECT count(region_s) FROM runs") == ["0"])
        }
    }

    /// The examples of docs/channel.md, as they stand there.
    @Test(
        .enabled(if: Witness.has("python3") && Witness.has("swift")),
        arguments: ["python", "sh", "swift"])
    func `is used as its page says`(language: String) throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/channel.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let example = try #require(
            text.components(separatedBy: "```\(language)\n").dropFirst().first?
                .components(separatedBy: "```").first)
        try withPerfdb { (perfdb) throws in
            try perfdb.write(example, to: "example.\(language)")
            var command = [["python": "python3"][language] ?? language, "example.\(language)"]
            if language == "swift" {
                let built = try Witness.run(
                    "swiftc", ["-o", "example", "example.swift"], in: perfdb.folder)
                #expect(built.status == 0, "\(built.output)")
                command = ["./example"]
            }
            let result = try perfdb.run(["record", "-r", "1", "--"] + command)
            #expect(result.status == 0, "\(result.errors)")
            #expect(
                try perfdb.query(
                    "SELECT outcome, region_s > 0 AND region_s < wall_s FROM runs") == ["ok|1"])
            #expect(try perfdb.query("SELECT count(*) FROM messages") == ["0"])
        }
    }
}
