import Foundation
import TestSupport
import Testing

/// The built program in a folder of its own, with a history of its own.
struct Perfdb {
    /// An empty folder, outside every work tree.
    let folder: URL

    /// The history that every call uses, made by the first recording.
    var database: String { folder.appendingPathComponent("history.sqlite").path }

    /// The program beside the test bundle.
    static var program: String {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("perfdb").path
    }

    /// What one call ended with and wrote.
    struct Result {
        /// The exit status, or the number of the signal that ended it.
        var status: Int32
        var output: String
        var errors: String
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
    ) throws -> Result {
        try start(words, environment: environment, in: folder, through: prefix).finish()
    }

    /// Starts the program and returns at once.
    func start(
        _ words: [String], environment: [String: String?] = [:], in folder: URL? = nil,
        through prefix: [String] = []
    ) throws -> Running {
        var all = ProcessInfo.processInfo.environment
        for name in all.keys where name.hasPrefix("PERFDB_") || name.hasPrefix("GIT_") {
            all[name] = nil
        }
        all["PERFDB_DATABASE"] = database
        for (name, value) in environment { all[name] = value }
        return try Running(
            prefix + [Self.program] + words, environment: all, in: folder ?? self.folder,
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

/// A call of the program that goes on.
final class Running {
    private let process = Process()
    private let output: URL
    private let errors: URL
    private let end = DispatchSemaphore(value: 0)

    fileprivate init(
        _ words: [String], environment: [String: String], in folder: URL, writingTo files: URL
    ) throws {
        let id = UUID().uuidString
        output = files.appendingPathComponent("\(id).out")
        errors = files.appendingPathComponent("\(id).err")
        for file in [output, errors] { try Data().write(to: file) }
        process.executableURL = URL(fileURLWithPath: Witness.path(of: words[0]) ?? words[0])
        process.arguments = Array(words.dropFirst())
        process.currentDirectoryURL = folder
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.terminationHandler = { [end] _ in end.signal() }
        try Self.unblockingSignals { try process.run() }
    }

    /// Does something on a thread that lets all signals through, as a program's first one does; those
    /// of the tests do not, and what they start would inherit that.
    private static func unblockingSignals(_ body: () throws -> Void) throws {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    /// Sends it a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for its end; what it wrote is in files, which cannot block it.
    ///
    /// A call that does not end is killed after two minutes, so that its test fails.
    func finish() -> Perfdb.Result {
        if end.wait(timeout: .now() + 120) == .timedOut {
            Issue.record("perfdb does not end")
            signal(SIGKILL)
        }
        process.waitUntilExit()
        func text(_ file: URL) -> String {
            (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        let result = Perfdb.Result(
            status: process.terminationStatus, output: text(output), errors: text(errors))
        for file in [output, errors] { try? FileManager.default.removeItem(at: file) }
        return result
    }
}

/// Runs a test with the program in a new folder.
func withPerfdb(_ body: (Perfdb) throws -> Void) throws {
    try withTemporaryFolder { try body(Perfdb(folder: $0.resolvingSymlinksInPath())) }
}

/// Looks until something is so; a loaded machine is given half a minute.
func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
    let limit = Date(timeIntervalSinceNow: 30)
    while true {
        if try condition() { return true }
        if Date() > limit { return false }
        usleep(20_000)
    }
}
