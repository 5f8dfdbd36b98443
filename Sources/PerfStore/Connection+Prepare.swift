import SQLite

extension Connection {
    /// The statement that is there by now, or else the compiled literal, kept for the next time.
    func prepare(
        _ sql: StaticString, keptIn statement: inout Statement?
    ) throws(SQLiteError) -> Statement {
        if let statement { return statement }
        let prepared = try prepare(sql)
        statement = prepared
        return prepared
    }
}
