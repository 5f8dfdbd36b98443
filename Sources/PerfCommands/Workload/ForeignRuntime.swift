import PerfStudy

/// The workloads in another runtime than this program.
enum ForeignRuntime {
    /// Becomes the interpreter that runs the workload; returns only where that fails.
    static func run(
        _ request: WorkloadRequest, by interpreter: String, server: String?,
        format: WorkloadFormat, in context: Context
    ) throws -> ExitStatus {
        throw CommandError.runtimeNotThere(interpreter)
    }
}
