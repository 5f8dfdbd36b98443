import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `The outcome of a run` {
    /// A script for `sh`, options, and what is left of it in the history.
    struct Case: CustomTestStringConvertible, Sendable {
        var options: [String] = []
        var script: String
        var status: Int32
        /// Outcome, exit status and signal of each run.
        var runs: [String]

        var testDescription: String { (options + [script]).joined(separator: " ") }
    }

    @Test(arguments: [
        Case(script: "exit 0", status: 0, runs: ["ok|0|", "ok|0|"]),
        Case(script: "exit 3", status: 1, runs: ["failed|3|"]),
        Case(script: "kill -9 $$", status: 1, runs: ["killed||9"]),
        Case(script: "kill -STOP $$", status: 1, runs: ["failed||19"]),
        Case(options: ["--ignore-failure"], script: "exit 3", status: 0, runs: ["ok|3|", "ok|3|"]),
        Case(
            options: ["--ignore-failure=3,5"], script: "exit 3", status: 0,
            runs: ["ok|3|", "ok|3|"]),
        Case(options: ["--ignore-failure=3,5"], script: "exit 4", status: 1, runs: ["failed|4|"]),
        Case(
            options: ["--ignore-failure"], script: "kill -9 $$", status: 0,
            runs: ["killed||9", "killed||9"]),
        Case(options: ["--ignore-failure=3"], script: "kill -9 $$", status: 1, runs: ["killed||9"]),
    ])
    func `is stored, and decides whether recording goes on`(_ item: Case) throws {
        try withPerfdb { perfdb in
            let words = ["record", "-r", "2"] + item.options + ["--", "sh", "-c", item.script]
            #expect(try perfdb.run(words).status == item.status)
            let rows = try perfdb.query(
                "SELECT outcome, exit_status, signal FROM runs ORDER BY position")
            #expect(rows == item.runs)
        }
    }

    @Test(.enabled(if: Witness.has("ps")))
    func `is timed-out with all its processes ended, and counted where failures are ignored`()
        throws
    {
        try withPerfdb { perfdb in
            let nap = Nap()
            let script = "sleep \(nap.seconds) & sleep \(nap.seconds)"
            let options = ["--timeout", "0.5", "-r", "2", "--ignore-failure"]
            let begin = Date()
            #expect(try perfdb.run(["record"] + options + ["--", "sh", "-c", script]).status == 0)
            #expect(Date().timeIntervalSince(begin) < 30)
            #expect(
                try perfdb.query("SELECT outcome, signal, wall_s >= 0.5 FROM runs") == [
                    "timed-out|15|1", "timed-out|15|1",
                ])
            #expect(try nap.states() == [])
            let stopped = try perfdb.run(
                ["record", "--timeout", "50ms", "-r", "2", "--", "sh", "-c", script])
            #expect(stopped.status == 1)
            #expect(try perfdb.storedRuns() == 3)
            #expect(try nap.states() == [])
        }
    }

    @Test(.enabled(if: Witness.has("ps")))
    func `is timed-out for a program that ignores SIGTERM, too`() throws {
        try withPerfdb { perfdb in
            let nap = Nap()
            let script = "trap '' TERM; sleep \(nap.seconds)"
            let words = ["record", "--timeout", "0.1", "-r", "1", "--", "sh", "-c", script]
            let result = try perfdb.run(words)
            #expect(result.status == 1)
            #expect(
                try perfdb.query("SELECT outcome, signal, wall_s >= 2.1 FROM runs") == [
                    "timed-out|9|1"
                ])
            #expect(try nap.states() == [])
        }
    }

    @Test(.enabled(if: Witness.has("ps")), arguments: [SIGINT, SIGTERM, SIGHUP])
    func `is interrupted for the run during which a signal came`(_ signal: Int32) throws {
        try withPerfdb { perfdb in
            let nap = Nap()
            let script = "echo >> begun; [ $(wc -l < begun) -lt 5 ] || sleep \(nap.seconds)"
            let running = try perfdb.start(["record", "-r", "100", "--", "sh", "-c", script])
            #expect(try eventually { try perfdb.storedRuns() == 4 && nap.states().count > 2 })
            running.signal(signal)
            let result = running.finish()
            #expect(result.status == 130)
            #expect(result.errors.contains("perfdb: interrupted. 5 runs stored in "))
            let rows = try perfdb.query(
                "SELECT outcome, group_concat(position) FROM runs GROUP BY 1 ORDER BY 1")
            #expect(rows == ["interrupted|5", "ok|1,2,3,4"])
            #expect(try nap.states() == [])
        }
    }

    @Test(.enabled(if: Witness.has("ps")))
    func `is kept for every run that was over when the recorder was killed`() throws {
        try withPerfdb { perfdb in
            let nap = Nap()
            let script = "echo >> begun; sleep 0.03 || sleep \(nap.seconds)"
            let running = try perfdb.start(["record", "-r", "100", "--", "sh", "-c", script])
            #expect(try eventually { try perfdb.storedRuns() >= 5 })
            running.signal(SIGKILL)
            #expect(running.finish().status == SIGKILL)
            #expect(try nap.isOver())
            #expect(try perfdb.query("PRAGMA integrity_check") == ["ok"])
            let begun = perfdb.text(of: "begun").count
            let stored = try perfdb.storedRuns()
            #expect(stored >= begun - 1 && stored < 100)
            #expect(try perfdb.run(["record", "-r", "1", "--", "true"]).status == 0)
            #expect(try perfdb.storedRuns() == stored + 1)
        }
    }
}
