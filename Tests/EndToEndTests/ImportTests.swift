import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `An imported file` {
    private static let text = """
        {"results": [
          {"command": "make -j 1", "user": 0.5, "system": 0.25, "times": [2.5, 1.5], "exit_codes": [0, 0],
           "memory_usage_byte": [4096, 8192], "parameters": {"threads": "1"}},
          {"command": "make -j 8", "user": 0.75, "system": 0.25, "times": [0.000000001],
           "exit_codes": [139], "parameters": {"threads": "8"}}
        ]}
        """

    @Test func `may come from standard input, and is stored once`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(Self.text, to: "in.json")
            let fromInput = ["sh", "-c", "exec \"$@\" <in.json", "sh"]
            let first = try perfdb.run(["import", "-"], through: fromInput)
            #expect(first.status == 0, "\(first.errors)")
            #expect(first.output.hasPrefix("standard input, by hyperfine: 3 runs of 2 "))
            let second = try perfdb.run(["import", "in.json"])
            #expect(second.status == 0)
            #expect(second.output.contains(" was already in "))
            #expect(try perfdb.query("SELECT count(*) FROM session") == ["1"])
        }
    }

    @Test func `is rows that say what the file says, and no more`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(Self.text, to: "in.json")
            #expect(try perfdb.run(["import", "in.json"]).status == 0)
            #expect(
                try perfdb.query(
                    """
                    SELECT wall_ns, user_ns, sys_ns, max_rss_bytes, outcome, exit_status, signal,
                    started_at_us, round, position FROM run ORDER BY position
                    """) == [
                        "2500000000||||ok|0|||1|1", "1500000000||||ok|0|||2|2",
                        "1|750000000|250000000||killed||11||1|3",
                    ])
            #expect(
                try perfdb.query(
                    "SELECT origin, recorder, run_order, started_at_us, host_id, seed FROM session")
                    == ["imported|hyperfine|sequential|||"])
            #expect(
                try perfdb.query("SELECT DISTINCT benchmark, parameters, command FROM runs") == [
                    #"make -j {threads}|{"threads":"1"}|["make -j {threads}"]"#,
                    #"make -j {threads}|{"threads":"8"}|["make -j {threads}"]"#,
                ])
            #expect(
                try perfdb.query(
                    """
                    SELECT position, name, unit, value FROM run_metric
                    JOIN metric ON metric.id = metric_id ORDER BY position, name
                    """) == [
                        "1|hyperfine:memory|B|4096.0", "1|hyperfine:system|s|0.25",
                        "1|hyperfine:user|s|0.5", "2|hyperfine:memory|B|8192.0",
                        "2|hyperfine:system|s|0.25", "2|hyperfine:user|s|0.5",
                    ])
        }
    }

    @Test func `is none where a folder without any or nothing is named`() throws {
        try withPerfdb { perfdb in
            let folder = try perfdb.run(["import", "/"])
            #expect(folder.status == 1 && folder.output == "")
            #expect(
                folder.errors.hasPrefix("perfdb: \"/\" holds no file of a session (*.jsonl).\n"))
            let nothing = try perfdb.run(
                ["import", "-"], through: ["sh", "-c", "exec \"$@\" </dev/null", "sh"])
            #expect(nothing.status == 1)
            #expect(nothing.errors.hasPrefix("perfdb: \"standard input\" is of no known form.\n"))
            #expect(!FileManager.default.fileExists(atPath: perfdb.database))
        }
    }
}
