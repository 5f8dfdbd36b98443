import Markdown
import PerfModel
import Statistics

/// How much benchmarks matter in a report that has room for some of them.
///
/// Those that changed come first: where the intervals of two medians have nothing in common, then the
/// others, the largest change first. Then come those that never were measured before, what takes
/// longest first. Equal ones stand by name.
struct Importance {
    /// The most important first, each once.
    let benchmarks: [String]

    /// - Parameters:
    ///   - evidence: what the report is about.
    ///   - reference: what its newest points are compared with; nil for each one's session before.
    init(of evidence: Evidence, against reference: [SweepPoint]? = nil) {
        var before: [Place: SweepPoint] = [:]
        let newest = Dictionary(
            evidence.newest.map { (Place($0), $0.session.id) }, uniquingKeysWith: { $1 })
        for point in reference ?? evidence.all where point.median != nil {
            let place = Place(point)
            if newest[place] != point.session.id { before[place] = point }
        }
        let points = Groups(evidence.newest) { $0.configuration.benchmark }
        let ranks = evidence.benchmarks.map { benchmark in
            (benchmark, points[benchmark].map { Self.rank(of: $0, before[Place($0)]) }.max())
        }
        benchmarks = ranks.sorted { left, right in
            guard let first = left.1, let second = right.1, first != second else {
                return left.1 == right.1 ? left.0 < right.0 : left.1 != nil
            }
            return first > second
        }.map(\.0)
    }

    /// What orders points: how sure a change is, how large it is, and what time the point takes.
    private struct Rank: Comparable {
        /// 2 for a change that can be told, 1 for any other, 0 for none.
        var certainty: Int
        /// The larger median over the smaller; 1 where there is nothing before.
        var change: Double
        /// Nanoseconds.
        var time: Double

        static func < (left: Rank, right: Rank) -> Bool {
            (left.certainty, left.change, left.time)
                < (right.certainty, right.change, right.time)
        }
    }

    private static func rank(of point: SweepPoint, _ before: SweepPoint?) -> Rank {
        let time = point.median ?? 0
        guard let then = before?.median, then > 0, time > 0 else {
            return Rank(certainty: 0, change: 1, time: time)
        }
        var isApart = false
        if let old = before?.interval, let new = point.interval {
            isApart = old.upper < new.lower || new.upper < old.lower
        }
        return Rank(
            certainty: isApart ? 2 : 1, change: max(time / then, then / time), time: time)
    }
}

/// The benchmarks that a report does not tell in full: none disappears without a word.
struct AlsoRecorded {
    /// Their newest points, in the order of tables.
    var points: [SweepPoint]

    var blocks: [Block] {
        let benchmarks = Groups(points) { $0.configuration.benchmark }
        guard !points.isEmpty else { return [] }
        let columns: [Content<[SweepPoint]>] = [
            Content("benchmark", key: "benchmark") { $0.first?.configuration.benchmarkWords },
            .number("configurations", key: "configurations") { Digits.count($0.count) },
            .number("runs", key: "runs") { Digits.count($0.map(\.runs).reduce(0, +)) },
            .number("median", key: "median_wall") { Self.medians(of: $0) },
        ]
        return [
            .heading(level: 2, ["Also recorded"], anchor: "also-recorded"),
            .table(Content.table(columns, rows: benchmarks.all)),
        ]
    }

    /// `0.294 s`, or of several configurations `0.164 s to 2.57 s`.
    private static func medians(of points: [SweepPoint]) -> String? {
        let medians = points.compactMap(\.median)
        guard let low = medians.min(), let high = medians.max() else { return nil }
        let ends = [low, high].map { TimeUnit.fitting([$0]).text($0) }
        return ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
    }
}
