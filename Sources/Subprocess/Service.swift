import CLibrary
import CSystem

/// A program that runs beside the measured ones, such as the server that they talk to.
///
/// It leads its own process group, so that the terminal's signals reach this process alone, and has
/// default signals. Its standard input is a pipe that nobody writes to and whose other end only this
/// process holds: **its end means that this process is gone**, however it went, and the service is to
/// end then. Both its outputs are read until their ends, so that they neither block it nor end it by
/// SIGPIPE; a thread does that, in pauses, so that a talkative service does not wake this process up
/// at each of its lines.
package final class Service {
    /// The first line that it wrote to its standard output, without the line feed, repaired where it
    /// is not UTF-8.
    package let line: String
    /// The path of its program.
    package var executable: String { process.executable }
    private let process: ServiceProcess
    private let drain: OpaquePointer
    /// What it wrote to standard error until its first line.
    private let firstErrors: [UInt8]
    private var isStopped = false

    /// How long a service may take until its first line.
    package static let startLimit = Duration.seconds(10)

    /// Starts a service and waits for its first line.
    ///
    ///     try Service.start(executable: "/usr/bin/perfdb", arguments: ["workload", "serve"]).line
    ///     // "127.0.0.1:40123"
    ///
    /// - Parameters:
    ///   - executable: a path as `resolve` gives it; the program's own name, too.
    ///   - arguments: without the program's name.
    ///   - environment: all of it.
    ///   - limit: how long it may take.
    ///   - isCancelled: is asked ten times a second; where it is so, the service counts as silent.
    /// - Throws: why it could not be started, `serviceEnded`, `serviceSilent`, or `tooMuchOutput` for
    ///   a line of more than 4,096 bytes; then nothing of it is left.
    package static func start(
        executable: String, arguments: [String], environment: Environment = .current,
        within limit: Duration = startLimit, isCancelled: () -> Bool = { false }
    ) throws(SubprocessError) -> Service {
        let output = try Pipe()
        let errors = try Pipe()
        let process = try ServiceProcess(
            SpawnedProgram(
                executable: executable, arguments: [executable] + arguments,
                environment: environment, leadsGroup: true),
            output: output.writer, errors: errors.writer)
        var start = ServiceStart(process: process, output: output.reader, errors: errors.reader)
        let line = try start.readLine(within: limit, isCancelled: isCancelled)
        return try Service(process: process, start: start, line: line)
    }

    private init(
        process: ServiceProcess, start: ServiceStart, line: String
    ) throws(SubprocessError) {
        guard let drain = csystem_drain_start(start.output.release(), start.errors.release()) else {
            throw .system(call: "pthread_create", code: EAGAIN)
        }
        self.drain = drain
        self.process = process
        self.line = line
        firstErrors = start.errorBytes
    }

    deinit { stop() }

    /// How it ended; nil while it runs.
    package var end: LaunchedRun.Status? { process.end }

    /// Whether it has ended, by itself or stopped.
    package var hasEnded: Bool { end != nil }

    /// The last that it wrote to standard error, at most 4,096 bytes, repaired where it is not UTF-8;
    /// once it was stopped, of the time until its first line.
    package var lastErrors: String {
        var bytes = firstErrors
        if !isStopped {
            let capacity = Int(CSYSTEM_DRAIN_KEPT)
            withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 1) { buffer in
                let count = csystem_drain_last(drain, buffer.baseAddress)
                bytes += buffer[..<count]
            }
        }
        return String(decoding: bytes.suffix(ServiceStart.keptBytes), as: UTF8.self)
    }

    /// Ends the service and all its group: its input ends; where it goes on, SIGTERM, then SIGKILL.
    ///
    /// - Returns: how it ended.
    @discardableResult
    package func stop() -> LaunchedRun.Status {
        let end = process.stop()
        if !isStopped { csystem_drain_end(drain) }
        isStopped = true
        return end
    }
}
