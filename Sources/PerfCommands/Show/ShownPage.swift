import Markdown
import PerfReports

/// Sessions and what they measured, in any of the forms.
struct ShownPage {
    let sessions: [ShownSession]

    /// - Parameter width: the terminal's width, to which text is cut; nil for none.
    func text(as format: Format, width: Int?) throws -> String {
        switch format {
        case .json: try JSONText.encoded(sessions.map(SessionDocument.init))
        case .csv: SummaryRows(sessions).csv
        case .text:
            sessions.map { shown in
                let facts = SessionFacts(session: shown.session).lines.map { "\($0)\n" }.joined()
                let table = SummaryTable(shown.measurements, in: shown.session)
                return "\(facts)\n\(table.plainText(width: width))"
            }.joined(separator: "\n")
        case .markdown:
            sessions.map { shown in
                let facts = SessionFacts(session: shown.session).lines.joined(separator: "\n")
                return Document([.code(facts)] + tables(of: shown)).markdown
            }.joined(separator: "\n")
        }
    }

    private func tables(of shown: ShownSession) -> [Block] {
        let summary = SummaryTable(shown.measurements, in: shown.session)
        let groups = summary.groups.flatMap { group -> [Block] in
            let heading = group.heading.map { [Block.paragraph([.strong([.text($0)])])] } ?? []
            return heading + [.table(group.table)]
        }
        return groups + [.bulletList(summary.notes.map { [.text($0)] })]
    }
}
