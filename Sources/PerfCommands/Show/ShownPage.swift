import Markdown
import PerfModel
import PerfReports

/// Sessions and what they measured, in any of the forms.
struct ShownPage {
    let sessions: [ShownSession]

    /// The columns of facts where there is no terminal.
    private static let usualWidth = 80

    /// - Parameter width: the terminal's width, to which text is cut; nil for none.
    func text(as format: Format, width: Int?) throws -> String {
        switch format {
        case .json: try JSONText.encoded(sessions.map(SessionDocument.init))
        case .csv: SummaryRows(sessions).csv
        case .text: sessions.map { plainText(of: $0, width: width) }.joined(separator: "\n")
        case .markdown:
            sessions.map { shown in
                let facts = SessionFacts(shown).lines(width: Self.usualWidth)
                let more = Self.tables(of: shown).flatMap { heading, table -> [Block] in
                    [.paragraph([.strong([.text(heading)])]), .table(table)]
                }
                return Document(
                    [.code(facts.joined(separator: "\n"))] + summary(of: shown) + more
                ).markdown
            }.joined(separator: "\n")
        }
    }

    private func plainText(of shown: ShownSession, width: Int?) -> String {
        let facts = SessionFacts(shown).lines(width: width ?? Self.usualWidth)
        let summary = SummaryTable(
            shown.measurements, in: shown.session, reference: shown.reference)
        return facts.map { $0 + "\n" }.joined() + "\n" + summary.plainText(width: width)
            + Self.plainText(of: Self.tables(of: shown), width: width)
    }

    /// The tables of the copies and metrics of a session, each after an empty line; empty where there
    /// are none.
    static func details(of shown: ShownSession, width: Int?) -> String {
        plainText(of: details(of: shown), width: width)
    }

    private static func plainText(of tables: [HeadedTable], width: Int?) -> String {
        tables.map { heading, table in "\n\(heading)\n\(table.plainText(width: width))" }.joined()
    }

    private func summary(of shown: ShownSession) -> [Block] {
        let summary = SummaryTable(
            shown.measurements, in: shown.session, reference: shown.reference)
        let groups = summary.groups.flatMap { group -> [Block] in
            let heading = group.heading.map { [Block.paragraph([.strong([.text($0)])])] } ?? []
            return heading + [.table(group.table)]
        }
        return groups + [.bulletList(summary.notes.map { [.text($0)] })]
    }

    /// What there is beside times, each under a heading; nothing for what no run has.
    private static func tables(of shown: ShownSession) -> [HeadedTable] {
        let names = ConfigurationNames(shown.measurements, in: shown.session)
        let storage = StorageTable(shown.measurements, names: names).table
        return details(of: shown)
            + [storage].compactMap(\.self).map {
                ("Read from and written to storage, mean per run:", $0)
            }
    }

    private static func details(of shown: ShownSession) -> [HeadedTable] {
        let names = ConfigurationNames(shown.measurements, in: shown.session)
        let tables: [(String, Table?)] = [
            ("Noted about the runs:", MessageTable(shown.details, names: names).table),
            ("Copies, wall time of each:", CopyTable(shown.details, names: names).table),
            ("Metrics of the runs:", MetricTable(shown.details, names: names).table),
        ]
        return tables.compactMap { heading, table in table.map { (heading, $0) } }
    }

    private typealias HeadedTable = (heading: String, table: Table)
}
