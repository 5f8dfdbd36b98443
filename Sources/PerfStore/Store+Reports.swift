import PerfModel
import SQLite

/// The statements that store what few runs have, each compiled when it is first needed, and the
/// metrics' rows.
struct ReportStatements {
    var copy, interference: Statement?
    fileprivate var phase, metric, task, worker, message: Statement?
    fileprivate var metricIDs: [Metric: Int64] = [:]
}

/// What tells a run from all others of a history.
struct RunPlace {
    /// The session's row.
    var session: Int64
    /// In the session's order, from 1.
    var position: Int64
}

/// The rows of what a run said of itself; called within a transaction, after the run's own row.
extension Store {
    func insert(
        _ report: RunReport, at place: RunPlace, with statements: inout ReportStatements
    ) throws(SQLiteError) {
        if !report.phases.isEmpty {
            try insert(report.phases, at: place, with: &statements.phase)
        }
        if !report.metrics.isEmpty {
            try insert(report.metrics, at: place, with: &statements)
        }
        if !report.tasks.isEmpty {
            try insert(report.tasks, at: place, with: &statements.task)
        }
        if !report.workers.isEmpty {
            try insert(report.workers, at: place, with: &statements.worker)
        }
        if !report.messages.isEmpty {
            try insert(report.messages, at: place, with: &statements.message)
        }
    }

    /// A phase that was told several times has one row, at its first place.
    private func insert(
        _ phases: [Phase], at place: RunPlace, with statement: inout Statement?
    ) throws(SQLiteError) {
        let statement = try prepared(
            &statement,
            """
            INSERT INTO run_phase (session_id, position, name, place, duration_ns)
            VALUES (:session, :position, :name, :place, :duration_ns)
            """, at: place)
        let sums = Totals(phases.map { ($0.name, $0.duration) }) { $0.addingSaturated($1) }
        for (index, name) in sums.names.enumerated() {
            try statement.bind(name, to: ":name")
            try statement.bind(Int64(index) + 1, to: ":place")
            try statement.bind(sums[name], to: ":duration_ns")
            try statement.run()
        }
    }

    /// A metric that was told several times has one row.
    private func insert(
        _ values: [MetricValue], at place: RunPlace, with statements: inout ReportStatements
    ) throws(SQLiteError) {
        let statement = try prepared(
            &statements.metric,
            """
            INSERT INTO run_metric (session_id, position, metric_id, value)
            VALUES (:session, :position, :metric_id, :value)
            """, at: place)
        let largest = Double.greatestFiniteMagnitude
        let sums = Totals(values.map { ($0.metric, $0.value) }) {
            max(-largest, min(largest, $0 + $1))
        }
        for metric in sums.names {
            try statement.bind(metricID(metric, with: &statements), to: ":metric_id")
            try statement.bind(sums[metric], to: ":value")
            try statement.run()
        }
    }

    private func metricID(
        _ metric: Metric, with statements: inout ReportStatements
    ) throws(SQLiteError) -> Int64 {
        if let id = statements.metricIDs[metric] { return id }
        let id = try findOrInsert(metric)
        statements.metricIDs[metric] = id
        return id
    }

    private func insert(
        _ tasks: [WorkTask], at place: RunPlace, with statement: inout Statement?
    ) throws(SQLiteError) {
        let statement = try prepared(
            &statement,
            """
            INSERT INTO run_task (session_id, position, place, name, worker, start_ns, stop_ns)
            VALUES (:session, :position, :place, :name, :worker, :start_ns, :stop_ns)
            """, at: place)
        for (index, task) in tasks.enumerated() {
            try statement.bind(Int64(index) + 1, to: ":place")
            try statement.bind(task.name, to: ":name")
            try statement.bind(task.worker.map(Int64.init), to: ":worker")
            try statement.bind(task.start, to: ":start_ns")
            try statement.bind(task.stop, to: ":stop_ns")
            try statement.run()
        }
    }

    /// A worker that told its memory several times has one row: its largest peak, its newest share.
    private func insert(
        _ workers: [WorkerMemory], at place: RunPlace, with statement: inout Statement?
    ) throws(SQLiteError) {
        let statement = try prepared(
            &statement,
            """
            INSERT INTO run_worker (
                session_id, position, worker, peak_bytes, proportional_bytes
            ) VALUES (:session, :position, :worker, :peak_bytes, :proportional_bytes)
            """, at: place)
        let latest = Totals(workers.map { ($0.worker, $0) }) { earlier, later in
            WorkerMemory(
                worker: later.worker, peak: max(earlier.peak, later.peak),
                proportional: later.proportional ?? earlier.proportional)
        }
        for number in latest.names {
            try statement.bind(Int64(number), to: ":worker")
            try statement.bind(latest[number]?.peak, to: ":peak_bytes")
            try statement.bind(latest[number]?.proportional, to: ":proportional_bytes")
            try statement.run()
        }
    }

    private func insert(
        _ messages: [RunMessage], at place: RunPlace, with statement: inout Statement?
    ) throws(SQLiteError) {
        let statement = try prepared(
            &statement,
            """
            INSERT INTO run_message (session_id, position, place, kind, name, text)
            VALUES (:session, :position, :place, :kind, :name, :text)
            """, at: place)
        for (index, message) in messages.enumerated() {
            try statement.bind(Int64(index) + 1, to: ":place")
            try statement.bind(message.kind.rawValue, to: ":kind")
            try statement.bind(message.name, to: ":name")
            try statement.bind(message.text, to: ":text")
            try statement.run()
        }
    }

    /// The statement, compiled where it is not yet, and bound to a run.
    func prepared(
        _ statement: inout Statement?, _ sql: StaticString, at place: RunPlace
    ) throws(SQLiteError) -> Statement {
        let prepared = try connection.prepare(sql, keptIn: &statement)
        try prepared.bind(place.session, to: ":session")
        try prepared.bind(place.position, to: ":position")
        return prepared
    }
}
