public import Foundation

/// A program that a test uses to check ours: xmllint, rsvg-convert, chromium, sqlite3, cmark-gfm.
public enum Witness {
    /// The path of a program on `PATH`, or nil where it is not installed.
    public static func path(of program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether a program is there; under `CI=true` always true, so that a missing one fails.
    public static func has(_ program: String) -> Bool {
        path(of: program) != nil || ProcessInfo.processInfo.environment["CI"] == "true"
    }

    /// Runs a program to its end with text on its standard input; reads its output before waiting.
    ///
    /// - Returns: its exit status and what it wrote to standard output and standard error together.
    public static func run(
        _ program: String, _ arguments: [String], input: String = "", in folder: URL? = nil
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path(of: program) ?? program)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = folder }
        let source = FileManager.default.temporaryDirectory
            .appendingPathComponent("perfdb-input-\(UUID().uuidString)")
        try Data(input.utf8).write(to: source)
        defer { try? FileManager.default.removeItem(at: source) }
        process.standardInput = try FileHandle(forReadingFrom: source)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
