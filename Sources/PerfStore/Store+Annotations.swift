package import PerfModel
import SQLite

extension Store {
    /// What people said of the history.
    package func annotations() throws(StoreError) -> Annotations {
        let stored = try translating { () throws(SQLiteError) in
            try connection.prepare(HistoryQueries.allAnnotations).rows(Annotation.decoding)
        }
        return Annotations(try stored.decoded())
    }

    /// Stores an annotation; it is durable when it returns, or at the end of `atomically`.
    ///
    /// - Precondition: the history holds none with its id.
    package func add(_ annotation: Annotation) throws(StoreError) {
        guard isInPlace else { throw .moved }
        try translating { () throws(SQLiteError) in try insert(annotation) }
        guard isInPlace else { throw .moved }
    }

    private func insert(_ annotation: Annotation) throws(SQLiteError) {
        let statement = try connection.prepare(
            """
            INSERT INTO annotation (
                uuid, kind, words, author, created_at_us, session, first_position, last_position,
                benchmarks, at_us, benchmark_pattern, host_pattern, undoes
            ) VALUES (
                :uuid, :kind, :words, :author, :created_at_us, :session, :first_position,
                :last_position, :benchmarks, :at_us, :benchmark_pattern, :host_pattern, :undoes
            )
            """)
        try statement.bind(annotation.id, to: ":uuid")
        try statement.bind(annotation.kind.rawValue, to: ":kind")
        try statement.bind(annotation.words, to: ":words")
        try statement.bind(annotation.author, to: ":author")
        try statement.bind(annotation.createdAt.microseconds, to: ":created_at_us")
        try statement.bind(annotation.session, to: ":session")
        let positions = annotation.positions
        try statement.bind(positions.map { Int64($0.lowerBound) }, to: ":first_position")
        try statement.bind(positions.map { Int64($0.upperBound) }, to: ":last_position")
        let benchmarks: String? = annotation.benchmarks.map { StoredJSON.list($0) }
        try statement.bind(benchmarks, to: ":benchmarks")
        try statement.bind(annotation.at?.microseconds, to: ":at_us")
        try statement.bind(annotation.benchmarkPattern, to: ":benchmark_pattern")
        try statement.bind(annotation.hostPattern, to: ":host_pattern")
        try statement.bind(annotation.undone, to: ":undoes")
        try statement.run()
    }

    /// The exclusions that hold for the runs of a session.
    ///
    /// - Parameter configurations: those of the session, where they are known already.
    func exclusions(
        in session: Int64, of configurations: [StoredConfiguration]? = nil
    ) throws(StoreError) -> SessionExclusions {
        let stored = try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.exclusionsInSession)
            try statement.bind(session, to: ":session")
            return try statement.rows(Annotation.decoding)
        }
        let found = try stored.decoded().sorted(by: Annotation.precedes)
        guard !found.isEmpty else { return SessionExclusions([], of: []) }
        if let configurations { return SessionExclusions(found, of: configurations) }
        return SessionExclusions(found, of: try storedConfigurations(in: session))
    }
}

extension Annotation {
    /// A row that was read; calling it gives the annotation, or says what of it is damaged.
    fileprivate typealias Decoding = () throws(StoreError) -> Annotation

    /// Reads a row of `HistoryQueries.allAnnotations`.
    fileprivate static func decoding(_ row: Row) -> Decoding {
        let kindName = row.text(1)
        let list = row.textOrNil(8)
        var annotation = Annotation(
            id: row.text(0), kind: .mark, words: row.text(2), author: row.text(3),
            createdAt: Instant(microseconds: row.integer(4)), session: row.textOrNil(5),
            at: row.integerOrNil(9).map(Instant.init(microseconds:)),
            benchmarkPattern: row.textOrNil(10), hostPattern: row.textOrNil(11),
            undone: row.textOrNil(12))
        if let first = row.integerOrNil(6), let last = row.integerOrNil(7), first <= last {
            annotation.positions = Int(first)...Int(last)
        }
        return { () throws(StoreError) in
            guard let kind = Kind(rawValue: kindName) else {
                throw .damaged(table: "annotation", column: "kind", value: kindName)
            }
            annotation.kind = kind
            if let list {
                guard let names = StoredJSON.words(of: list) else {
                    throw .damaged(table: "annotation", column: "benchmarks", value: list)
                }
                annotation.benchmarks = names
            }
            return annotation
        }
    }
}

extension [Annotation.Decoding] {
    fileprivate func decoded() throws(StoreError) -> [Annotation] {
        var annotations: [Annotation] = []
        for decoding in self { annotations.append(try decoding()) }
        return annotations
    }
}
