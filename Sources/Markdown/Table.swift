/// Rows of text under titled columns: the content, apart from how it is spelled.
///
/// `markdown`, `plainText(width:)` and `csv` spell it, each in a file of its own.
package struct Table: Equatable, Sendable {
    /// On which side the texts of a column end.
    package enum Alignment: Equatable, Sendable {
        case left
        case right
    }

    /// What all cells below each other have in common.
    package struct Column: Equatable, Sendable {
        /// What people read above the column, with the unit where the cells have none.
        package var title: String
        /// What programs read above the column, such as `wall_s`.
        package var key: String
        package var alignment: Alignment
        /// How soon a table that is too wide does without it, the smallest first; nil for never.
        package var rank: Int?

        package init(_ title: String, key: String, alignment: Alignment = .left) {
            self.title = title
            self.key = key
            self.alignment = alignment
        }
    }

    /// The columns, first to last.
    package let columns: [Column]
    /// The rows, first to last, each with one text per column; may be empty.
    package let rows: [[String]]
    /// What each row has in common with other parts of a page, such as a chart's point; one per row, or
    /// none at all. No text shows them.
    package var keys: [String] = []

    /// Takes columns and rows.
    ///
    /// - Precondition: every row has as many cells as there are columns.
    package init(columns: [Column], rows: [[String]]) {
        for row in rows {
            precondition(
                row.count == columns.count,
                "a row of \(row.count) cells in a table of \(columns.count) columns")
        }
        self.columns = columns
        self.rows = rows
    }

    /// A text with spaces on the side that an alignment leaves free.
    static func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
        let space = String(repeating: " ", count: max(0, width - text.displayWidth))
        switch alignment {
        case .left: return text + space
        case .right: return space + text
        }
    }

    /// How wide each column of some lines is: its widest cell, at least `narrowest`.
    static func widths(of lines: [[String]], columns: Int, narrowest: Int) -> [Int] {
        (0..<columns).map { column in
            lines.reduce(narrowest) { max($0, $1[column].displayWidth) }
        }
    }
}
