package import Markdown
package import PerfModel

/// The metrics that the runs of a session's configurations have, counters among them.
///
/// Rows of one metric follow each other, so that its configurations are beside each other.
package struct MetricTable {
    /// Configuration where there are several, metric, runs, median, smallest and largest value; nil
    /// where no run has a metric.
    package let table: Table?

    private struct Row {
        var configuration: String
        var metric: Metric
        var values: MetricSummary
    }

    /// - Parameter details: of one session, in the order of tables.
    package init(_ details: [Details], names: ConfigurationNames) {
        let rows = details.flatMap { details in
            details.metrics.compactMap { told in
                MetricSummary(told).map {
                    Row(
                        configuration: names[details.configuration], metric: told.metric, values: $0
                    )
                }
            }
        }
        let groups = Groups(rows) { $0.metric }
        let sorted = zip(groups.keys, groups.all).sorted { $0.0 < $1.0 }.flatMap { $0.1 }
        table = rows.isEmpty ? nil : Self.table(of: sorted, isNaming: names.areSeveral)
    }

    private static func table(of rows: [Row], isNaming: Bool) -> Table {
        let columns: [Content<Row>] = [
            Content("configuration", key: "configuration") { $0.configuration },
            Content("metric", key: "metric") { name(of: $0.metric) },
            .number("runs", key: "runs") { Digits.count($0.values.runs) },
            .number("median", key: "median") { text($0.values.median, of: $0.metric) },
            .number("min", key: "min") { text($0.values.min, of: $0.metric) },
            .number("max", key: "max") { text($0.values.max, of: $0.metric) },
        ]
        return Content.table(isNaming ? columns : Array(columns.dropFirst()), rows: rows)
    }

    /// The name with its unit, but for seconds, which stand with the value.
    private static func name(of metric: Metric) -> String {
        guard let unit = metric.unit, unit != seconds else { return metric.name }
        return "\(metric.name), \(unit)"
    }

    /// A time in a fitting unit; a whole number with separators; else three significant digits.
    private static func text(_ value: Double, of metric: Metric) -> String {
        if metric.unit == seconds {
            return TimeUnit.fitting([abs(value) * 1e9]).text(value * 1e9)
        }
        let isWhole = value == value.rounded() && abs(value) < 1e15
        return isWhole ? Digits.fixed(value, 0) : Digits.significant(value)
    }

    private static let seconds = "s"
}
