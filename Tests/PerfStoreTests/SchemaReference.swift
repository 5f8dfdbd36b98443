import Migrations
import PerfStore
import SQLite

/// The text of docs/schema.md: the tables and views of a migrated database, with the comments that
/// stand above them and their columns in the migrations.
struct SchemaReference {
    private let connection: Connection
    private let comments: SchemaComments

    init() throws {
        connection = try Connection()
        try Migrator().migrate(connection)
        comments = SchemaComments(Migrations.all.map(\.sql))
    }

    /// A table or a view.
    private struct Part {
        var name: String
        var isView: Bool
    }

    var markdown: String {
        get throws {
            let parts = try connection.prepare(
                """
                SELECT name, type
                FROM sqlite_schema
                WHERE type IN ('table', 'view')
                ORDER BY name <> 'runs', name <> 'summaries', rowid
                """
            ).rows { Part(name: $0.text(0), isView: $0.text(1) == "view") }
            var text = """
                # The schema of a history

                Generated from `migrations/` by a test; `make goldens` writes it anew.

                A history is an SQLite file with application id \(Store.applicationID) (`pfdb` in \
                ASCII) and schema version \(Migrator().newest) (`user_version`). Read it through the \
                views: they keep their columns. NULL means not said or not known, never a guess.

                """
            for (title, isView) in [("Views", true), ("Tables", false)] {
                text += "\n## \(title)\n"
                for part in parts where part.isView == isView { text += try section(part) }
            }
            return text
        }
    }

    private func section(_ part: Part) throws -> String {
        let statement = try connection.prepare(
            """
            SELECT name, type, "notnull" OR pk > 0 FROM pragma_table_info(:name) ORDER BY cid
            """)
        try statement.bind(part.name, to: ":name")
        let columns = try statement.rows { row in
            let name = row.text(0)
            let note = comments.columns["\(part.name).\(name)"] ?? "The row's number in this file."
            if part.isView { return "| `\(name)` | \(note) |\n" }
            return
                "| `\(name)` | \(row.text(1)) | \(row.integer(2) != 0 ? "no" : "yes") | \(note) |\n"
        }
        let head =
            part.isView
            ? "| column | what it holds |\n|---|---|\n"
            : "| column | type | may be NULL | what it holds |\n|---|---|---|---|\n"
        return """

            ### \(part.name)

            \(comments.tables[part.name] ?? "")

            \(head)\(columns.joined())
            """
    }

    /// Tables and columns that no comment describes, apart from `id`.
    var undescribed: [String] {
        get throws {
            let names = try connection.prepare(
                """
                SELECT part.name, info.name
                FROM sqlite_schema AS part, pragma_table_info(part.name) AS info
                WHERE part.type IN ('table', 'view') AND info.name <> 'id'
                """
            ).rows { ($0.text(0), $0.text(1)) }
            return names.flatMap { table, column in
                (comments.tables[table] == nil ? [table] : [])
                    + (comments.columns["\(table).\(column)"] == nil ? ["\(table).\(column)"] : [])
            }
        }
    }
}
