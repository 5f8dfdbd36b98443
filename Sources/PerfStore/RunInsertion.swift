import PerfModel
import SQLite

/// The statement that stores one run, compiled once for all runs of a session.
struct RunInsertion {
    private let statement: Statement
    private let session, configuration, position, round, isWarmup: Statement.Parameter
    private let outcome, exitStatus, signal, startedAt: Statement.Parameter
    private let wall, user, sys, maxRSS: Statement.Parameter
    private let region, itemsDone, readingError: Statement.Parameter
    private let voluntarySwitches, involuntarySwitches: Statement.Parameter
    private let minorFaults, majorFaults, blockReads, blockWrites: Statement.Parameter

    init(_ connection: Connection) throws(SQLiteError) {
        statement = try connection.prepare(
            """
            INSERT INTO run (
                session_id, configuration_id, position, round, is_warmup, outcome, exit_status,
                signal, started_at_us, wall_ns, user_ns, sys_ns, max_rss_bytes,
                voluntary_switches, involuntary_switches, minor_faults, major_faults,
                block_reads, block_writes, region_ns, items_done, reading_error_ns
            ) VALUES (
                :session_id, :configuration_id, :position, :round, :is_warmup, :outcome,
                :exit_status, :signal, :started_at_us, :wall_ns, :user_ns, :sys_ns,
                :max_rss_bytes, :voluntary_switches, :involuntary_switches, :minor_faults,
                :major_faults, :block_reads, :block_writes, :region_ns, :items_done,
                :reading_error_ns
            )
            """)
        session = statement.parameter(":session_id")
        configuration = statement.parameter(":configuration_id")
        position = statement.parameter(":position")
        round = statement.parameter(":round")
        isWarmup = statement.parameter(":is_warmup")
        outcome = statement.parameter(":outcome")
        exitStatus = statement.parameter(":exit_status")
        signal = statement.parameter(":signal")
        startedAt = statement.parameter(":started_at_us")
        wall = statement.parameter(":wall_ns")
        user = statement.parameter(":user_ns")
        sys = statement.parameter(":sys_ns")
        maxRSS = statement.parameter(":max_rss_bytes")
        voluntarySwitches = statement.parameter(":voluntary_switches")
        involuntarySwitches = statement.parameter(":involuntary_switches")
        minorFaults = statement.parameter(":minor_faults")
        majorFaults = statement.parameter(":major_faults")
        blockReads = statement.parameter(":block_reads")
        blockWrites = statement.parameter(":block_writes")
        region = statement.parameter(":region_ns")
        itemsDone = statement.parameter(":items_done")
        readingError = statement.parameter(":reading_error_ns")
    }

    /// Stores one run of a session and a configuration that are rows by now, and of its report what
    /// has columns in its row.
    func insert(_ run: Run, session id: Int64, configuration row: Int64) throws(SQLiteError) {
        try statement.bind(id, to: session)
        try statement.bind(row, to: configuration)
        try statement.bind(Int64(run.position), to: position)
        try statement.bind(Int64(run.round), to: round)
        try statement.bind(run.isWarmup ? 1 : Int64(0), to: isWarmup)
        try statement.bind(run.outcome.rawValue, to: outcome)
        try statement.bind(run.exitStatus.map(Int64.init), to: exitStatus)
        try statement.bind(run.signal.map(Int64.init), to: signal)
        try statement.bind(run.startedAt?.microseconds, to: startedAt)
        try bind(run.usage)
        try statement.bind(run.report.region, to: region)
        try statement.bind(run.report.items, to: itemsDone)
        try statement.run()
    }

    private func bind(_ usage: Usage) throws(SQLiteError) {
        try statement.bind(usage.wall, to: wall)
        try statement.bind(usage.user, to: user)
        try statement.bind(usage.sys, to: sys)
        try statement.bind(usage.maxRSS, to: maxRSS)
        try statement.bind(usage.voluntarySwitches, to: voluntarySwitches)
        try statement.bind(usage.involuntarySwitches, to: involuntarySwitches)
        try statement.bind(usage.minorFaults, to: minorFaults)
        try statement.bind(usage.majorFaults, to: majorFaults)
        try statement.bind(usage.blockReads, to: blockReads)
        try statement.bind(usage.blockWrites, to: blockWrites)
        try statement.bind(usage.readingError, to: readingError)
    }
}
