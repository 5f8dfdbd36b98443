package import PerfModel
import SQLite

extension Store {
    /// How each benchmark with a run in the selection went over its newest sessions, by name.
    ///
    /// - Parameter sessions: the most sessions of a benchmark whose runs are read, at least one.
    /// - Complexity: what each session of the selection measures is read once, and the runs of at
    ///   most so many sessions for each benchmark, each session once.
    package func benchmarkTrends(
        _ selection: Selection, sessions most: Int
    ) throws(StoreError) -> [BenchmarkTrend] {
        let sessions = try storedSessions(selection)
        var search = TrendSearch(most: max(1, most))
        for (place, stored) in sessions.enumerated().reversed() {
            search.add(
                try members(of: stored.id), of: place, host: stored.hostID,
                label: stored.session.label)
        }
        var chosen: [(stored: StoredConfiguration, places: [Int])] = []
        for (newest, candidates) in search.candidates {
            let configurations = try storedConfigurations(in: sessions[newest].id)
            chosen += candidates.compactMap { candidate in
                let members = configurations.filter { candidate.places[$0.id] != nil }
                return Self.choice(among: members, candidate.places)
            }.filter {
                selection.benchmark?.matches($0.stored.configuration.benchmark) ?? true
            }
        }
        chosen.sort { $0.stored.configuration < $1.stored.configuration }
        let times = try times(
            of: chosen.map { ($0.stored.id, $0.places) }, in: sessions.map(\.id))
        return zip(chosen, times).compactMap { choice, timed in
            guard let newest = choice.places.last.map({ sessions[$0].session }) else { return nil }
            return BenchmarkTrend(
                configuration: choice.stored.configuration, host: newest.host,
                label: newest.label, timed: timed)
        }
    }

    /// The configuration that is in most sessions, of several the first in the order of tables, and
    /// the places of those, oldest first.
    private static func choice(
        among members: [StoredConfiguration], _ places: [Int64: [Int]]
    ) -> (stored: StoredConfiguration, places: [Int])? {
        let best = members.min { left, right in
            let counts = [left, right].map { places[$0.id]?.count ?? 0 }
            return counts[0] == counts[1]
                ? left.configuration < right.configuration : counts[0] > counts[1]
        }
        return best.map { ($0, (places[$0.id] ?? []).reversed()) }
    }

    private func members(
        of session: Int64
    ) throws(StoreError) -> [(configuration: Int64, benchmark: Int64)] {
        try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.membersOfSession)
            try statement.bind(session, to: ":session")
            return try statement.rows { ($0.integer(0), $0.integer(1)) }
        }
    }

    /// What is timed in the runs that count, for each configuration and each of its sessions.
    ///
    /// - Parameters:
    ///   - configurations: rows of configurations, each with the places of its sessions.
    ///   - sessions: the rows of all sessions.
    private func times(
        of configurations: [(id: Int64, places: [Int])], in sessions: [Int64]
    ) throws(StoreError) -> [[[Int64]]] {
        var wanted: [Int: Set<Int64>] = [:]
        for (id, places) in configurations {
            for place in places { wanted[place, default: []].insert(id) }
        }
        var found: [Int: [Int64: CountedTimes]] = [:]
        for (place, ids) in wanted {
            var times: [Int64: CountedTimes] = [:]
            let exclusions = try exclusions(in: sessions[place])
            try translating { () throws(SQLiteError) in
                try forEachRow(of: HistoryQueries.countedTimesInSession, in: sessions[place]) {
                    guard ids.contains($0.integer(0)),
                        !exclusions.holds($0.integer(0), position: $0.integer(3))
                    else { return }
                    times[$0.integer(0), default: CountedTimes()].add(
                        wall: $0.integer(1), region: $0.integerOrNil(2))
                }
            }
            found[place] = times
        }
        return configurations.map { id, places in
            places.map { found[$0]?[id]?.timed ?? [] }
        }
    }
}

/// The times of one configuration's runs that count in one session, by position.
private struct CountedTimes {
    private var wall: [Int64] = []
    private var region: [Int64] = []

    mutating func add(wall: Int64, region: Int64?) {
        self.wall.append(wall)
        if let region { self.region.append(region) }
    }

    /// The regions where every run declared one, else the whole processes.
    var timed: [Int64] { region.count == wall.count ? region : wall }
}
