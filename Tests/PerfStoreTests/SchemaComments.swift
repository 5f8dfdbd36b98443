/// The comments of migration scripts, by what stands below them.
///
/// A later script counts: what it creates anew is described by it alone, and a column that it adds to
/// an older table by the comment above `ALTER TABLE`. A column of a view that takes another view's
/// or table's column as it is (`runs.load AS load`) and has no comment is described as that one.
struct SchemaComments {
    /// By name.
    private(set) var tables: [String: String] = [:]
    /// By `table.column`.
    private(set) var columns: [String: String] = [:]
    /// The comment lines right above.
    private var pending: [Substring] = []
    /// What the lines belong to.
    private var table = ""

    init(_ scripts: [String]) {
        for script in scripts {
            pending = []
            table = ""
            for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
                read(line)
            }
        }
    }

    private mutating func read(_ line: Substring) {
        let words = line.split(separator: " ")
        if words.first == "--" {
            pending.append(line.drop { $0 == " " }.dropFirst(3))
        } else if let created = Self.created(words) {
            begin(created)
        } else if let added = Self.added(line) {
            columns[added] = takePending()
        } else if let column = Self.column(line) {
            let note = takePending() ?? Self.origin(line).flatMap { columns[$0] }
            if let note { columns["\(table).\(column)"] = note }
        } else if words.isEmpty {
            pending = []
        }
    }

    /// Begins a table or view, and forgets an older one of the same name.
    private mutating func begin(_ name: String) {
        table = name
        columns = columns.filter { !$0.key.hasPrefix(name + ".") }
        tables[name] = takePending()
    }

    /// The text of the comment right above, once; nil without one.
    private mutating func takePending() -> String? {
        defer { pending = [] }
        return pending.isEmpty ? nil : pending.joined(separator: " ")
    }

    /// The table or view that a line begins.
    private static func created(_ words: [Substring]) -> String? {
        guard words.count >= 3, words[0] == "CREATE", words[1] == "TABLE" || words[1] == "VIEW"
        else { return nil }
        return String(words[2])
    }

    /// The column that a line adds to a table, as `table.column`.
    private static func added(_ line: Substring) -> String? {
        line.firstMatch(of: /^ALTER TABLE ([a-z_]+) ADD COLUMN ([a-z_]+)\b/)
            .map { "\($0.1).\($0.2)" }
    }

    /// The column that a line declares in a table (`name TYPE`) or ends in a view (`… AS name,`).
    private static func column(_ line: Substring) -> Substring? {
        if let match = line.firstMatch(of: /^    ([a-z_]+) (INTEGER|REAL|TEXT|BLOB)\b/) {
            return match.1
        }
        return line.firstMatch(of: /\bAS ([a-z_]+),?$/)?.1
    }

    /// The column that a line of a view takes as it is: `runs.load` in `    runs.load AS load,`.
    private static func origin(_ line: Substring) -> String? {
        line.firstMatch(of: /^    ([a-z_]+\.[a-z_]+) AS [a-z_]+,?$/).map { String($0.1) }
    }
}
