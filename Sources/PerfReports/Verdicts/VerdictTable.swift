import Markdown
import PerfModel
import Statistics

/// The judged configurations as a table, what matters first.
struct VerdictTable {
    let sides: JudgedSides
    let names: VerdictNames

    /// The change, its interval and the verdict of each configuration; a narrow page does without the
    /// interval first.
    var table: Table {
        let columns: [Content<Judgement>] = [
            Content("configuration", key: "configuration") { names.name($0) },
            .number("before", key: "before") { text($0.baseline, beside: $0.candidate) }.ranked(2),
            .number("now", key: "now") { text($0.candidate, beside: $0.baseline) }.ranked(3),
            .number("change", key: "change") { $0.ratio.map(Quantity.change) },
            .number("95 % interval", key: "interval") { Self.interval($0) }.ranked(1),
            Content("verdict", key: "verdict") { $0.verdict.word },
            Content("why", key: "why") { Self.reason($0) },
        ]
        let isDecided = sides.judgements.allSatisfy { $0.verdict.reason == nil }
        return Content.table(
            isDecided ? Array(columns.dropLast()) : columns, rows: sides.judgements)
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
