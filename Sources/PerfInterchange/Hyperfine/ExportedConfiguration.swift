package import PerfModel

/// What one configuration did in one session, with what a file for another tool needs of it.
package struct ExportedConfiguration: Hashable, Sendable {
    package var configuration: Configuration
    /// The command line as a reader would type it, placeholders filled in, or the name it was given.
    package var command: String
    /// All of its runs by position, warm-ups and failed ones included.
    package var runs: [Run]

    package init(_ configuration: Configuration, command: String, runs: [Run]) {
        self.configuration = configuration
        self.command = command
        self.runs = runs
    }

    /// The configurations of a session with their runs, in the session's order.
    ///
    /// - Parameters:
    ///   - configurations: each with the command line to show.
    ///   - runs: of all of them, in any order.
    package static func all(
        _ configurations: [(configuration: Configuration, command: String)], runs: [Run]
    ) -> [ExportedConfiguration] {
        var result = configurations.map {
            ExportedConfiguration($0.configuration, command: $0.command, runs: [])
        }
        for run in runs.sorted(by: { $0.position < $1.position }) {
            result[run.configuration].runs.append(run)
        }
        return result
    }

    /// The runs that count, by position.
    var counted: [Run] { runs.filter { $0.outcome == .ok && !$0.isWarmup } }
}
