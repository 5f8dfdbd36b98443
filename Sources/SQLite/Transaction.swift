extension Connection {
    /// Runs `body` in a transaction: commits what it did, or undoes all of it when it throws.
    ///
    /// The outermost call takes the write lock at once (`BEGIN IMMEDIATE`), so that it waits for other
    /// writers before `body` reads anything; a nested call is a savepoint, undone alone. Where SQLite
    /// has ended the transaction by itself (a full disk), the error of `body` is thrown as it is.
    package func transaction<Value>(
        _ body: () throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value {
        isInTransaction ? try savepoint(body) : try outermost(body)
    }

    private func outermost<Value>(
        _ body: () throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value {
        try execute("BEGIN IMMEDIATE")
        do throws(SQLiteError) {
            let value = try body()
            try execute("COMMIT")
            return value
        } catch {
            // The first error is the one to tell; a failed ROLLBACK leaves nothing to add.
            if isInTransaction { try? execute("ROLLBACK") }
            throw error
        }
    }

    private func savepoint<Value>(
        _ body: () throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value {
        try execute("SAVEPOINT nested")
        do throws(SQLiteError) {
            let value = try body()
            try execute("RELEASE nested")
            return value
        } catch {
            if isInTransaction { try? execute("ROLLBACK TO nested; RELEASE nested") }
            throw error
        }
    }
}
