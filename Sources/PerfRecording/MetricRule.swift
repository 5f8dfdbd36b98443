package import PerfModel

/// How a metric is taken from what a program prints on its standard output.
package struct MetricRule: Hashable, Sendable {
    package var metric: Metric
    package var source: Source

    package enum Source: Hashable, Sendable {
        /// A regular expression: its first group, or the whole match, is the number; the last match counts.
        case pattern(String)
        /// A path into the JSON that the output is: `results[0].rate`.
        case path(String)
    }

    package init(_ metric: Metric, _ source: Source) {
        self.metric = metric
        self.source = source
    }
}
