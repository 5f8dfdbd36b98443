import Markdown
import PerfModel
import Statistics

/// The judged configurations as a table, what matters first.
struct VerdictTable {
    let sides: JudgedSides
    let names: VerdictNames

    /// The change, its interval and the verdict of each configuration, but for those that nothing was held
    /// against, which notes name. A column without any value is left out.
    ///
    /// - Parameter left: how many columns a page that is too narrow does without, of `optional`.
    func table(without left: Int = 0) -> Table {
        let columns: [Content<Judgement>] = [
            Content("configuration", key: "configuration") { names.name($0) },
            .number("before", key: "before") { text($0.baseline, beside: $0.candidate) },
            .number("now", key: "now") { text($0.candidate, beside: $0.baseline) },
            .number("change", key: "change") { $0.ratio.map(Quantity.change) },
            .number("95 % interval", key: "interval") { Self.interval($0) },
            Content("verdict", key: "verdict") { $0.verdict.word },
            Content("why", key: "why") { Self.reason($0) },
        ]
        let rows = sides.judgements.filter {
            ![.noBaseline, .differentHosts].contains($0.verdict.reason)
        }
        let hidden = Self.optional.prefix(left)
        return Content.table(
            columns.filter { column in
                !hidden.contains(column.column.key) && rows.contains(where: column.has)
            }, rows: rows)
    }

    /// What a narrow page does without, the first one first: names that can be told apart matter more.
    static let optional = ["interval", "before", "now"]

    /// The table with as many columns as leave room for whole names.
    func fitting(width: Int) -> Table {
        let tables = (0...Self.optional.count).map { table(without: $0) }
        return tables.first { $0.width <= width } ?? table(without: Self.optional.count)
    }

    private func text(_ side: Judgement.Count, beside other: Judgement.Count) -> String? {
        side.median.map { median in
            Self.value(
                median, of: sides.metric, beside: [median] + [other.median].compactMap(\.self))
        }
    }

    /// A value with its unit, of times that which fits all of some values.
    static func value(
        _ value: Double, of metric: JudgedMetric, beside values: [Double]
    ) -> String {
        if metric.isTime { return TimeUnit.fitting(values).text(value) }
        return Digits.significant(value) + (metric.unit.map { " \($0)" } ?? "")
    }

    /// `+12.1 % to +18.4 %`.
    static func interval(_ judgement: Judgement) -> String? {
        judgement.interval.map { "\(Quantity.change($0.lower)) to \(Quantity.change($0.upper))" }
    }

    /// The reason, or that a change is possible.
    static func reason(_ judgement: Judgement) -> String? {
        judgement.isPossible ? "possible" : judgement.verdict.reason?.rawValue
    }
}
