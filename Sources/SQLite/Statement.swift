import CSQLite

/// A compiled statement; it is bound, run and bound again as often as wanted.
///
/// A parameter that was never bound is NULL; a bound value stays until it is bound anew.
package final class Statement {
    let handle: OpaquePointer
    private let connection: Connection
    private let sql: StaticString

    /// The place of a named parameter, looked up once for statements that run many times.
    package struct Parameter: Hashable, Sendable {
        let index: Int32
    }

    init(_ sql: StaticString, on connection: Connection) throws(SQLiteError) {
        var handle: OpaquePointer?
        var tail: UnsafePointer<CChar>?
        let start = UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self)
        let code = sqlite3_prepare_v3(
            connection.handle, start, Int32(sql.utf8CodeUnitCount) + 1, 0, &handle, &tail)
        guard code == SQLITE_OK else { throw connection.error(code, sql: sql.description) }
        guard let handle, tail.map({ $0.pointee == 0 }) ?? true else {
            sqlite3_finalize(handle)
            preconditionFailure("not exactly one statement: \(sql)")
        }
        self.handle = handle
        self.connection = connection
        self.sql = sql
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// The place of the parameter with that name, colon included: `:benchmark`.
    ///
    /// - Precondition: the statement has such a parameter.
    package func parameter(_ name: StaticString) -> Parameter {
        let start = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        let index = sqlite3_bind_parameter_index(handle, start)
        precondition(index > 0, "no parameter \(name) in \(sql)")
        return Parameter(index: index)
    }

    /// Moves to the next row; false at the end, where the statement is ready to run again.
    package func step() throws(SQLiteError) -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else {
            let error = failure(code)
            sqlite3_reset(handle)
            throw error
        }
        sqlite3_reset(handle)
        return false
    }

    /// Runs a statement to its end; rows are dropped.
    package func run() throws(SQLiteError) {
        while try step() {}
    }

    /// Gives each row to `body`, in order.
    package func forEachRow(_ body: (Row) -> Void) throws(SQLiteError) {
        while try step() { body(Row(handle: handle)) }
    }

    /// What `make` makes of each row, in order.
    package func rows<Value>(_ make: (Row) -> Value) throws(SQLiteError) -> [Value] {
        var values: [Value] = []
        while try step() { values.append(make(Row(handle: handle))) }
        return values
    }

    /// What `make` makes of the first row, or nil without one.
    package func first<Value>(_ make: (Row) -> Value) throws(SQLiteError) -> Value? {
        guard try step() else { return nil }
        defer { sqlite3_reset(handle) }
        return make(Row(handle: handle))
    }

    func failure(_ code: Int32) -> SQLiteError {
        connection.error(code, sql: sql.description)
    }
}
