package import PerfModel
import SQLite

extension Store {
    /// The sessions that fit the selection and have a run of a matching benchmark.
    ///
    /// Oldest first; those without a start time before all others; equal times by id.
    package func sessions(_ selection: Selection) throws(StoreError) -> [Session] {
        try storedSessions(selection).map(\.session)
    }

    /// The sessions of `sessions(_:)` with the rows they come from.
    func storedSessions(_ selection: Selection) throws(StoreError) -> [StoredSession] {
        var chosen: [StoredSession] = []
        var charts = ChartSearch(connection)
        for stored in try sessions(within: selection.window) {
            var stored = try stored()
            guard selection.contains(stored.session) else { continue }
            if let benchmark = selection.benchmark {
                let names = try benchmarks(in: stored.id)
                guard names.contains(where: benchmark.matches) else { continue }
            }
            // Only suites ask for charts.
            if stored.session.suite != nil {
                stored.session.charts = try charts.charts(in: stored.id)
            }
            chosen.append(stored)
        }
        return chosen
    }

    /// The sessions whose start lies within the window's moments, through the index on it.
    private func sessions(within window: Window) throws(StoreError) -> [StoredSession.Decoding] {
        let from = window.since?.moment
        let to = window.until?.moment
        return try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.sessions)
            try statement.bind(from ?? .min, to: ":from")
            try statement.bind(to ?? .max, to: ":to")
            try statement.bind(from == nil && to == nil ? 1 : Int64(0), to: ":undated")
            return try statement.rows(StoredSession.decoding)
        }
    }

    /// The names of the benchmarks that have runs in a session, sorted.
    func benchmarks(in session: Int64) throws(StoreError) -> [String] {
        try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.benchmarksInSession)
            try statement.bind(session, to: ":session")
            return try statement.rows { $0.text(0) }.sorted()
        }
    }
}

extension Window.End {
    /// Microseconds since 1970; nil for an end that is no moment.
    fileprivate var moment: Int64? {
        switch meaning {
        case .instant(let instant): instant.microseconds
        case .commits: nil
        }
    }
}
