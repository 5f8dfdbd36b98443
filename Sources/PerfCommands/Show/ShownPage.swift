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
        let more = Self.tables(of: shown).map { heading, table in
            "\n\(heading)\n\(table.plainText(width: width))"
        }
        return facts.map { $0 + "\n" }.joined() + "\n" + summary.plainText(width: width)
            + more.joined()
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
    private static func tables(of shown: ShownSession) -> [(heading: String, table: Table)] {
        let names = ConfigurationNames(shown.measurements, in: shown.session)
        let tables: [(String, Table?)] = [
            ("Noted about the runs:", MessageTable(shown.details, names: names).table),
            ("Copies, wall time of each:", CopyTable(shown.details, names: names).table),
            ("Metrics of the runs:", MetricTable(shown.details, names: names).table),
            (
                "Read from and written to storage, mean per run:",
                StorageTable(shown.measurements, names: names).table
            ),
        ]
        return tables.compactMap { heading, table in table.map { (heading: heading, table: $0) } }
    }
}
