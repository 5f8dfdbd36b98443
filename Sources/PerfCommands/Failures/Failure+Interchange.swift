import Markdown
import PerfInterchange
import PerfRecording
import RelaxedJSON

extension Failure {
    /// Files of other tools.
    init(_ error: ImportError) {
        switch error {
        case .beside(let other):
            self.init(
                "--study and \(other) exclude each other.",
                "A study's numbers are imported as they are; files in another call.",
                status: .wrongUsage)
        case .exportIsHistory(let name):
            self.init("--export-hyperfine \(quoted(name)) is the history.", "Name another file.")
        case .badFile(let name, let error): self.init(file: name, error)
        case .badSession(let name, let error):
            self.init(file: name, error)
            // Where it is imported and where a report asks it.
            if case .mistake = error { advice = "docs/formats.md describes these files." }
        case .otherContent(let name, let session):
            self.init(
                """
                \(quoted(name)) tells something else of the session \(session.prefix(8)) than what \
                is there of it.
                """, "Leave one of the two out. Nothing was stored.")
        case .noSessionFiles(let name):
            self.init(
                "\(quoted(name)) holds no file of a session (*.jsonl).",
                "`perfdb export --sessions \(harmless(name))` writes them.")
        case .besideSessions(let option, let file):
            self.init(
                "\(option) belongs to files of other tools, and \(quoted(file)) says it itself.",
                "Leave it out.", status: .wrongUsage)
        }
    }

    private init(file name: String, _ error: InterchangeError) {
        switch error {
        case .unknownForm:
            self.init(
                "\(quoted(name)) is of no known form.",
                "Known is what hyperfine --export-json and perfdb export write. Nothing was imported."
            )
        case .nothingMeasured(let form):
            self.init(
                "\(quoted(name)) of \(form.rawValue) holds no results.", "Nothing was imported.")
        case .newer(let found, let known):
            self.init(
                """
                \(quoted(name)) was written by a newer perfdb (version \(found) of its form; this one \
                knows \(known)).
                """, "Update perfdb. Nothing was imported.")
        case .mistake(let problem, let path, let place):
            let position = path.isEmpty ? "" : " (\(harmless(path)))"
            self.init(
                """
                \(harmless(name)), line \(place.line), column \(place.column)\(position): \
                \(Self.words(of: problem))
                """, "Nothing was imported.")
        }
    }

    private static func words(of problem: InterchangeError.Problem) -> String {
        switch problem {
        case .syntax(let problem): SuiteWords.of(.syntax(problem)).sentence
        case .missingKey(let key): "the key \(quoted(key)) is missing."
        case .wrongKind(let expected, let found):
            "\(SuiteWords.name(of: expected)) was expected, not \(SuiteWords.name(of: found))."
        case .emptyText: "the text is empty."
        case .emptyList: "the list is empty."
        case .badTime(let text): "\(harmless(text)) is no time in seconds."
        case .badSize(let text): "\(harmless(text)) is no whole number, or negative."
        case .badExitCode(let text): "\(harmless(text)) is no exit status."
        case .unknownVersion(let text): "version \(harmless(text)) of this form is not known."
        case .unknownUnit(let text): "\(quoted(text)) is another unit than expected."
        case .badMoment(let text): "\(quoted(text)) is no moment in UTC."
        case .unequalCount(let found, let times):
            "\(found) values for \(times) times."
        case .session(let fault): words(of: fault)
        }
    }
}
