import Markdown
import PerfModel

/// The blocks of what a suite asks to be shown: its pictures or its table, and a study's beside it.
struct ExhibitBlocks {
    /// The level of the headings, 2 … 6.
    var level: Int

    func blocks(of exhibit: Exhibit) -> [Block] {
        [.heading(level: min(level, 6), [.text(exhibit.declaration.title)], anchor: exhibit.anchor)]
            + exhibit.pictures.map { .image(alternative: $0.alternative, path: $0.path) }
            + (exhibit.table.map(Self.blocks) ?? []) + (exhibit.beside.map(Self.blocks) ?? [])
    }

    private static func blocks(of table: TimeTable) -> [Block] {
        [.table(table.table), .paragraph([.text(table.notes.joined(separator: " "))])]
    }

    private static func blocks(of beside: Beside) -> [Block] {
        [beside.picture.map { .image(alternative: $0.alternative, path: $0.path) }]
            .compactMap(\.self)
            + [
                .table(beside.table),
                .paragraph([.text(beside.notes.joined(separator: " "))]),
            ]
    }
}

extension Exhibit {
    /// What links to it name.
    var anchor: String { pictures.first?.name ?? declaration.name }
}
