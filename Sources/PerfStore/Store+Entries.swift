package import PerfModel
import SQLite

extension Store {
    /// The benchmarks with a run in the selection, by name.
    package func benchmarkEntries(
        _ selection: Selection
    ) throws(StoreError) -> [BenchmarkEntry] {
        var entries: [String: BenchmarkEntry] = [:]
        var seen: Set<Int64> = []
        for stored in try storedSessions(selection) {
            let counts = try counts(in: stored.id)
            var inSession: Set<String> = []
            for configuration in try storedConfigurations(in: stored.id) {
                let name = configuration.configuration.benchmark
                guard selection.benchmark?.matches(name) ?? true else { continue }
                var entry =
                    entries[name]
                    ?? BenchmarkEntry(
                        name: name, configurations: 0, sessions: 0, runs: 0, lastStartedAt: nil)
                entry.configurations += seen.insert(configuration.id).inserted ? 1 : 0
                entry.sessions += inSession.insert(name).inserted ? 1 : 0
                entry.runs += counts[configuration.id]?.runs ?? 0
                entry.lastStartedAt = stored.session.startedAt ?? entry.lastStartedAt
                entries[name] = entry
            }
        }
        return entries.values.sorted { $0.name < $1.name }
    }

    /// The sessions of the selection, newest first, each with all it holds.
    package func sessionEntries(_ selection: Selection) throws(StoreError) -> [SessionEntry] {
        var entries: [SessionEntry] = []
        for stored in try storedSessions(selection).reversed() {
            let counts = try counts(in: stored.id).values
            entries.append(
                SessionEntry(
                    session: stored.session, benchmarks: try benchmarks(in: stored.id),
                    runs: counts.reduce(0) { $0 + $1.runs },
                    failed: counts.reduce(0) { $0 + $1.failed }))
        }
        return entries
    }

    /// The hosts of the selection's sessions, by name; equal names in the order of their first runs.
    package func hostEntries(_ selection: Selection) throws(StoreError) -> [HostEntry] {
        var entries: [Int64: HostEntry] = [:]
        for stored in try storedSessions(selection) {
            guard let id = stored.hostID, let host = stored.session.host else { continue }
            var entry =
                entries[id] ?? HostEntry(host: host, sessions: 0, runs: 0, lastStartedAt: nil)
            entry.sessions += 1
            entry.runs += try counts(in: stored.id).values.reduce(0) { $0 + $1.runs }
            entry.lastStartedAt = stored.session.startedAt ?? entry.lastStartedAt
            entries[id] = entry
        }
        let byName = entries.sorted { ($0.value.host.name, $0.key) < ($1.value.host.name, $1.key) }
        return byName.map(\.value)
    }

    /// How many runs each configuration of a session has, and how many of them failed.
    private func counts(
        in session: Int64
    ) throws(StoreError) -> [Int64: (runs: Int, failed: Int)] {
        let counts = try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.countsInSession)
            try statement.bind(session, to: ":session")
            return try statement.rows { row in
                (row.integer(0), (runs: Int(row.integer(1)), failed: Int(row.integer(2))))
            }
        }
        return Dictionary(counts) { first, _ in first }
    }
}
