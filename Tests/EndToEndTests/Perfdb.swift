import Foundation
import TestSupport

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
        var status: Int32
        var output: String
        var errors: String
    }

    /// Runs the program to its end; both pipes are read before it is waited for.
    func run(_ words: [String], environment: [String: String] = [:]) throws -> Result {
        let process = try start(words, environment: environment)
        return process.finish()
    }

    /// Starts the program and returns at once.
    func start(_ words: [String], environment: [String: String] = [:]) throws -> Running {
        let variables = ["PERFDB_DATABASE": database].merging(environment) { $1 }
        return try Running(words, environment: variables, in: folder)
    }

    /// The rows of a query as the `sqlite3` program prints them: columns apart by `|`, NULL empty.
    func query(_ sql: String) throws -> [String] {
        try Witness.run("sqlite3", [database, sql]).output.split(separator: "\n").map(String.init)
    }
}

/// A call of the program that goes on.
final class Running {
    private let process = Process()
    private let output: URL
    private let errors: URL

    fileprivate init(_ words: [String], environment: [String: String], in folder: URL) throws {
        let id = UUID().uuidString
        output = folder.appendingPathComponent("\(id).out")
        errors = folder.appendingPathComponent("\(id).err")
        for file in [output, errors] { try Data().write(to: file) }
        process.executableURL = URL(fileURLWithPath: Perfdb.program)
        process.arguments = words
        process.currentDirectoryURL = folder
        var all = ProcessInfo.processInfo.environment
        for name in ["PERFDB_HOST", "PERFDB_DATABASE"] { all[name] = nil }
        process.environment = all.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
    }

    var pid: Int32 { process.processIdentifier }

    func finish() -> Perfdb.Result {
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
