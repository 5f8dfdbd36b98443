import CLibrary
package import ArgumentGrammar

/// The program: its commands, and the one place that turns errors into sentences and a status.
package enum Program {
    package static let version = "0.1.0"
    /// The word that calls it.
    static let name = "perfdb"

    /// In the order of help.
    static let commands: [any Command.Type] = [
        RecordCommand.self, ReportCommand.self, CompareCommand.self, CheckCommand.self,
        ListCommand.self, ShowCommand.self,
        MarkCommand.self, ExcludeCommand.self, AcceptCommand.self, UndoCommand.self,
        ImportCommand.self, ExportCommand.self, StatsCommand.self, WorkloadCommand.self,
        DoctorCommand.self, CompletionsCommand.self,
    ]

    /// The grammar of every command.
    package static let grammars = GrammarSet(
        program: "perfdb",
        summary: "Remembers every benchmark run in SQLite and reports from that history.",
        discussion: """
            The history is the file named by --database, else $PERFDB_DATABASE, else
            .perfdb/history.sqlite in this folder or the nearest parent up to the work tree's root.

            Exit status: 0 fine, 1 failed, 2 wrong usage, 3 bad news, 4 nothing could be judged,
            130 interrupted.
            """,
        commands: commands.map { command in
            GrammarSet.Command(name: command.name) { command.grammar }
        })

    /// Runs the words after the program's name.
    package static func run(_ words: [String], in context: Context) -> ExitStatus {
        do {
            let status = try answer(words, in: context)
            // A reader that has seen enough, as `head` has, is no failure.
            if let failure = context.output.failure(), failure != EPIPE {
                throw WorldError.outputFailed(errno: failure)
            }
            return status
        } catch {
            let failure = Failure(error, words: words)
            context.tell(failure)
            return failure.status
        }
    }

    private static func answer(_ words: [String], in context: Context) throws -> ExitStatus {
        if let status = CompletionCall.answer(words, in: context) { return status }
        switch try grammars.request(words) {
        case .overview: context.output.write(grammars.overviewPage)
        case .version: context.output.write("perfdb \(version)\n")
        case .help(let grammar): context.output.write(grammars.helpPage(for: grammar))
        case .run(let grammar, let arguments):
            guard let command = commands.first(where: { $0.name == grammar.name }) else {
                preconditionFailure("no command for \(grammar.name)")
            }
            return try command.run(arguments, in: context)
        }
        return .fine
    }
}
