import SQLite

/// How many runs of a benchmark a part of a session has.
package struct BenchmarkRuns: Hashable, Sendable {
    package var benchmark: String
    /// Warm-ups included.
    package var runs: Int

    package init(benchmark: String, runs: Int) {
        self.benchmark = benchmark
        self.runs = runs
    }
}

extension Store {
    /// The benchmarks that a session has runs of at some positions, by name.
    ///
    /// - Parameter positions: nil for all.
    package func benchmarkRuns(
        in session: String, at positions: ClosedRange<Int>?
    ) throws(StoreError) -> [BenchmarkRuns] {
        try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.benchmarkRunsInSession)
            try statement.bind(session, to: ":uuid")
            try statement.bind(Int64(positions?.lowerBound ?? 1), to: ":first")
            try statement.bind(positions.map { Int64($0.upperBound) } ?? .max, to: ":last")
            return try statement.rows {
                BenchmarkRuns(benchmark: $0.text(0), runs: Int($0.integer(1)))
            }
        }
    }

    /// The last position of a session's runs; nil where it has none.
    package func lastPosition(in session: String) throws(StoreError) -> Int? {
        try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.lastPositionInSession)
            try statement.bind(session, to: ":uuid")
            return try statement.first { $0.integerOrNil(0).map(Int.init) } ?? nil
        }
    }
}
