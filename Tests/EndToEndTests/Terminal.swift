import Foundation
import TestSupport

/// A real terminal with a shell in it, kept by a `tmux` of its own.
struct Terminal {
    private let socket: String
    private let folder: URL

    /// What the shell writes before a command.
    static let prompt = "ready>"

    /// Opens it with the program's folder as current one; commands find perfdb as `$PERFDB`.
    init(_ perfdb: Perfdb, columns: Int = 80, rows: Int = 24) throws {
        folder = perfdb.folder
        socket = folder.appendingPathComponent("tmux").path
        let variables = [
            "PS1=\(Self.prompt) ", "PERFDB=\(perfdb.program)", "PERFDB_DATABASE=\(perfdb.database)",
        ]
        let shell = ["env", "-u", "ENV", "-u", "NO_COLOR"] + variables + ["sh", "-i"]
        let size = ["-x", String(columns), "-y", String(rows)]
        try tmux(["-f", "/dev/null", "new-session", "-d", "-s", "t"] + size + shell)
        _ = try isReady()
    }

    /// Types a line and the enter key.
    func type(_ line: String) throws {
        try write(line)
        try press("Enter")
    }

    /// Types a text.
    func write(_ text: String) throws { try tmux(["send-keys", "-t", "t", "-l", text]) }

    /// Presses a key such as `C-c`.
    func press(_ key: String) throws { try tmux(["send-keys", "-t", "t", key]) }

    func resize(columns: Int) throws {
        try tmux(["resize-window", "-t", "t", "-x", String(columns)])
    }

    /// The lines on the screen, without blanks at their ends, as far as anything was written.
    func screen() throws -> [String] {
        let text = try tmux(["capture-pane", "-p", "-t", "t"])
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Whether a line of the screen begins with a text, soon.
    func shows(_ start: String) throws -> Bool {
        try eventually { try screen().contains { $0.hasPrefix(start) } }
    }

    /// Whether the last line of the screen is a text, soon.
    func ends(in line: String) throws -> Bool { try eventually { try screen().last == line } }

    /// Whether a line of the screen has a text in it, soon.
    func mentions(_ text: String) throws -> Bool {
        try eventually { try screen().contains { $0.contains(text) } }
    }

    /// Whether the cursor is visible.
    func hasCursor() throws -> Bool {
        try tmux(["display-message", "-p", "-t", "t", "#{cursor_flag}"]) == "1\n"
    }

    /// Whether the shell waits for a command at the start of a line, soon.
    func isReady() throws -> Bool { try eventually { try screen().last == Self.prompt } }

    /// Ends the terminal and what runs in it.
    func close() { _ = try? tmux(["kill-server"]) }

    @discardableResult
    private func tmux(_ words: [String]) throws -> String {
        try Child(
            ["tmux", "-u", "-S", socket] + words, environment: Perfdb.environment, in: folder,
            writingTo: folder
        ).finish().output
    }
}

/// Runs a test with the program in a new folder and a terminal there.
func withTerminal(_ body: (Perfdb, Terminal) throws -> Void) throws {
    try withPerfdb { perfdb in
        let terminal = try Terminal(perfdb)
        defer { terminal.close() }
        try body(perfdb, terminal)
    }
}
