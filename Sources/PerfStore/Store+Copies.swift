import PerfModel
import SQLite

/// The rows of what happened beside a run; called within a transaction, after the run's own row.
extension Store {
    /// Stores what others took of the machine; nothing of a run that knows nothing of it.
    func insert(
        _ interference: Interference, at place: RunPlace, with statements: inout ReportStatements
    ) throws(SQLiteError) {
        guard interference != Interference() else { return }
        let statement = try prepared(
            &statements.interference,
            """
            INSERT INTO run_interference (
                session_id, position, steal_ns, throttled_ns, thermal_throttles
            ) VALUES (:session, :position, :steal_ns, :throttled_ns, :thermal_throttles)
            """, at: place)
        try statement.bind(interference.stolen, to: ":steal_ns")
        try statement.bind(interference.throttled, to: ":throttled_ns")
        try statement.bind(interference.thermalThrottles, to: ":thermal_throttles")
        try statement.run()
    }

    /// Stores the copies that were started at once, numbered in their order.
    func insert(
        _ copies: [RunCopy], at place: RunPlace, with statements: inout ReportStatements
    ) throws(SQLiteError) {
        guard !copies.isEmpty else { return }
        let statement = try prepared(
            &statements.copy,
            """
            INSERT INTO run_copy (
                session_id, position, copy, start_ns, wall_ns, user_ns, sys_ns, max_rss_bytes,
                exit_status, signal
            ) VALUES (
                :session, :position, :copy, :start_ns, :wall_ns, :user_ns, :sys_ns,
                :max_rss_bytes, :exit_status, :signal
            )
            """, at: place)
        for (index, copy) in copies.enumerated() {
            try statement.bind(Int64(index) + 1, to: ":copy")
            try statement.bind(copy.start, to: ":start_ns")
            try statement.bind(copy.wall, to: ":wall_ns")
            try statement.bind(copy.user, to: ":user_ns")
            try statement.bind(copy.sys, to: ":sys_ns")
            try statement.bind(copy.maxRSS, to: ":max_rss_bytes")
            try statement.bind(copy.exitStatus.map(Int64.init), to: ":exit_status")
            try statement.bind(copy.signal.map(Int64.init), to: ":signal")
            try statement.run()
        }
    }
}
