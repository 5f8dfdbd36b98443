import Foundation
import TestSupport

/// The built program in a folder of its own, with a history of its own.
struct Perfdb {
    /// An empty folder, outside every work tree.
    let folder: URL

    /// The program: the one beside the test bundle.
    var program = Self.built

    /// The history that every call uses, made by the first recording.
    var database: String { folder.appendingPathComponent("history.sqlite").path }

    private static var built: String {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("perfdb").path
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - environment: variables to add, or to take away where the value is nil.
    ///   - folder: where it runs, else the folder of its own.
    ///   - prefix: the words of a program that starts it, such as `taskset`.
    @discardableResult
    func run(
        _ words: [String], environment: [String: String?] = [:], in folder: URL? = nil,
        through prefix: [String] = []
    ) throws -> Child.Result {
        try start(words, environment: environment, in: folder, through: prefix).finish()
    }

    /// The environment of the tests without what perfdb and git would heed.
    static var environment: [String: String] {
        ProcessInfo.processInfo.environment.filter { name, _ in
            !["PERFDB_", "GIT_", "TMUX"].contains { name.hasPrefix($0) }
        }
    }

    /// Starts the program and returns at once.
    func start(
        _ words: [String], environment: [String: String?] = [:], in folder: URL? = nil,
        through prefix: [String] = []
    ) throws -> Child {
        var all = Self.environment
        all["PERFDB_DATABASE"] = database
        for (name, value) in environment { all[name] = value }
        return try Child(
            prefix + [program] + words, environment: all, in: folder ?? self.folder,
            writingTo: self.folder)
    }

    /// The rows of a query as the `sqlite3` program prints them: columns apart by `|`, NULL empty.
    func query(_ sql: String) throws -> [String] {
        try Witness.run("sqlite3", [database, sql]).output.split(separator: "\n").map(String.init)
    }

    /// How many runs are in the history; 0 while there is none.
    func storedRuns() throws -> Int {
        guard FileManager.default.fileExists(atPath: database) else { return 0 }
        return try query("SELECT count(*) FROM run").first.flatMap { Int($0) } ?? 0
    }

    /// The text of a file in the folder; empty where there is none.
    func text(of name: String) -> String {
        let data = try? Data(contentsOf: folder.appendingPathComponent(name))
        return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Writes a file in the folder; its path.
    @discardableResult
    func write(_ text: String, to name: String, mode: Int = 0o644) throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return file.path
    }
}

/// Runs a test with the program in a new folder.
func withPerfdb(_ body: (Perfdb) throws -> Void) throws {
    try withTemporaryFolder { try body(Perfdb(folder: $0.resolvingSymlinksInPath())) }
}

/// Looks until something is so; a loaded machine is given half a minute.
func eventually(
    within seconds: Double = 30, _ condition: () throws -> Bool
) rethrows -> Bool {
    let limit = Date(timeIntervalSinceNow: seconds)
    while true {
        if try condition() { return true }
        if Date() > limit { return false }
        usleep(20_000)
    }
}
