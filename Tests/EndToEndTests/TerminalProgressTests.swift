import Foundation
import TestSupport
import Testing

@Suite(
    .serialized, .enabled(if: Witness.has("sqlite3") && Witness.has("tmux") && Witness.has("ps")))
struct `The progress line` {
    /// Writes the recording of two configurations whose ninth run naps; `. ./go` starts it.
    private func prepare(_ perfdb: Perfdb, _ nap: Nap, options: String = "") throws {
        let name = "測定 " + String(repeating: "long ", count: 12) + "name"
        try perfdb.write(
            """
            $PERFDB record -r 90 --benchmark '\(name)' --workers 1,2 \(options) -- \
            sh -c 'echo >> begun; [ $(wc -l < begun) -lt 9 ] || sleep \(nap.seconds)'

            """, to: "go")
    }

    /// The lines that name the benchmark.
    private func lines(_ terminal: Terminal) throws -> [String] {
        try terminal.screen().filter { $0.contains("測定") }
    }

    /// Whether the screen shows one whole line, and no part of another one below it, soon.
    private func isDrawn(
        _ terminal: Terminal, with part: String, without other: String? = nil
    ) throws -> Bool {
        try eventually {
            let screen = try terminal.screen()
            guard let last = screen.last, last.hasPrefix("測定"), last.hasSuffix(" s left") else {
                return false
            }
            return last.contains(part) && !(other.map { last.contains($0) } ?? false)
                && screen.count { $0.contains("測定") } == 1
        }
    }

    @Test func `is drawn anew in every width and leaves nothing behind`() throws {
        try withTerminal { perfdb, terminal in
            let nap = Nap()
            try prepare(perfdb, nap)
            try terminal.type("stty -g > before; clear; . ./go")
            #expect(try terminal.mentions(" · run 4/90 · "))
            try terminal.resize(columns: 60)
            #expect(try isDrawn(terminal, with: " · run 4/90 · ", without: " done · "))
            try terminal.resize(columns: 30)
            #expect(try isDrawn(terminal, with: " · ", without: " run "))
            try terminal.resize(columns: 120)
            #expect(try isDrawn(terminal, with: " · run 4/90 · round 4 · 0/2 done · "))
            #expect(try terminal.hasCursor())
            try terminal.press("C-c")
            #expect(try terminal.isReady())
            #expect(try lines(terminal).isEmpty)
            #expect(try terminal.hasCursor())
            try terminal.type("stty -g > after; echo done")
            #expect(try terminal.shows("done"))
            #expect(perfdb.text(of: "before") == perfdb.text(of: "after"))
            #expect(!perfdb.text(of: "before").isEmpty)
            #expect(try nap.isOver())
        }
    }

    @Test func `goes away with Ctrl-Z and comes back with fg`() throws {
        try withTerminal { perfdb, terminal in
            let nap = Nap()
            try prepare(perfdb, nap)
            try terminal.type("stty -g > before; clear; . ./go")
            #expect(try terminal.mentions(" · run 4/90 · "))
            try terminal.press("C-z")
            #expect(try terminal.isReady())
            #expect(try !terminal.mentionsNow(" · run "))
            #expect(try terminal.hasCursor())
            try terminal.resize(columns: 70)
            try terminal.type("clear; fg")
            #expect(try terminal.mentions(" · run 4/90 · "))
            try terminal.press("C-c")
            #expect(try terminal.isReady())
            #expect(try !terminal.mentionsNow(" · run "))
            try terminal.type("stty -g > after; echo done")
            #expect(try terminal.shows("done"))
            #expect(perfdb.text(of: "before") == perfdb.text(of: "after"))
            #expect(try nap.isOver())
        }
    }
}

extension Terminal {
    /// Whether a line of the screen has a text in it.
    fileprivate func mentionsNow(_ text: String) throws -> Bool {
        try screen().contains { $0.contains(text) }
    }
}
