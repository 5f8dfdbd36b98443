import CSQLite

extension SQLiteError.Code {
    package static let error = Self(SQLITE_ERROR)
    /// Another connection holds a lock for longer than the busy timeout.
    package static let busy = Self(SQLITE_BUSY)
    package static let readOnly = Self(SQLITE_READONLY)
    package static let inputOutput = Self(SQLITE_IOERR)
    package static let corrupt = Self(SQLITE_CORRUPT)
    package static let full = Self(SQLITE_FULL)
    package static let cannotOpen = Self(SQLITE_CANTOPEN)
    /// A CHECK, NOT NULL, UNIQUE or foreign key refused the row.
    package static let constraint = Self(SQLITE_CONSTRAINT)
    package static let misuse = Self(SQLITE_MISUSE)
    package static let notADatabase = Self(SQLITE_NOTADB)
}
