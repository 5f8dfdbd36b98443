package import PerfModel

/// How a metric is taken from what a program prints on its standard output.
package struct MetricRule: Hashable, Sendable {
    package var metric: Metric
    package var source: Source

    package enum Source: Hashable, Sendable {
        /// A regular expression, looked for in each line by itself: its first group, or the whole match,
        /// is the number; the last match counts.
        case pattern(String)
        /// A path into the JSON that the output is: `results[0].rate`.
        case path(String)
    }

    package init(_ metric: Metric, _ source: Source) {
        self.metric = metric
        self.source = source
    }

    /// Makes sure that the rule can be followed.
    package func check() throws(MetricRuleError) {
        _ = try MetricReader.Finder(source)
    }
}

/// Why a metric's rule cannot be followed.
package enum MetricRuleError: Error, Hashable, Sendable {
    /// The regular expression is none; `reason` as Swift's compiler of patterns says it: `expected ')'`.
    case badPattern(String, reason: String)
    /// The path is none from this character on, counted from 0.
    case badPath(String, at: Int)
}
