import Markdown
import PerfModel
import PerfReports

/// A row for each configuration of some sessions, with a program's numbers: for CSV.
struct SummaryRows {
    private let rows: [Row]

    private struct Row {
        var session: SessionDocument
        var configuration: ConfigurationDocument
        /// Runs that ended otherwise than expected.
        var failed: Int
    }

    init(_ sessions: [ShownSession]) {
        rows = sessions.flatMap { shown in
            let document = SessionDocument(shown)
            return zip(document.configurations, shown.measurements).map {
                Row(session: document, configuration: $0, failed: $1.failed)
            }
        }
    }

    /// Comma-separated, a line for each row after the one with the columns' names.
    var csv: String {
        let names = [
            "session", "started_at", "host", "commit_hash", "benchmark", "strategy", "workers",
            "load", "load_factor", "caching", "mechanism", "runtime", "parameters", "runs",
            "failed", "median_wall_s", "interval_low_s", "interval_high_s", "min_wall_s",
            "max_wall_s", "mean_wall_s", "mean_user_s", "mean_sys_s", "cpu_percent",
            "max_rss_bytes", "median_region_s", "region_low_s", "region_high_s",
            "expected_outcome", "suite", "stop_reason", "mean_read_bytes", "mean_written_bytes",
            "steal_s", "throttled_s", "thermal_throttles",
        ]
        return Table(
            columns: names.map { Table.Column($0, key: $0) },
            rows: rows.map { row in
                let summary = row.configuration.summary
                return Self.fields(row.session) + Self.dimensions(summary)
                    + Self.numbers(summary, failed: row.failed) + Self.ofSuites(row)
                    + Self.measuring(row.configuration)
            }
        ).csv
    }

    private static func fields(_ session: SessionDocument) -> [String] {
        [session.session, text(session.startedAt), text(session.host), text(session.commit)]
    }

    private static func dimensions(_ summary: ConfigurationSummary) -> [String] {
        let parameters = summary.parameters.sorted { $0.key < $1.key }
        return [
            summary.benchmark, text(summary.strategy), text(summary.workers), text(summary.load),
            text(summary.loadFactor), text(summary.caching), text(summary.mechanism),
            text(summary.runtime),
            parameters.map { "\($0.key)=\($0.value)" }.joined(separator: " "),
        ]
    }

    private static func numbers(_ summary: ConfigurationSummary, failed: Int) -> [String] {
        [
            String(summary.runs), String(failed), text(summary.medianWall),
            text(summary.intervalLow), text(summary.intervalHigh), text(summary.minWall),
            text(summary.maxWall), text(summary.meanWall), text(summary.meanUser),
            text(summary.meanSys), text(summary.cpuPercent), text(summary.maxRSS),
        ]
    }

    private static func ofSuites(_ row: Row) -> [String] {
        let summary = row.configuration.summary
        return [
            text(summary.medianRegion), text(summary.regionLow), text(summary.regionHigh),
            summary.expected ?? Outcome.ok.rawValue, text(row.session.suite),
        ]
    }

    private static func measuring(_ configuration: ConfigurationDocument) -> [String] {
        [
            text(configuration.summary.stopReason), text(configuration.meanBytesRead),
            text(configuration.meanBytesWritten), text(configuration.summary.stolen),
            text(configuration.summary.throttled), text(configuration.summary.thermalThrottles),
        ]
    }

    /// A value as text; empty where it is not known.
    private static func text(_ value: (some CustomStringConvertible)?) -> String {
        value.map(\.description) ?? ""
    }
}
