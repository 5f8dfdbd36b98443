import ArgumentGrammar
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
        try Subprocess.replace(
            with: path, arguments: call.arguments(driver: driver), environment: context.environment)
    }
}
