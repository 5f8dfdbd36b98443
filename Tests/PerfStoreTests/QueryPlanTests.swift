import Foundation
import TestSupport
import Testing

@testable import PerfStore

@Suite struct `The history's queries` {
    @Test(.enabled(if: Witness.has("sqlite3")), arguments: HistoryQueries.all.map(\.description))
    func `search through indexes and scan no table`(query: String) throws {
        try withTemporaryFolder { folder in
            let path = try newHistory(in: folder).path
            let plan = try Witness.run("sqlite3", [path, "EXPLAIN QUERY PLAN \(query)"])
            #expect(plan.status == 0)
            #expect(plan.output.contains("SEARCH"))
            #expect(!plan.output.contains("SCAN"), "\(plan.output)")
        }
    }

    @Test(
        .enabled(if: Witness.has("sqlite3")),
        arguments: [
            ("runsInSession", HistoryQueries.runsInSession.description, "run_by_position"),
            ("sessions", HistoryQueries.sessions.description, "session_by_start"),
            ("configuration", HistoryQueries.configuration.description, "configuration_identity"),
            (
                "phases", HistoryQueries.phasesInSession.description,
                "SEARCH run_phase USING PRIMARY"
            ),
            (
                "metrics", HistoryQueries.metricsInSession.description,
                "SEARCH run_metric USING PRIMARY"
            ),
            (
                "workers", HistoryQueries.workersInSession.description,
                "SEARCH run_worker USING PRIMARY"
            ),
            (
                "messages", HistoryQueries.messagesInSession.description,
                "SEARCH run_message USING PRIMARY"
            ),
            (
                "told", HistoryQueries.toldInSession.description,
                "SEARCH run_task USING PRIMARY KEY (session_id=?)"
            ),
            (
                "interference", HistoryQueries.interferenceInSession.description,
                "SEARCH run_interference USING PRIMARY"
            ),
            ("copies", HistoryQueries.copiesInSession.description, "SEARCH run_copy USING PRIMARY"),
            ("times", HistoryQueries.timesInSession.description, "run_by_position"),
            (
                "tasks", HistoryQueries.tasksOfRun.description,
                "SEARCH run_task USING PRIMARY KEY (session_id=? AND position=?)"
            ),
            (
                "a session of a view of reports",
                "SELECT phase, duration_s FROM phases WHERE session = :session",
                "SEARCH run_phase USING PRIMARY KEY (session_id=? AND position=?)"
            ),
            (
                "a session of the view", "SELECT wall_s FROM runs WHERE session = :session",
                "run_by_position"
            ),
        ])
    func `use the index that was made for them`(name: String, query: String, index: String) throws {
        try withTemporaryFolder { folder in
            let path = try newHistory(in: folder).path
            let plan = try Witness.run("sqlite3", [path, "EXPLAIN QUERY PLAN \(query)"])
            #expect(plan.output.contains(index), "\(name): \(plan.output)")
            #expect(name != "runsInSession" || !plan.output.contains("TEMP B-TREE"))
        }
    }
}
