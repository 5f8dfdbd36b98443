import PerfModel
import SQLite

/// The statements that read one page of runs after the other, compiled once for a session.
struct RunPageStatements {
    private let runs, phases, metrics, tasks, workers: Statement
    private let messages, interference, copies: Statement

    init(_ connection: Connection, session: Int64) throws(SQLiteError) {
        runs = try connection.prepare(HistoryQueries.pageOfRuns)
        phases = try connection.prepare(HistoryQueries.pageOfPhases)
        metrics = try connection.prepare(HistoryQueries.pageOfMetrics)
        tasks = try connection.prepare(HistoryQueries.pageOfTasks)
        workers = try connection.prepare(HistoryQueries.pageOfWorkers)
        messages = try connection.prepare(HistoryQueries.pageOfMessages)
        interference = try connection.prepare(HistoryQueries.pageOfInterference)
        copies = try connection.prepare(HistoryQueries.pageOfCopies)
        try runs.bind(WholeSession.pageSize, to: ":count")
        for statement in all { try statement.bind(session, to: ":session") }
    }

    private var all: [Statement] {
        [runs, phases, metrics, tasks, workers, messages, interference, copies]
    }

    /// Reads the runs behind a position, and what belongs to them.
    func read(into page: inout RunPage, after position: Int64) throws(SQLiteError) {
        try runs.bind(position, to: ":after")
        try runs.forEachRow { page.addRun($0) }
        guard let first = page.runs.first, let last = page.runs.last else { return }
        for statement in all.dropFirst() {
            try statement.bind(Int64(first.position), to: ":first")
            try statement.bind(Int64(last.position), to: ":last")
        }
        try addReports(to: &page)
        page.rewind()
        try interference.forEachRow { row in
            page.change(row) {
                $0.interference = Interference(
                    stolen: row.integerOrNil(1), throttled: row.integerOrNil(2),
                    thermalThrottles: row.integerOrNil(3))
            }
        }
        page.rewind()
        try copies.forEachRow { row in page.change(row) { $0.copies.append(Self.copy(row)) } }
    }

    private func addReports(to page: inout RunPage) throws(SQLiteError) {
        page.rewind()
        try phases.forEachRow { row in
            page.change(row) {
                $0.report.phases.append(Phase(name: row.text(1), duration: row.integer(2)))
            }
        }
        page.rewind()
        try metrics.forEachRow { page.addMetric($0) }
        page.rewind()
        try tasks.forEachRow { row in
            page.change(row) {
                $0.report.tasks.append(
                    WorkTask(
                        name: row.text(1), worker: row.integerOrNil(2).map(Int.init),
                        start: row.integer(3), stop: row.integer(4)))
            }
        }
        page.rewind()
        try workers.forEachRow { row in
            page.change(row) {
                $0.report.workers.append(
                    WorkerMemory(
                        worker: Int(row.integer(1)), peak: row.integer(2),
                        proportional: row.integerOrNil(3)))
            }
        }
        page.rewind()
        try messages.forEachRow { page.addMessage($0) }
    }

    private static func copy(_ row: Row) -> RunCopy {
        RunCopy(
            start: row.integer(1), wall: row.integer(2), user: row.integerOrNil(3),
            sys: row.integerOrNil(4), maxRSS: row.integerOrNil(5),
            exitStatus: row.integerOrNil(6).map { Int32(truncatingIfNeeded: $0) },
            signal: row.integerOrNil(7).map { Int32(truncatingIfNeeded: $0) })
    }
}
