import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `A recording` {
    @Test func `stores every run of a sweep with its dimensions`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run([
                "record", "--benchmark", "naps", "--strategy", "threads,processes", "--workers",
                "1,2,4", "--load", "normal,high=3", "-r", "5", "--", "sh", "-c",
                "sleep 0.00{factor}",
            ])
            #expect(result.status == 0)
            #expect(try perfdb.query("SELECT count(*) FROM runs") == ["60"])
            let points = try perfdb.query(
                "SELECT DISTINCT strategy, workers, load, load_factor FROM runs ORDER BY 1, 2, 4")
            #expect(points.count == 12)
            #expect(points.first == "processes|1|normal|1.0")
            #expect(points.last == "threads|4|high|3.0")
            let rounds = try perfdb.query(
                "SELECT round, count(DISTINCT strategy || workers || load) FROM runs GROUP BY 1")
            #expect(rounds == (1...5).map { "\($0)|12" })
        }
    }

    @Test func `marks warm-ups and counts them in no statistic`() throws {
        try withPerfdb { perfdb in
            #expect(try perfdb.run(["record", "-r", "3", "-w", "2", "--", "true"]).status == 0)
            let runs = try perfdb.query("SELECT position, round, warmup FROM runs ORDER BY 1")
            #expect(runs == ["1|1|1", "2|2|1", "3|3|0", "4|4|0", "5|5|0"])
            #expect(try perfdb.query("SELECT runs, failed FROM summaries") == ["3|0"])
        }
    }

    @Test func `runs serial once, with one worker`() throws {
        try withPerfdb { perfdb in
            try perfdb.run([
                "record", "--strategy", "serial,threads", "--workers", "1..4:x2", "-r", "1", "--",
                "true",
            ])
            let points = try perfdb.query("SELECT strategy, workers FROM runs ORDER BY 1, 2")
            #expect(points == ["serial|1", "threads|1", "threads|2", "threads|4"])
        }
    }

    @Test func `repeats its order with its seed, and has another with another`() throws {
        try withPerfdb { perfdb in
            for seed in ["7", "7", "8"] {
                let words = ["--seed", seed, "--workers", "1..6", "-r", "3", "--", "true"]
                #expect(try perfdb.run(["record"] + words).status == 0)
            }
            let orders = try perfdb.query(
                """
                SELECT group_concat(round || ':' || workers)
                FROM (SELECT * FROM runs ORDER BY session, position)
                GROUP BY session ORDER BY min(run_id)
                """)
            #expect(orders.count == 3)
            #expect(orders[0] == orders[1])
            #expect(orders[0] != orders[2])
            #expect(try perfdb.query("SELECT seed FROM session ORDER BY id") == ["7", "7", "8"])
        }
    }

    @Test func `keeps its label and the host's given name`() throws {
        try withPerfdb { perfdb in
            let words = ["-r", "1", "--", "true"]
            try perfdb.run(["record"] + words)
            try perfdb.run(
                ["record", "--label", "before"] + words, environment: ["PERFDB_HOST": "pool"])
            try perfdb.run(
                ["record", "--host", "lab"] + words, environment: ["PERFDB_HOST": "pool"])
            let rows = try perfdb.query(
                """
                SELECT runs.label, runs.host, host.is_name_given
                FROM runs JOIN host ON host.name = runs.host ORDER BY run_id
                """)
            let own = try Witness.run("uname", ["-n"]).output.filter { $0 != "\n" }
            #expect(rows == ["|\(own)|0", "before|pool|1", "|lab|1"])
        }
    }

    @Test func `says where a benchmark's command is not what it was`() throws {
        try withPerfdb { perfdb in
            let words = ["record", "--benchmark", "nap", "-r", "1", "--"]
            #expect(!(try perfdb.run(words + ["true"]).errors.contains("differs")))
            #expect(!(try perfdb.run(words + ["true"]).errors.contains("differs")))
            let changed = try perfdb.run(words + ["sh", "-c", "exit 0"])
            #expect(changed.status == 0)
            #expect(
                changed.errors.contains(
                    """
                    the command of "nap" differs from its last session's.
                      then: true
                      now:  sh -c 'exit 0'

                    """))
            #expect(!(try perfdb.run(words + ["sh", "-c", "exit 0"]).errors.contains("differs")))
        }
    }

    @Test func `masks secrets in the history, not in what is measured`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run([
                "record", "-r", "1", "--output", "seen", "--", "echo", "--token", "hunter2",
                "--password=hunter2", "PASSWORD=hunter2", "https://me:hunter2@example.org/",
            ])
            #expect(result.status == 0)
            #expect(perfdb.text(of: "seen").split(separator: "hunter2").count == 5)
            #expect(!(result.output + result.errors).contains("hunter2"))
            for name in try FileManager.default.contentsOfDirectory(atPath: perfdb.folder.path)
            where name.hasPrefix("history") {
                #expect(!perfdb.text(of: name).contains("hunter2"), "\(name)")
            }
            #expect(
                try perfdb.query("SELECT command FROM runs") == [
                    """
                    ["echo","--token","***","--password=***","PASSWORD=***",\
                    "https://me:***@example.org/"]
                    """
                ])
        }
    }

    @Test func `tells a line for each configuration elsewhere than on a terminal`() throws {
        try withPerfdb { perfdb in
            let words = ["record", "--workers", "1,2", "-r", "2", "--", "true"]
            let result = try perfdb.run(words)
            // What is to be minded about such short runs follows.
            let lines = result.output.split(separator: "\n")
                .filter { !$0.hasPrefix("Warning: ") }
            #expect(lines.count == 2)
            #expect(lines.first?.hasPrefix("true: 1 worker: median ") == true)
            #expect(lines.last?.hasPrefix("true: 2 workers: median ") == true)
            #expect(result.errors.contains("perfdb: 4 runs stored in history.sqlite, session "))
            #expect(!(result.output + result.errors).contains { "\r\u{1B}".contains($0) })
        }
    }
}
