import PerfModel
import PerfReports

/// The trends of a list's benchmarks, as medians and as a text.
struct BenchmarkTrends {
    /// The most sessions of one trend: as many as a sparkline has characters.
    static let mostSessions = 20
    /// The fewest characters that are worth a column.
    static let leastWidth = 8

    /// The medians by the benchmark's name, in seconds; nil where no run of a session counts.
    private let medians: [String: [Double?]]

    init(_ trends: [BenchmarkTrend]) {
        medians = Dictionary(
            trends.map { ($0.configuration.benchmark, Self.medians(of: $0)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether some benchmark has been measured twice.
    var areAny: Bool { medians.values.contains { Self.isTrend($0) } }

    /// Oldest first; none of a benchmark that has none.
    subscript(benchmark: String) -> [Double?] { medians[benchmark] ?? [] }

    /// A character for each of the newest sessions; a dash for less than two medians.
    func text(of benchmark: String, width: Int) -> String {
        let values = self[benchmark]
        return Self.isTrend(values) ? RunLine.text(Array(values.suffix(width)), width: width) : "–"
    }

    private static func isTrend(_ values: [Double?]) -> Bool {
        values.count { $0 != nil } > 1
    }

    private static func medians(of trend: BenchmarkTrend) -> [Double?] {
        trend.timed.map { RunLine.median($0).map { $0 / 1e9 } }
    }
}
