package import PerfModel
import SQLite

extension Store {
    /// The runs of one session's matching benchmarks, one value per configuration, in its order.
    ///
    /// Empty for a session that the history does not hold.
    package func measurements(
        in session: String, benchmark: Glob?
    ) throws(StoreError) -> [Measurements] {
        guard let id = try row(ofSession: session) else { return [] }
        var groups = try groups(in: id, benchmark: benchmark)
        try translating { () throws(SQLiteError) in
            try forEachRow(of: HistoryQueries.runsInSession, in: id) { groups.add($0) }
            try forEachRow(of: HistoryQueries.interferenceInSession, in: id) {
                groups.addInterference($0)
            }
        }
        return try groups.measurements()
    }

    /// Where the measurements of stored configurations are, by the configurations' rows.
    func places(
        of configurations: [StoredConfiguration], in measurements: [Measurements]
    ) -> [Int64: Int] {
        configurations.reduce(into: [:]) { places, stored in
            places[stored.id] = measurements.firstIndex {
                $0.configuration == stored.configuration
            }
        }
    }

    /// Adds to measurements of one session what their runs read from and wrote to storage.
    ///
    /// Each sum is at most the largest number.
    package func addStorage(
        to measurements: inout [Measurements], in session: String
    ) throws(StoreError) {
        guard let id = try row(ofSession: session) else { return }
        let configurations = try storedConfigurations(in: id)
        let exclusions = try exclusions(in: id, of: configurations)
        let places = places(of: configurations, in: measurements)
        for place in places.values where !measurements[place].wall.isEmpty {
            measurements[place].totalBlockReads = 0
            measurements[place].totalBlockWrites = 0
        }
        try translating { () throws(SQLiteError) in
            try forEachRow(of: HistoryQueries.storageInSession, in: id) { row in
                guard let place = places[row.integer(0)],
                    !exclusions.holds(row.integer(0), position: row.integer(3))
                else { return }
                measurements[place].addBlocks(
                    read: row.integerOrNil(1), written: row.integerOrNil(2))
            }
        }
    }

    /// The configurations of one session's matching benchmarks, in their order.
    ///
    /// Empty for a session that the history does not hold.
    package func configurations(
        in session: String, benchmark: Glob?
    ) throws(StoreError) -> [Configuration] {
        guard let id = try row(ofSession: session) else { return [] }
        return try storedConfigurations(in: id).map(\.configuration)
            .filter { benchmark?.matches($0.benchmark) ?? true }.sorted()
    }

    private func row(ofSession uuid: String) throws(StoreError) -> Int64? {
        try translating { () throws(SQLiteError) in try find(session: uuid) }
    }

    /// The row of a session, or nil where the history does not hold it.
    func find(session uuid: String) throws(SQLiteError) -> Int64? {
        let statement = try connection.prepare(HistoryQueries.sessionWithUUID)
        try statement.bind(uuid, to: ":uuid")
        return try statement.first { $0.integer(0) }
    }

    /// An empty group for each configuration of the session whose benchmark matches.
    private func groups(
        in session: Int64, benchmark: Glob?
    ) throws(StoreError) -> MeasurementGroups {
        let configurations = try storedConfigurations(in: session)
        var groups = MeasurementGroups(
            exclusions: try exclusions(in: session, of: configurations))
        for stored in configurations
        where benchmark?.matches(stored.configuration.benchmark) ?? true {
            groups.append(stored)
        }
        return groups
    }

    func storedConfigurations(in session: Int64) throws(StoreError) -> [StoredConfiguration] {
        let decodings = try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.configurationsInSession)
            try statement.bind(session, to: ":session")
            return try statement.rows(StoredConfiguration.decoding)
        }
        var configurations: [StoredConfiguration] = []
        for decoding in decodings { configurations.append(try decoding()) }
        return configurations
    }

    /// The different commands that a benchmark had in its newest session, as JSON sorts them.
    package func lastCommands(of benchmark: String) throws(StoreError) -> [[String]] {
        let stored = try translating { () throws(SQLiteError) in
            let statement = try connection.prepare(HistoryQueries.newestCommands)
            try statement.bind(benchmark, to: ":benchmark")
            return try statement.rows { $0.text(0) }
        }
        var commands: [[String]] = []
        for text in stored { commands.append(try StoredConfiguration.command(text)) }
        return commands
    }
}

extension Measurements {
    /// Adds the blocks of a counted run; a sum is unknown from the first one on that does not know.
    fileprivate mutating func addBlocks(read: Int64?, written: Int64?) {
        totalBlockReads = totalBlockReads.flatMap { sum in read.map(sum.addingSaturated) }
        totalBlockWrites = totalBlockWrites.flatMap { sum in written.map(sum.addingSaturated) }
    }
}
