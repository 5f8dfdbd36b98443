import Foundation
import TestSupport
import Testing

@Suite(
    .serialized, .enabled(if: Witness.has("sqlite3") && Witness.has("tmux") && Witness.has("ps")))
struct `In a terminal` {
    /// The call of a recording whose run number `number` naps, while all others are over at once.
    private func call(_ options: String, napIn number: Int, _ nap: Nap, isOnce: Bool = false)
        -> String
    {
        let test = "[ $(wc -l < begun) \(isOnce ? "-ne" : "-lt") \(number) ]"
        return "$PERFDB record \(options) -- sh -c 'echo >> begun; \(test) || sleep \(nap.seconds)'"
    }

    @Test func `Ctrl-C ends the child and leaves the terminal clean`() throws {
        try withTerminal { perfdb, terminal in
            let nap = Nap()
            let name = String(repeating: "long ", count: 20)
            try terminal.type(call("-r 100 --benchmark '\(name)'", napIn: 5, nap))
            #expect(try terminal.mentions(" · run 4/100 · "))
            try terminal.press("C-c")
            #expect(try terminal.isReady())
            try terminal.type("echo status $?; stty -a > settings")
            #expect(try terminal.shows("status 130"))
            #expect(try !terminal.screen().contains { $0.contains(" · run ") })
            let words = perfdb.text(of: "settings").split { " ;\n".contains($0) }
            #expect(words.contains("echo") && words.contains("icanon") && words.contains("isig"))
            let rows = try perfdb.query("SELECT outcome, count(*) FROM runs GROUP BY 1 ORDER BY 1")
            #expect(rows == ["interrupted|1", "ok|4"])
            #expect(try nap.isOver())
        }
    }

    @Test func `Ctrl-Z stops the child too, and the run is repeated after fg`() throws {
        try withTerminal { perfdb, terminal in
            let nap = Nap()
            try terminal.type(call("-r 6 --benchmark nap", napIn: 3, nap, isOnce: true))
            #expect(try terminal.mentions(" · run 2/6 · "))
            try terminal.press("C-z")
            #expect(try terminal.isReady())
            #expect(try perfdb.storedRuns() == 2)
            let stopped = try eventually {
                try nap.states().filter { $0.hasPrefix("T") }.count == 3
            }
            #expect(stopped, "perfdb, sh and sleep")
            #expect(try !terminal.screen().contains { $0.contains(" · run ") })
            try terminal.resize(columns: 60)
            try terminal.type("fg; echo status $?")
            #expect(try terminal.shows("status 0"))
            #expect(try !terminal.screen().contains { $0.contains(" · run ") })
            let rows = try perfdb.query(
                "SELECT outcome, group_concat(position) FROM runs GROUP BY 1")
            #expect(rows == ["ok|1,2,3,4,5,6"])
            #expect(perfdb.text(of: "begun") == "\n\n\n\n\n\n\n")
            #expect(try nap.isOver())
        }
    }

    @Test func `every run that was shown outlives the recorder's sudden end`() throws {
        try withTerminal { perfdb, terminal in
            let nap = Nap()
            try terminal.type(
                "sh -c 'echo $$ > pid; exec \"$@\"' sh " + call("-r 9", napIn: 8, nap))
            #expect(try terminal.mentions(" · run 7/9 · "))
            let pid = try #require(Int32(perfdb.text(of: "pid").filter(\.isNumber)))
            kill(pid, SIGKILL)
            #expect(try nap.isOver())
            #expect(try perfdb.query("PRAGMA integrity_check") == ["ok"])
            #expect(try perfdb.storedRuns() == 7)
        }
    }

    @Test func `a child that reads the terminal is ended at once`() throws {
        try withTerminal { perfdb, terminal in
            try terminal.type("$PERFDB record -r 3 -- cat /dev/tty; echo status $?")
            #expect(try terminal.shows("status 1"))
            let told = try terminal.screen().joined(separator: " ")
            #expect(told.contains("cat /dev/tty, was stopped by SIGTTIN and ended."))
            let rows = try perfdb.query("SELECT outcome, exit_status, signal FROM runs")
            #expect(rows == ["failed||\(SIGTTIN)"])
        }
    }

    @Test func `the configurations stand in a table at the end`() throws {
        try withTerminal { perfdb, terminal in
            try terminal.type("$PERFDB record --workers 1,2 -r 2 -- true; echo status $?")
            #expect(try terminal.shows("status 0"))
            #expect(try terminal.shows("configuration  runs  median  interval  "))
            #expect(try terminal.shows("1 worker          2  "))
            #expect(try terminal.shows("2 workers         2  "))
            #expect(try terminal.shows("perfdb: 4 runs stored in history.sqlite, session "))
        }
    }

    @Test func `a plain one shows no progress`() throws {
        try withTerminal { perfdb, terminal in
            let nap = Nap()
            try terminal.type("export TERM=dumb; " + call("-r 100", napIn: 5, nap))
            #expect(try eventually { try perfdb.storedRuns() == 4 && !nap.states().isEmpty })
            #expect(try !terminal.screen().contains { $0.contains(" · run ") })
            try terminal.press("C-c")
            #expect(try nap.isOver())
        }
    }
}
