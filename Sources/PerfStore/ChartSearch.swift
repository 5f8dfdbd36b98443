import PerfModel
import SQLite

/// The statement that finds the charts of one session after the other, compiled when it is first
/// needed.
struct ChartSearch {
    private let connection: Connection
    private var statement: Statement?

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// The charts that a session's suite asks for, in its order.
    mutating func charts(in session: Int64) throws(StoreError) -> [ChartDeclaration] {
        let decodings = try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(
                HistoryQueries.chartsInSession, keptIn: &statement)
            try statement.bind(session, to: ":session")
            return try statement.rows(Self.decoding)
        }
        var charts: [ChartDeclaration] = []
        for decoding in decodings { charts.append(try decoding()) }
        return charts
    }

    /// Reads a row of `HistoryQueries.chartsInSession`; calling what it gives says what is damaged.
    private static func decoding(_ row: Row) -> () throws(StoreError) -> ChartDeclaration {
        let kindName = row.text(2)
        let filter = row.text(3)
        let series = row.text(5)
        var chart = ChartDeclaration(
            name: row.text(0), title: row.text(1), x: row.textOrNil(4), group: row.textOrNil(6))
        return { () throws(StoreError) in
            guard let kind = ChartDeclaration.Kind(rawValue: kindName) else {
                throw .damaged(table: "session_chart", column: "kind", value: kindName)
            }
            guard let lists = StoredJSON.lists(of: filter) else {
                throw .damaged(table: "session_chart", column: "filter", value: filter)
            }
            guard let names = StoredJSON.words(of: series) else {
                throw .damaged(table: "session_chart", column: "series", value: series)
            }
            chart.kind = kind
            chart.filter = lists.map { DimensionFilter(dimension: $0.name, values: $0.values) }
            chart.series = names
            return chart
        }
    }
}
