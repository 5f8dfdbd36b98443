import ArgumentGrammar
import PerfInterchange
import PerfModel
import PerfStore
import PerfStudy

/// `perfdb import`: brings numbers into the history that were not measured by it.
enum ImportCommand: Command {
    static let name = "import"
    static let files = Positional(
        repeated: "FILE", .text,
        help: """
            What `perfdb export` wrote, a folder of it or single files, or what another tool \
            wrote: hyperfine's JSON; - is standard input.
            """
    ).completing(.file)
    static let from = Option(
        "from", "form", ForeignForm.syntax,
        help: """
            The form of other tools' files, where it is not to be recognised by what is in them.
            """)
    static let study = Option(
        "study", "name", StudyName.syntax,
        help: "The numbers that a study's documents print or show in their graphs.")
    static let label = Option(
        "label", "text", .text, help: "A free word for the sessions that the files become."
    ).completing(.labels)
    static let host = Option(
        "host", "name", .text,
        help: "The host that the files were measured on, which they do not say themselves."
    ).completing(.hosts)

    static let grammar = Grammar(
        name: name, summary: "Bring numbers from elsewhere into the history.",
        files,
        Section("What is imported", from, study, label, host),
        Section("History", SharedOptions.database),
        example: "perfdb import perf/sessions",
        "perfdb import --label before before.json",
        "perfdb import --study documents",
        discussion: """
            What `perfdb export` wrote comes back exactly, with everything that was stored; of a \
            folder all files that end in .jsonl are read. docs/formats.md describes them.

            Each file of another tool becomes one session of origin imported, with every run; what \
            a file does not \
            say stays unknown. That of hyperfine 1 says no time and no host: no --since finds its \
            session, which is reached by its id, label or host. Its commands become benchmarks, its parameters \
            parameters, see docs/hyperfine.md. Where a file has a mistake nothing is stored of any.

            The documents' numbers become sessions of origin transcribed, one for each of their \
            graphs, with the error of reading where a number was read off one.

            Importing twice is the same as importing once.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        if arguments[study] != nil { return try importStudy(arguments, in: context) }
        guard !arguments[files].isEmpty else { throw CommandError.nothingToImport }
        let given = try GivenFacts(arguments)
        var subjects: [ImportedSubject] = []
        for name in arguments[files] {
            subjects.append(
                try ImportedSubject(name, form: arguments[from], facts: given, in: context))
        }
        let history = try OpenHistory.forRecording(
            arguments[SharedOptions.database], workTree: WorkTree(in: context), in: context)
        let told = try history.store.atomically {
            try subjects.map { try $0.store(in: history) }
        }
        for (sentence, notes) in told {
            context.output.write(sentence)
            notes.forEach(context.note)
        }
        return .fine
    }

    private static func importStudy(
        _ arguments: Arguments, in context: Context
    ) throws -> ExitStatus {
        if let name = arguments[files].first { throw ImportError.beside(study: quoted(name)) }
        let others = [
            ("--from", arguments[from] != nil), ("--label", arguments[label] != nil),
            ("--host", arguments[host] != nil),
        ]
        if let other = others.first(where: \.1) { throw ImportError.beside(study: other.0) }
        return try StudyImport.run(into: arguments[SharedOptions.database], in: context)
    }
}

/// The studies that this program knows.
enum StudyName: String, CaseIterable, ArgumentValue {
    case documents
}

extension ForeignForm: ArgumentValue {}

/// What the user says of files that do not say it themselves.
struct GivenFacts {
    var label: String?
    var host: Host?

    /// - Throws: `CommandError.emptyName`.
    init(_ arguments: Arguments) throws {
        label = arguments[ImportCommand.label]
        if label == "" { throw CommandError.emptyName(option: "--label") }
        let name = arguments[ImportCommand.host]
        if name == "" { throw CommandError.emptyName(option: "--host") }
        host = name.map { Host(name: $0, isNameGiven: true) }
    }
}
