import Foundation
import TestSupport
import Testing

@Suite struct `A recording that cannot begin` {
    /// What a refused call says, after the program's name, and what it ends with.
    struct Refusal: CustomTestStringConvertible, Sendable {
        var words: [String]
        var status: Int32 = 1
        var sentence: String

        var testDescription: String { words.joined(separator: " ") }
    }

    @Test(arguments: [
        Refusal(words: ["nosuch-program"], sentence: "there is no program \"nosuch-program\"."),
        Refusal(words: ["./nosuch"], sentence: "there is no program \"./nosuch\"."),
        Refusal(words: ["./"], sentence: "\"./\" is a folder, not a program."),
        Refusal(words: ["./plain"], sentence: "\"./plain\" may not be executed."),
        Refusal(
            words: ["./script"],
            sentence: "\"./script\" is neither a program nor a script that names its interpreter."),
        Refusal(
            words: ["./orphan"],
            sentence: "the interpreter that \"./orphan\" names in its first line is not there."),
        Refusal(words: ["sleep 0.1"], sentence: "there is no program \"sleep 0.1\"."),
        Refusal(
            words: ["echo", "{workers}"], status: 2,
            sentence: "the command has {workers}, but there is no --workers."),
        Refusal(
            words: ["echo", "a{wrokers}"], status: 2,
            sentence: "the command has {wrokers}. Did you mean {workers}?"),
    ])
    func `says so in a sentence and makes no history`(_ refusal: Refusal) throws {
        try withPerfdb { perfdb in
            try perfdb.write("echo hello\n", to: "plain")
            try perfdb.write("echo hello\n", to: "script", mode: 0o755)
            try perfdb.write("#! /nowhere/sh -e\n", to: "orphan", mode: 0o755)
            let before = try contents(of: perfdb.folder)
            let result = try perfdb.run(["record", "--"] + refusal.words)
            #expect(result.status == refusal.status)
            #expect(result.errors.hasPrefix("perfdb: \(refusal.sentence)\n"))
            #expect(result.errors.split(separator: "\n").count <= 2)
            #expect(result.output == "")
            #expect(try contents(of: perfdb.folder) == before)
        }
    }

    @Test func `asks whether a command in one word was meant for a shell`() throws {
        try withPerfdb { perfdb in
            let refused = try perfdb.run(["record", "-r", "1", "--", "exit 0; false"])
            #expect(refused.errors.contains("perfdb record --shell 'exit 0; false'?"))
            let words = ["record", "-r", "1", "--shell", "exit 0; false"]
            #expect(try perfdb.run(words).status == 0)
        }
    }

    @Test func `leaves a text file alone that is named as the history`() throws {
        try expectRefusal("is no SQLite database.") {
            try $0.write("hello\n", to: "history.sqlite")
        }
    }

    @Test(.enabled(if: Witness.has("sqlite3")))
    func `leaves the database of another program alone`() throws {
        try expectRefusal("is the database of another program.") { perfdb in
            _ = try perfdb.query("CREATE TABLE song (name); INSERT INTO song VALUES ('x')")
        }
    }

    @Test(.enabled(if: Witness.has("sqlite3")))
    func `leaves a newer history alone`() throws {
        try expectRefusal("was written by a newer perfdb (schema 99; this one knows 4).") {
            perfdb in
            try perfdb.run(["record", "-r", "1", "--", "true"])
            _ = try perfdb.query("PRAGMA user_version = 99")
        }
    }

    /// Expects that a file which is no history of this program is refused and keeps its bytes.
    private func expectRefusal(_ reason: String, of make: (Perfdb) throws -> Void) throws {
        try withPerfdb { perfdb in
            try make(perfdb)
            let before = try contents(of: perfdb.folder)
            for command in [["record", "-r", "1", "--", "true"], ["list"]] {
                let result = try perfdb.run(command)
                #expect(result.status == 1)
                #expect(result.errors.hasPrefix("perfdb: \"history.sqlite\" \(reason)\n"))
                #expect(result.errors.split(separator: "\n").count == 2)
                #expect(result.output == "")
                #expect(try contents(of: perfdb.folder) == before)
            }
        }
    }

    @Test(.enabled(if: geteuid() != 0 || Witness.has("setpriv")))
    func `reads a history that it may not write, and leaves nothing behind`() throws {
        try withPerfdb { perfdb in
            var perfdb = perfdb
            let shelf = perfdb.folder.appendingPathComponent("shelf")
            let files = FileManager.default
            try files.createDirectory(at: shelf, withIntermediateDirectories: true)
            let history = ["PERFDB_DATABASE": shelf.appendingPathComponent("history.sqlite").path]
            let words = ["record", "-r", "2", "--", "true"]
            #expect(try perfdb.run(words, environment: history).status == 0)
            // Nothing is forbidden to root: another user asks, for whom the program lies at hand.
            let copy = perfdb.folder.appendingPathComponent("perfdb").path
            try files.copyItem(atPath: perfdb.program, toPath: copy)
            perfdb.program = copy
            let another = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
            let prefix = geteuid() == 0 ? another : []
            try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: shelf.path)
            defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: shelf.path) }
            let before = try contents(of: shelf)
            let listed = try perfdb.run(["list"], environment: history, through: prefix)
            #expect(listed.status == 0, "\(listed.errors)")
            #expect(listed.output.contains("\ntrue "))
            let refused = try perfdb.run(words, environment: history, through: prefix)
            #expect(refused.status == 1)
            #expect(
                refused.errors.hasPrefix("perfdb: \"shelf/history.sqlite\" cannot be written.\n"))
            #expect(try contents(of: shelf) == before)
        }
    }

    /// The names of a folder's files with their contents.
    private func contents(of folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            files[name] = try Data(contentsOf: folder.appendingPathComponent(name))
        }
        return files
    }
}
