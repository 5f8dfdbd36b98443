import Markdown
import PerfModel
import RelaxedJSON

/// Two sides held against each other, as people and programs read it.
package struct VerdictPage {
    private let sides: JudgedSides
    private let names: VerdictNames
    private let words: VerdictWords

    package init(_ sides: JudgedSides) {
        self.sides = sides
        names = VerdictNames(sides)
        words = VerdictWords(sides: sides, names: names)
    }

    /// What matters in one sentence.
    package var headline: String { words.headline }

    private static let usualWidth = 80

    /// Headline, sides, table and notes for a terminal.
    ///
    /// - Parameter width: the columns that a line may take; nil: 80.
    package func plainText(width: Int?) -> String {
        let width = width ?? Self.usualWidth
        func lines(_ sentences: [String]) -> String {
            sentences.map { Words.wrapped(harmless($0), to: width) }.joined()
        }
        let table = VerdictTable(sides: sides, names: names).fitting(width: width)
        return [
            lines([words.headline]), lines(words.sideLines),
            table.rows.isEmpty ? "" : table.plainText(width: width),
            lines(words.notes),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The same as a part of a Markdown page.
    package var markdown: String {
        let table = VerdictTable(sides: sides, names: names).table()
        let blocks: [Block] =
            [.paragraph([.text(words.headline)])]
            + [.bulletList(words.sideLines.map { [.text($0)] })]
            + (table.rows.isEmpty ? [] : [.table(table)])
            + [.bulletList(words.notes.map { [.text($0)] })]
        return Document(blocks).markdown
    }

    /// Every number, for programs; docs/formats.md describes it.
    package var json: String { VerdictJSON(sides: sides, names: names).tree.text() + "\n" }

    /// A row for each configuration, with all digits.
    package var csv: String { VerdictJSON(sides: sides, names: names).table.csv }
}
