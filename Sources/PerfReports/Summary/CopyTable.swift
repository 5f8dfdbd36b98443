package import Markdown
package import PerfModel

/// What each of several copies took that were started at once.
package struct CopyTable {
    /// Configuration where there are several, copy, runs, median, shortest and longest wall time; nil
    /// where no run had copies.
    package let table: Table?

    private struct Row {
        var configuration: String
        var copy: CopySummary
    }

    /// - Parameter details: of one session, in the order of tables.
    package init(_ details: [Details], names: ConfigurationNames) {
        let rows = details.flatMap { details in
            details.copies.compactMap(CopySummary.init).map {
                Row(configuration: names[details.configuration], copy: $0)
            }
        }
        table = rows.isEmpty ? nil : Self.table(of: rows, isNaming: names.areSeveral)
    }

    private static func table(of rows: [Row], isNaming: Bool) -> Table {
        let unit = TimeUnit.fitting(rows.map { $0.copy.medianWall * 1e9 })
        let text = { (seconds: Double) in unit.number(seconds * 1e9) }
        let columns: [Content<Row>] = [
            Content("configuration", key: "configuration") { $0.configuration },
            .number("copy", key: "copy") { Digits.count($0.copy.copy) },
            .number("runs", key: "runs") { Digits.count($0.copy.runs) },
            .number("median, \(unit.symbol)", key: "median_wall") { text($0.copy.medianWall) },
            .number("min, \(unit.symbol)", key: "min_wall") { text($0.copy.minWall) },
            .number("max, \(unit.symbol)", key: "max_wall") { text($0.copy.maxWall) },
        ]
        return Content.table(isNaming ? columns : Array(columns.dropFirst()), rows: rows)
    }
}
