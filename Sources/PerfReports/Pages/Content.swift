import Markdown

/// A column of a table, and what it says of a row.
struct Content<Row> {
    var column: Table.Column
    private var text: (Row) -> String?

    /// - Parameter text: nil where there is no value.
    init(
        _ title: String, key: String, alignment: Table.Alignment = .left,
        text: @escaping (Row) -> String?
    ) {
        column = Table.Column(title, key: key, alignment: alignment)
        self.text = text
    }

    /// A column of numbers.
    static func number(
        _ title: String, key: String, text: @escaping (Row) -> String?
    ) -> Content {
        Content(title, key: key, alignment: .right, text: text)
    }

    /// The same column, which a table that is too wide does without, those of the smallest rank first.
    func ranked(_ rank: Int) -> Content {
        var content = self
        content.column.rank = rank
        return content
    }

    /// Whether a row has a value there.
    func has(_ row: Row) -> Bool { text(row) != nil }

    /// The columns filled for some rows, with a dash where there is no value.
    static func table(_ columns: [Content], rows: [Row]) -> Table {
        Table(
            columns: columns.map(\.column),
            rows: rows.map { row in columns.map { $0.text(row) ?? Quantity.none } })
    }
}
