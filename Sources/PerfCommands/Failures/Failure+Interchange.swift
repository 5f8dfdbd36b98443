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
        }
    }

    private init(file name: String, _ error: InterchangeError) {
        switch error {
        case .unknownForm:
            self.init(
                "\(quoted(name)) is of no known form.",
                "Known is what hyperfine --export-json writes. Nothing was imported.")
        case .nothingMeasured(let form):
            self.init(
                "\(quoted(name)) of \(form.rawValue) holds no results.", "Nothing was imported.")
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
        }
    }
}
