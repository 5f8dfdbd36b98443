import Markdown

/// A table in the form that was asked for.
enum Printing {
    /// - Parameters:
    ///   - format: any but JSON, which has no tables.
    ///   - width: the terminal's width, to which text is cut; nil for none.
    static func text(_ table: Table, as format: Format, width: Int?) -> String {
        switch format {
        case .text, .json: table.plainText(width: width)
        case .markdown: Document([.table(table)]).markdown
        case .csv: table.csv
        }
    }
}
