package import Markdown
package import PerfModel

/// What was noted about the runs of a session's configurations: errors that programs told of themselves,
/// and what was wrong with what they told, printed or left behind.
package struct MessageTable {
    /// Configuration where there are several, kind, message, runs; nil where nothing was noted.
    package let table: Table?

    private struct Row {
        var configuration: String
        var count: Details.MessageCount
    }

    /// - Parameter details: of one session, in the order of tables.
    package init(_ details: [Details], names: ConfigurationNames) {
        let rows = details.flatMap { details in
            details.messages.map { Row(configuration: names[details.configuration], count: $0) }
        }
        let columns: [Content<Row>] = [
            Content("configuration", key: "configuration") { $0.configuration },
            Content("kind", key: "kind") { $0.count.message.kind.rawValue },
            Content("message", key: "message") { $0.count.message.text },
            .number("runs", key: "runs") { Digits.count($0.count.runs) },
        ]
        let shown = names.areSeveral ? columns : Array(columns.dropFirst())
        table = rows.isEmpty ? nil : Content.table(shown, rows: rows)
    }
}

/// A message with the number of runs that have it, for programs.
package struct MessageSummary: Encodable {
    package let kind: String, name: String, text: String
    package let runs: Int

    package init(_ count: Details.MessageCount) {
        kind = count.message.kind.rawValue
        name = count.message.name
        text = count.message.text
        runs = count.runs
    }
}
