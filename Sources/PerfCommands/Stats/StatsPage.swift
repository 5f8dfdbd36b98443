import ArgumentGrammar
import Markdown
import Statistics

/// What `stats` says, in any of the forms.
struct StatsPage {
    /// What people read first.
    var table: Table
    /// What is to be said in words: the verdict, reasons and warnings.
    var sentences: [String]
    /// The samples that are drawn.
    var drawn: [(name: String, sample: Sample)] = []
    /// What programs read.
    var value: StatsValue

    private static let usualWidth = 80

    /// - Parameter width: the terminal's width; nil: 80 columns.
    func text(as format: Format, width: Int?) throws -> String {
        let width = width ?? Self.usualWidth
        switch format {
        case .text:
            let words = sentences.flatMap { TextLayout.wrapped(harmless($0), width: width) }
            let plot = drawn.isEmpty ? [] : DotPlot(drawn, width: width).lines
            return [plot, table.rows.isEmpty ? [] : [trimmedTable(width)], words]
                .filter { !$0.isEmpty }.map { $0.map { "\($0)\n" }.joined() }
                .joined(separator: "\n")
        case .markdown:
            let list = Block.bulletList(sentences.map { [.text($0)] })
            let blocks: [Block] = table.rows.isEmpty ? [] : [.table(table)]
            return Document(blocks + (sentences.isEmpty ? [] : [list])).markdown
        case .json: return try JSONText.encoded(value)
        case .csv:
            return Table(
                columns: [Table.Column("key", key: "key"), Table.Column("value", key: "value")],
                rows: value.leaves().map { [$0.path, $0.value] }
            ).csv
        }
    }

    /// The table without the line end that follows it.
    private func trimmedTable(_ width: Int) -> String {
        let text = table.plainText(width: width)
        return text.last == "\n" ? String(text.dropLast()) : text
    }
}
