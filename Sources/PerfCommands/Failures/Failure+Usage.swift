import ArgumentGrammar
import Markdown
import PerfModel
import PerfRecording
import PerfReports

extension Failure {
    init(_ error: UsageError) {
        switch error {
        case .missingCommand:
            self.init("no command was given.", "`perfdb help` lists the commands.")
        case .unknownCommand(let word, let suggestion):
            self.init(
                "there is no command \(quoted(word)).\(didYouMean(suggestion))",
                "`perfdb help` lists the commands.")
        case .optionBeforeCommand(let option):
            self.init("\(option) stands before the command; options come after it.")
        case .unknownOption(let option, let suggestion):
            self.init("there is no option \(quoted(option)).\(didYouMean(suggestion))")
        case .missingValue(let option, let placeholder, let next):
            self.init(
                "\(option) needs a value: \(option)=<\(placeholder)>.",
                next.map { "If \(quoted($0)) is the value, write it after =." })
        case .unexpectedValue(let option, let value):
            self.init("\(option) takes no value, but was given \(quoted(value)).")
        case .repeatedOption(let option):
            self.init("\(option) was given twice; say it once.")
        case .invalidValue(let parameter, let value, let problem):
            self.init(parameter: parameter, value: value, problem: problem)
        case .missingArgument(let name):
            self.init("\(name) is missing.")
        case .unexpectedArgument(let word):
            self.init("there is a word too many: \(quoted(word)).")
        }
        status = .wrongUsage
    }

    private init(parameter: String, value: String, problem: ValueProblem) {
        let start = "\(parameter) \(quoted(value))"
        switch problem {
        case .notA(let noun): self.init("\(start) is not \(noun).")
        case .notAChoice(let choices, let suggestion):
            self.init(
                "\(start) is none of \(choices.joined(separator: ", ")).\(didYouMean(suggestion))")
        case .outside(let least?, let most?):
            self.init("\(start) is outside \(least) to \(most).")
        case .outside(let least?, nil): self.init("\(start) is less than \(least).")
        case .outside(nil, let most?): self.init("\(start) is more than \(most).")
        case .outside(nil, nil): self.init("\(start) is out of range.")
        case .fact(let fact):
            let inner = Failure(fact.error, words: [])
            self.init("\(parameter): \(inner.sentence)", inner.advice)
        }
    }

    init(_ error: CommandError) {
        switch error {
        case .shellTakesOneWord(let words):
            let script = harmless(Shell.quoted(words.joined(separator: " ")))
            self.init(
                "--shell takes the command as one word.", "Write perfdb record --shell \(script).",
                status: .wrongUsage)
        case .commandInOneWord(let word):
            self.init(
                "there is no program \(quoted(word)).",
                """
                Did you mean perfdb record -- \(harmless(word)), or, run by a shell, \
                perfdb record --shell \(harmless(Shell.quoted(word)))?
                """)
        case .emptyName(let option):
            self.init("\(option) is empty.", "Leave it out or give it a name.", status: .wrongUsage)
        case .placeholderNotGiven(let name):
            let option = name == "factor" ? "load" : name == "mechanism" ? "caching" : name
            self.init(
                "the command has {\(name)}, but there is no --\(option).",
                "Give --\(option), or write {{\(name)}} if the braces are meant.",
                status: .wrongUsage)
        case .unknownPlaceholder(let name, let suggestion):
            self.init(
                "the command has {\(name)}. Did you mean {\(suggestion)}?",
                "Write {{\(name)}} if the braces are meant.", status: .wrongUsage)
        case .unknownRevision(let option, let word, let suggestion):
            self.init(
                """
                \(option) \(quoted(word)) is neither a time nor a commit or tag here.\
                \(didYouMean(suggestion))
                """, "Times are written last-week, 3d, 2w, 2026-11-13 or 2026-11-13T10:00Z.",
                status: .wrongUsage)
        case .notAMoment(let option, let word):
            self.init(
                "\(option) \(quoted(word)) is not a moment.",
                "Write it as 2026-11-13 or 2026-11-13T10:00Z.", status: .wrongUsage)
        case .cannotWrite, .cannotRead, .noSuchBenchmark, .noSuchSession, .ambiguousSession,
            .emptyHistory, .foreignFile, .notInWorkTree:
            self.init(world: error)
        }
    }
}
