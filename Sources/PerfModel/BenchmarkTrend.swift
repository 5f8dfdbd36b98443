/// How one configuration of a benchmark went over the newest sessions of one host under one label.
///
/// Host and label are those of the benchmark's newest session, and the configuration is the one of
/// that session that most of these sessions have; of several the first in the order of tables. So
/// one trend never mixes hosts, labels or configurations.
package struct BenchmarkTrend: Hashable, Sendable {
    package var configuration: Configuration
    /// Nil where it was not said.
    package var host: Host?
    package var label: String?
    /// What is timed in the runs that count of each session, in nanoseconds by position: sessions
    /// oldest first, at least one; empty for a session in which no run counts.
    package var timed: [[Int64]]

    package init(
        configuration: Configuration, host: Host?, label: String?, timed: [[Int64]]
    ) {
        self.configuration = configuration
        self.host = host
        self.label = label
        self.timed = timed
    }
}
