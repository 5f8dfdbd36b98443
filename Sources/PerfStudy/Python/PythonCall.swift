package import PerfModel

/// One run of a workload in Python: what the driver is told.
package struct PythonCall: Equatable, Sendable {
    package var workload: String
    package var strategy: String
    /// At least 1; serial has exactly 1.
    package var workers: Int
    /// How often the same work is done, at least 1.
    package var passes = 1
    /// Nil: the workload's own.
    package var caching: String?
    /// Nil: the one that belongs to the strategy.
    package var mechanism: String?
    package var parameters: [Parameter] = []
    /// Above 0.
    package var scale = 1.0
    /// `HOST:PORT` of the local server; nil: `$PERFDB_SERVICE`.
    package var server: String?
    /// Whether it prints a summary in JSON at its end.
    package var printsSummary = false

    package init(workload: String, strategy: String, workers: Int) {
        self.workload = workload
        self.strategy = strategy
        self.workers = workers
    }

    /// The interpreter's arguments without its own name: the driver's path first.
    package func arguments(driver: String) -> [String] {
        var words = [driver, workload, "--strategy", strategy, "--workers", "\(workers)"]
        words += ["--passes", "\(passes)", "--scale", "\(scale)"]
        if let caching { words += ["--caching", caching] }
        if let mechanism { words += ["--mechanism", mechanism] }
        for parameter in parameters {
            words += ["--parameter", "\(parameter.name)=\(parameter.value)"]
        }
        if let server { words += ["--server", server] }
        if printsSummary { words += ["--format", "json"] }
        return words
    }
}
