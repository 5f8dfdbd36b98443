import Foundation
import PerfModel
import SQLite

/// A row of `summaries`, or what it should be.
struct Summary {
    /// Session, host and all dimensions, in words.
    var identity: String
    /// `runs` and `failed`.
    var counts: [Int64]
    /// From `median_wall_s` to `max_rss_bytes`, and `median_region_s`.
    var statistics: [Double?]

    init(_ row: Row) {
        identity = (0..<11).map { row.textOrNil($0) ?? "-" }.joined(separator: "|")
        counts = [row.integer(11), row.integer(12)]
        statistics = (13..<22).map { row.realOrNil($0) }
    }

    /// The summary of all runs of a configuration in a session, computed without SQL.
    init(_ planned: SessionConfiguration, _ runs: [Run], in session: Session) {
        let configuration = planned.configuration
        let parameters =
            configuration.parameters.isEmpty
            ? "{}"
            : "{"
                + configuration.parameters.map { "\(jsonText($0.name)):\(jsonText($0.value))" }
                .joined(separator: ",") + "}"
        identity = [
            session.id, session.host?.name, parameters, configuration.strategy?.name,
            configuration.workers.map { "\($0)" }, configuration.load?.name,
            configuration.load.map { sqliteText($0.factor) }, configuration.caching,
            configuration.mechanism, configuration.runtime, configuration.benchmark,
        ].map { $0 ?? "-" }.joined(separator: "|")
        let judged = runs.filter { !$0.isWarmup }
        let counted = judged.filter { $0.outcome == .ok }
        counts = [
            Int64(counted.count), Int64(judged.count { $0.outcome != planned.expected }),
        ]
        let usages = counted.map(\.usage)
        let wall = usages.map { Double($0.wall) }.sorted()
        let regions = counted.compactMap(\.report.region).map(Double.init)
        statistics = [
            Self.median(wall), wall.first.map { $0 / 1e9 }, wall.last.map { $0 / 1e9 },
            Self.mean(wall), Self.mean(usages.compactMap(\.user).map(Double.init)),
            Self.mean(usages.compactMap(\.sys).map(Double.init)), Self.percent(usages),
            usages.compactMap(\.maxRSS).max().map(Double.init),
            regions.count == counted.count ? Self.median(regions) : nil,
        ]
    }

    /// The median of nanoseconds, in seconds.
    private static func median(_ values: [Double]) -> Double? {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return nil }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2 / 1e9
    }

    /// The mean of nanoseconds, in seconds.
    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count) / 1e9
    }

    /// All CPU time per all elapsed time of the runs that know both.
    private static func percent(_ usages: [Usage]) -> Double? {
        var busy = 0.0
        var elapsed = 0.0
        for usage in usages {
            guard let user = usage.user, let sys = usage.sys else { continue }
            busy += Double(user) + Double(sys)
            elapsed += Double(usage.wall)
        }
        return elapsed == 0 ? nil : 100 * busy / elapsed
    }
}

/// A number as SQLite turns it into text: 15 significant digits.
func sqliteText(_ value: Double) -> String {
    let text = String(format: "%.15g", value)
    if text.contains("e") { return text.contains(".") ? text : text.replacing("e", with: ".0e") }
    return text.contains(".") ? text : text + ".0"
}

/// A text as JSON, by Foundation, with control characters as the history spells them.
private func jsonText(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let data = (try? encoder.encode(text)) ?? Data()
    return String(decoding: data, as: UTF8.self).replacing("\\n", with: "\\u000a")
}
