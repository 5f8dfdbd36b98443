import CSQLite

extension Statement {
    package func bind(_ value: Int64?, to parameter: Parameter) throws(SQLiteError) {
        guard let value else { return try bindNull(to: parameter) }
        try check(sqlite3_bind_int64(handle, parameter.index, value))
    }

    /// Binds a number; NaN becomes NULL, as SQLite has none.
    package func bind(_ value: Double?, to parameter: Parameter) throws(SQLiteError) {
        guard let value else { return try bindNull(to: parameter) }
        try check(sqlite3_bind_double(handle, parameter.index, value))
    }

    /// Binds text with its length, so that a NUL within it stays.
    package func bind(_ value: String?, to parameter: Parameter) throws(SQLiteError) {
        guard var value else { return try bindNull(to: parameter) }
        let code = value.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                sqlite3_bind_text64(
                    handle, parameter.index, text.baseAddress, UInt64(text.count),
                    csqlite_transient(), UInt8(SQLITE_UTF8))
            }
        }
        try check(code)
    }

    package func bind(_ value: [UInt8]?, to parameter: Parameter) throws(SQLiteError) {
        guard let value else { return try bindNull(to: parameter) }
        guard !value.isEmpty else {
            return try check(sqlite3_bind_zeroblob(handle, parameter.index, 0))
        }
        let code = value.withUnsafeBytes { bytes in
            sqlite3_bind_blob64(
                handle, parameter.index, bytes.baseAddress, UInt64(bytes.count),
                csqlite_transient())
        }
        try check(code)
    }

    package func bind(_ value: Int64?, to name: StaticString) throws(SQLiteError) {
        try bind(value, to: parameter(name))
    }

    package func bind(_ value: Double?, to name: StaticString) throws(SQLiteError) {
        try bind(value, to: parameter(name))
    }

    package func bind(_ value: String?, to name: StaticString) throws(SQLiteError) {
        try bind(value, to: parameter(name))
    }

    package func bind(_ value: [UInt8]?, to name: StaticString) throws(SQLiteError) {
        try bind(value, to: parameter(name))
    }

    private func bindNull(to parameter: Parameter) throws(SQLiteError) {
        try check(sqlite3_bind_null(handle, parameter.index))
    }

    private func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw failure(code) }
    }
}
