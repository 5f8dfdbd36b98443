import ArgumentGrammar
import Markdown
import PerfModel
import PerfStore
import PerfStudy

/// `perfdb import`: brings numbers into the history that were not measured by it.
enum ImportCommand: Command {
    static let study = Option(
        "study", "name", StudyName.syntax,
        help: "The numbers that a study's documents print or show in their graphs.")

    static let grammar = Grammar(
        name: "import", summary: "Bring numbers from elsewhere into the history.",
        Section("What is imported", study),
        Section("History", SharedOptions.database),
        example: "perfdb import --study documents",
        discussion: """
            The documents' numbers become sessions of origin transcribed, one for each of their \
            graphs, with the error of reading where a number was read off one. They have no start \
            time: no --since finds them. Importing twice is the same as importing once.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        guard arguments[study] != nil else { throw CommandError.nothingToImport }
        let history = try OpenHistory.forRecording(
            arguments[SharedOptions.database], workTree: WorkTree(in: context), in: context)
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
            \(Self.news(new))\n
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

/// The studies that this program knows.
enum StudyName: String, CaseIterable, ArgumentValue {
    case documents
}
