import HTML
import Markdown

/// A table of a page as nodes, in a frame of its own that scrolls where the page is too narrow.
struct HTMLTable {
    var table: Table
    /// What it is about: the heading above it.
    var caption: String

    /// Nil for a table without columns.
    var node: Node? {
        guard !table.columns.isEmpty else { return nil }
        let titles = table.columns.map { column in
            Node.element(
                .th, [.scope("col")] + Self.side(column), [.text(harmless(column.title))])
        }
        let rows = table.rows.enumerated().map { index, cells -> Node in
            let isKeyed = index < table.keys.count && !table.keys[index].isEmpty
            return .element(
                .tr, isKeyed ? [.data("key", table.keys[index])] : [],
                zip(table.columns, cells).map { column, text in
                    .element(.td, Self.side(column), [.text(harmless(text))])
                })
        }
        // A frame that scrolls must be reachable by keyboard, and a part that is has a name.
        return .element(
            .div, [.class("table"), .role("region"), .label("Table: \(caption)"), .tabindex(0)],
            [
                .element(
                    .table,
                    [
                        .element(.caption, [.text(caption)]),
                        .element(.thead, [.element(.tr, titles)]), .element(.tbody, rows),
                    ])
            ])
    }

    /// The class of a column of numbers.
    private static func side(_ column: Table.Column) -> [Attribute] {
        column.alignment == .right ? [.class("n")] : []
    }
}
