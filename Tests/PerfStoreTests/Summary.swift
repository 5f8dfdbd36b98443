import Foundation
import PerfModel
import SQLite

/// A row of `summaries`, or what it should be.
struct Summary {
    /// Session, host and all dimensions, in words.
    var identity: String
    /// `runs` and `failed`.
    var counts: [Int64]
    /// From `median_wall_s` to `max_rss_bytes`.
    var statistics: [Double?]

    init(_ row: Row) {
        identity = (0..<11).map { row.textOrNil($0) ?? "-" }.joined(separator: "|")
        counts = [row.integer(11), row.integer(12)]
        statistics = (13..<21).map { row.realOrNil($0) }
    }

    /// The summary of all runs of a configuration in a session, computed without SQL.
    init(_ configuration: Configuration, _ runs: [Run], in session: Session) {
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
        let counted = judged.filter { $0.outcome == .ok }.map(\.usage)
        counts = [Int64(counted.count), Int64(judged.count - counted.count)]
        let wall = counted.map { Double($0.wall) }.sorted()
        let total = wall.reduce(0, +)
        let user = counted.map { Double($0.user ?? 0) }.reduce(0, +)
        let sys = counted.map { Double($0.sys ?? 0) }.reduce(0, +)
        let size = Double(counted.count)
        guard let first = wall.first, let last = wall.last else {
            statistics = Array(repeating: nil, count: 8)
            return
        }
        let middle = wall.count / 2
        let median = wall.count % 2 == 1 ? wall[middle] : (wall[middle - 1] + wall[middle]) / 2
        statistics = [
            median / 1e9, first / 1e9, last / 1e9, total / size / 1e9, user / size / 1e9,
            sys / size / 1e9, total == 0 ? nil : 100 * (user + sys) / total,
            counted.compactMap(\.maxRSS).max().map(Double.init),
        ]
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
