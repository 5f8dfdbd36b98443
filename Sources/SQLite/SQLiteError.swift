/// What SQLite said when a call failed, with the SQL that was running.
package struct SQLiteError: Error, Equatable, Sendable {
    /// The primary result code.
    package var code: Code
    /// The extended result code, as SQLite numbers it.
    package var extendedCode: Int32
    /// SQLite's own words, in English.
    package var message: String
    /// The statement as written, without bound values; nil where no statement was running.
    package var sql: String?

    package init(code: Code, extendedCode: Int32? = nil, message: String, sql: String? = nil) {
        self.code = code
        self.extendedCode = extendedCode ?? code.rawValue
        self.message = message
        self.sql = sql
    }

    /// A primary result code.
    /// - Source: https://www.sqlite.org/rescode.html
    package struct Code: Hashable, Sendable {
        package var rawValue: Int32

        package init(_ rawValue: Int32) {
            self.rawValue = rawValue
        }
    }
}
