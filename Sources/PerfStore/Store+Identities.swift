import PerfModel
import SQLite

/// Rows that are told from each other by their content: each is stored once and found again.
///
/// Called within a transaction that holds the write lock, so that nobody inserts the same row between
/// the search and the insertion. The `ifnull`s are those of the indexes.
extension Store {
    func findOrInsert(_ host: Host) throws(SQLiteError) -> Int64 {
        let search = try connection.prepare(
            """
            SELECT id
            FROM host
            WHERE name = :name
                AND is_name_given = :is_name_given
                AND ifnull(cpu_model, '') = ifnull(:cpu_model, '')
                AND ifnull(logical_cpus, -1) = ifnull(:logical_cpus, -1)
                AND ifnull(physical_cpus, -1) = ifnull(:physical_cpus, -1)
                AND ifnull(memory_gib, -1) = ifnull(:memory_gib, -1)
                AND ifnull(architecture, '') = ifnull(:architecture, '')
                AND ifnull(os_family, '') = ifnull(:os_family, '')
            """)
        let insertion = try connection.prepare(
            """
            INSERT INTO host (
                name, is_name_given, cpu_model, logical_cpus, physical_cpus, memory_gib,
                architecture, os_family
            ) VALUES (
                :name, :is_name_given, :cpu_model, :logical_cpus, :physical_cpus, :memory_gib,
                :architecture, :os_family
            )
            """)
        return try firstID(of: search, orElse: insertion) { statement throws(SQLiteError) in
            try statement.bind(host.name, to: ":name")
            try statement.bind(host.isNameGiven ? 1 : Int64(0), to: ":is_name_given")
            try statement.bind(host.cpuModel, to: ":cpu_model")
            try statement.bind(host.logicalCPUs.map(Int64.init), to: ":logical_cpus")
            try statement.bind(host.physicalCPUs.map(Int64.init), to: ":physical_cpus")
            try statement.bind(host.memoryGiB.map(Int64.init), to: ":memory_gib")
            try statement.bind(host.architecture, to: ":architecture")
            try statement.bind(host.osFamily, to: ":os_family")
        }
    }

    func findOrInsert(_ revision: Revision) throws(SQLiteError) -> Int64 {
        let search = try connection.prepare(
            """
            SELECT id
            FROM revision
            WHERE commit_hash = :commit_hash
                AND ifnull(branch, '') = ifnull(:branch, '')
                AND is_dirty = :is_dirty
            """)
        let insertion = try connection.prepare(
            """
            INSERT INTO revision (commit_hash, branch, is_dirty)
            VALUES (:commit_hash, :branch, :is_dirty)
            """)
        return try firstID(of: search, orElse: insertion) { statement throws(SQLiteError) in
            try statement.bind(revision.commit, to: ":commit_hash")
            try statement.bind(revision.branch, to: ":branch")
            try statement.bind(revision.isDirty ? 1 : Int64(0), to: ":is_dirty")
        }
    }

    func findOrInsert(_ configuration: Configuration) throws(SQLiteError) -> Int64 {
        if let id = try find(configuration) { return id }
        let benchmark = try findOrInsert(benchmark: configuration.benchmark)
        let insertion = try connection.prepare(
            """
            INSERT INTO configuration (
                benchmark_id, strategy, workers, load, load_factor, caching, mechanism, runtime,
                parameters
            ) VALUES (
                :benchmark_id, :strategy, :workers, :load, :load_factor, :caching, :mechanism,
                :runtime, :parameters
            )
            """)
        try insertion.bind(benchmark, to: ":benchmark_id")
        try Self.bindDimensions(of: configuration, to: insertion)
        try insertion.run()
        return connection.lastInsertedRowID
    }

    /// The row of a configuration, or nil where the history has never seen it.
    func find(_ configuration: Configuration) throws(SQLiteError) -> Int64? {
        let search = try connection.prepare(HistoryQueries.configuration)
        try search.bind(configuration.benchmark, to: ":benchmark")
        try Self.bindDimensions(of: configuration, to: search)
        return try search.first { $0.integer(0) }
    }

    func findOrInsert(_ metric: Metric) throws(SQLiteError) -> Int64 {
        let search = try connection.prepare(
            """
            SELECT id
            FROM metric
            WHERE name = :name
                AND ifnull(unit, '') = ifnull(:unit, '')
                AND ifnull(direction, '') = ifnull(:direction, '')
            """)
        let insertion = try connection.prepare(
            """
            INSERT INTO metric (name, unit, direction)
            VALUES (:name, :unit, :direction)
            """)
        return try firstID(of: search, orElse: insertion) { statement throws(SQLiteError) in
            try statement.bind(metric.name, to: ":name")
            try statement.bind(metric.unit, to: ":unit")
            try statement.bind(metric.direction?.rawValue, to: ":direction")
        }
    }

    private func findOrInsert(benchmark name: String) throws(SQLiteError) -> Int64 {
        let search = try connection.prepare("SELECT id FROM benchmark WHERE name = :name")
        let insertion = try connection.prepare("INSERT INTO benchmark (name) VALUES (:name)")
        return try firstID(of: search, orElse: insertion) { statement throws(SQLiteError) in
            try statement.bind(name, to: ":name")
        }
    }

    private static func bindDimensions(
        of configuration: Configuration, to statement: Statement
    ) throws(SQLiteError) {
        try statement.bind(configuration.strategy?.name, to: ":strategy")
        try statement.bind(configuration.workers.map(Int64.init), to: ":workers")
        try statement.bind(configuration.load?.name, to: ":load")
        try statement.bind(configuration.load?.factor, to: ":load_factor")
        try statement.bind(configuration.caching, to: ":caching")
        try statement.bind(configuration.mechanism, to: ":mechanism")
        try statement.bind(configuration.runtime, to: ":runtime")
        let parameters = configuration.parameters.map { ($0.name, $0.value) }
        try statement.bind(StoredJSON.object(parameters), to: ":parameters")
    }

    /// Binds both statements alike, then searches, and inserts what was not found.
    private func firstID(
        of search: Statement, orElse insertion: Statement,
        bind: (Statement) throws(SQLiteError) -> Void
    ) throws(SQLiteError) -> Int64 {
        try bind(search)
        if let id = try search.first({ $0.integer(0) }) { return id }
        try bind(insertion)
        try insertion.run()
        return connection.lastInsertedRowID
    }
}
