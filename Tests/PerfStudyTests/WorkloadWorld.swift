import CLibrary
import Foundation
import PerfModel
import Subprocess
import TestSupport

@testable import PerfStudy

/// The built program and what a test of workloads needs around it.
enum WorkloadWorld {
    /// The program beside the test bundle.
    static var executable: String {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("perfdb").path
    }

    /// The environment of the tests without what perfdb would heed.
    static var environment: Environment {
        var environment = Environment.current
        for name in environment.names where name.hasPrefix("PERFDB_") { environment[name] = nil }
        return environment
    }

    /// Runs a workload in a folder of its own, which must be empty afterwards.
    static func run(
        _ name: String, _ strategy: String, workers: Int = 1, factor: Double = 1,
        caching: String? = nil, mechanism: String? = nil, parameters: [String: String] = [:],
        scale: Double = 0.001, server: String? = nil, channel: ChannelWriter? = nil
    ) throws -> WorkloadResult {
        let request = try WorkloadRequest.checked(
            name: name, strategy: strategy, workers: workers, factor: factor, caching: caching,
            mechanism: mechanism,
            parameters: parameters.sorted { $0.key < $1.key }.map {
                Parameter(name: $0.key, value: $0.value)
            }, scale: scale)
        return try withTemporaryFolder { folder in
            defer {
                let left = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
                precondition(left == [], "files are left: \(left ?? [])")
            }
            return try Workload.run(
                request,
                in: Workload.Surroundings(
                    server: server, executable: executable, environment: environment,
                    temporaryFolder: folder.path),
                channel: channel ?? ChannelWriter(descriptor: nil))
        }
    }

    /// A local server in a thread of this process, for the time of `body`.
    @discardableResult
    static func withServer<Result>(
        _ mood: LocalServer.Mood = .honest, _ body: (String) throws -> Result
    ) throws -> Result {
        let server = try LocalServer(mood: mood)
        let leash = try Conduit()
        let thread = try WorkerThread {
            var server = server
            try? server.run(until: leash.reader.value)
        }
        defer {
            leash.writer.close()
            thread.join()
        }
        return try body(server.address.text)
    }
}

/// The program as a process of its own, its outputs gathered.
struct StartedProgram {
    let process: WorkerProcess
    private let output: Conduit

    /// - Parameters:
    ///   - channel: where it reports, if anywhere.
    ///   - temporaryFolder: where it writes files, else where programs usually do.
    init(
        _ words: [String], input: Int32? = nil, channel: OwnedDescriptor? = nil,
        temporaryFolder: String? = nil
    ) throws {
        output = try Conduit()
        var places = [(from: output.writer.value, to: Int32(1)), (output.writer.value, 2)]
        if let input { places.append((input, 0)) }
        var environment = WorkloadWorld.environment
        if let temporaryFolder { environment["TMPDIR"] = temporaryFolder }
        if let channel {
            places.append((channel.value, 3))
            environment["PERFDB_CHANNEL"] = "3"
        }
        process = try WorkerProcess.start(
            executable: WorkloadWorld.executable, arguments: words,
            environment: environment, inheriting: places)
        output.writer.close()
    }

    /// Reads what comes, at least one byte unless it is the end.
    func read() throws -> String {
        let buffer = Bytes.buffer(4096)
        defer { buffer.deallocate() }
        let count = try Bytes.read(output.reader.value, into: buffer)
        return String(decoding: buffer[..<count], as: UTF8.self)
    }

    /// All that it and the processes it started say, until all of them are gone; and its end.
    func finish() throws -> (text: String, status: LaunchedRun.Status) {
        var text = ""
        while true {
            let next = try read()
            if next.isEmpty { break }
            text += next
        }
        return (text, try process.wait().status)
    }

    /// The processes it started, once there are that many.
    func children(_ count: Int) -> [pid_t] {
        while true {
            let path = "/proc/\(process.id)/task/\(process.id)/children"
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            let found = text.split(separator: " ").compactMap { pid_t($0) }
            if found.count >= count { return found }
            sched_yield()
        }
    }
}
