import Foundation
import TestSupport
import Testing

/// Names as nobody would choose them, and how the shells show them.
enum AwkwardName {
    static let all = ["sort big", "it's", #"a$b "q""#, "new\nline", "tick`s", "bang!", "ästhetik"]
}

/// Runs a test with a history that has a benchmark of each awkward name.
func withCompletions(_ body: (Perfdb) throws -> Void) throws {
    try withPerfdb { perfdb in
        for name in AwkwardName.all {
            let words = ["record", "-r", "1", "--benchmark", name, "--label", "my label", "true"]
            try #require(perfdb.run(words).status == 0)
        }
        try body(perfdb)
    }
}

/// Runs a test in a terminal whose shell has learned to complete; `perfdb` is on its `PATH`.
func withCompletingTerminal(
    _ shell: String, learning lines: [String], _ body: (Perfdb, Terminal) throws -> Void
) throws {
    try withCompletions { perfdb in
        let terminal = try Terminal(perfdb)
        defer { terminal.close() }
        try terminal.type("PATH=\"${PERFDB%/*}:$PATH\" exec \(shell)")
        #expect(try terminal.isReady())
        try terminal.type((lines + ["clear", "echo learned"]).joined(separator: "; "))
        #expect(try terminal.shows("learned"))
        try body(perfdb, terminal)
    }
}

extension Terminal {
    /// What a line becomes when Tab is pressed at its end.
    func expect(_ typed: String, becomes completed: String, at location: SourceLocation) throws {
        try type("clear")
        #expect(try eventually { try screen() == [Self.prompt] })
        try write(typed)
        try press("Tab")
        let wanted = "\(Self.prompt) \(completed)"
        var shown = ""
        let isThere = try eventually(within: 10) {
            shown = try screen().joined(separator: "\n")
            return shown == wanted
        }
        #expect(isThere, "\(typed) became \(shown)", sourceLocation: location)
        try press("C-c")
        #expect(try isReady())
    }
}
