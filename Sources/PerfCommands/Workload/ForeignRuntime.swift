import ArgumentGrammar
import CLibrary
import PerfModel
import PerfStudy
import Subprocess

/// The workloads in another runtime than this program.
enum ForeignRuntime {
    /// Becomes the interpreter that runs the workload; returns only where that fails.
    ///
    /// - Throws: where the interpreter, or a place for the driver, cannot be found.
    static func run(
        _ request: WorkloadRequest, by interpreter: String, server: String?,
        format: WorkloadFormat, in context: Context
    ) throws -> ExitStatus {
        let path = try ProgramFile.path(of: interpreter, in: context)
        let driver = try PythonDriver.place(environment: context.environment)
        var call = PythonCall(
            workload: request.name.rawValue, strategy: request.strategy.rawValue,
            workers: request.workers)
        call.passes = request.passes
        call.caching = request.isCached ? "cached" : "none"
        call.mechanism = request.mechanism?.rawValue
        call.parameters = request.parameters
        call.scale = request.scale
        call.server = server
        call.printsSummary = format == .json
        let channel = openChannel(context.environment)
        guard request.name.needsServer, server == nil else {
            // It is for the program that takes this one's place.
            if let channel { _ = fcntl(channel, F_SETFD, 0) }
            try Subprocess.replace(
                with: path, arguments: call.arguments(driver: driver),
                environment: context.environment)
        }
        return try run(call, by: path, driver: driver, channel: channel, in: context)
    }

    /// The report channel that this program was given; nil where it has none, or it was closed.
    private static func openChannel(_ environment: Environment) -> Int32? {
        environment[ReportChannel.variable].flatMap { Int32($0) }.flatMap { number in
            number > STDERR_FILENO && fcntl(number, F_GETFD) >= 0 ? number : nil
        }
    }

    /// Runs it beside a server of its own, which must be ended after it.
    private static func run(
        _ call: PythonCall, by path: String, driver: String, channel: Int32?,
        in context: Context
    ) throws -> ExitStatus {
        let own = try OwnServer.start(context.program, context.environment)
        defer { own.end() }
        var call = call
        call.server = own.address
        var environment = context.environment
        environment[ReportChannel.variable] = channel.map { _ in String(ReportChannel.descriptor) }
        let process = try WorkerProcess.start(
            executable: path, arguments: call.arguments(driver: driver),
            environment: environment,
            inheriting: channel.map { [(from: $0, to: ReportChannel.descriptor)] } ?? [])
        let end = try process.wait().status
        if case .signalled = end { context.note("\(quoted(path)) \(end.words).") }
        return end == .exited(0) ? .fine : .failed
    }
}
