import Markdown
import PerfStore
import PerfStudy

/// The numbers of a study's documents, as sessions of the history.
enum StudyImport {
    static func run(into database: String?, in context: Context) throws -> ExitStatus {
        let history = try OpenHistory.forRecording(
            database, workTree: WorkTree(in: context), in: context)
        let sessions = try DocumentFigures.sessions()
        var new = 0
        for recorded in sessions {
            let isNew = try history.store.importSession(
                recorded.session, configurations: recorded.configurations, runs: recorded.runs)
            if isNew { new += 1 }
        }
        let runs = sessions.reduce(0) { $0 + $1.runs.count }
        context.output.write(
            """
            \(sessions.count) sessions with \(runs) runs in \(harmless(history.shownPath)); \
            \(news(new))\n
            """)
        return .fine
    }

    /// How many of the sessions were not there before.
    private static func news(_ count: Int) -> String {
        switch count {
        case 0: "they were there already."
        case 1: "1 session is new."
        default: "\(count) sessions are new."
        }
    }
}
