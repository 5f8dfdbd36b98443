import Markdown
import PerfModel
import PerfRecording
import PerfReports

extension Failure {
    init(_ error: CommandError) {
        switch error {
        case .shellTakesOneWord(let words):
            let script = harmless(Shell.quoted(words.joined(separator: " ")))
            self.init(
                "--shell takes the command as one word.", "Write perfdb record --shell \(script).")
        case .commandInOneWord(let word):
            self.init(
                "there is no program \(quoted(word)).",
                """
                Did you mean perfdb record -- \(harmless(word)), or, run by a shell, \
                perfdb record --shell \(harmless(Shell.quoted(word)))?
                """)
            return
        case .valueAsCommand(let option, let value):
            self.init(
                "there is no program \(quoted(value)).",
                "Did you mean \(option)=\(harmless(value))? Its value stands after =.")
            return
        case .emptyName(let option):
            self.init("\(option) is empty.", "Leave it out or give it a name.")
        case .noStream(let option, let instead):
            self.init("\(option) - is no stream here.", "Give a name, or \(instead).")
        case .secretParameter(let name):
            self.init(
                "a parameter named \(quoted(name)) would be stored and shown with its values.",
                "Hand secrets over in the environment, or choose another name.")
        case .placeholderNotGiven, .unknownPlaceholder: self.init(placeholder: error)
        case .unreadableCommand, .namedAndTyped, .emptySide, .commandTwice, .commandNameTwice,
            .unknownReference, .hookCount:
            self.init(commands: error)
        case .badGoal, .variableTwice, .metricTwice: self.init(measuring: error)
        case .optionOfSuites, .optionOfCommands, .nothingToMeasure, .noSuchSuite,
            .nothingToImport, .nothingToExport, .fromAndDatabase,
            .checkAndCommit, .optionNeeds:
            self.init(subject: error)
        case .nothingToSummarise, .oneQuestion, .tooManySamples, .inputTwice, .onlyOfComparisons:
            self.init(samples: error)
        case .oneValue(let option, let count):
            self.init("\(option) takes one value here, not \(count).")
        case .badTime, .unknownRevision, .notAMoment: self.init(window: error)
        case .unknownMetric(let name, let known, let suggestion):
            self.init(
                "no run told a metric \(quoted(name)).\(didYouMean(suggestion))",
                "There are: \(known.map(harmless).joined(separator: ", ")).")
        case .sizeOfTime(let text, let metric):
            self.init(
                "--min-delta \(quoted(text)) is a time, and the metric \(quoted(metric)) is none.",
                "Write a number in the metric's unit.")
        }
        status = .wrongUsage
    }

    /// What stands in braces.
    private init(placeholder error: CommandError) {
        switch error {
        case .placeholderNotGiven(let name):
            let option = ["factor": "load", "mechanism": "caching"][name] ?? name
            self.init(
                "the command has {\(name)}, but there is no --\(option).",
                "Give --\(option), or write {{\(name)}} if the braces are meant.")
        case .unknownPlaceholder(let name, let suggestion):
            self.init(
                "the command has {\(name)}. Did you mean {\(suggestion)}?",
                "Write {{\(name)}} if the braces are meant.")
        default: self.init(error)
        }
    }

    /// What is to be measured or imported.
    private init(subject error: CommandError) {
        switch error {
        case .optionOfSuites(let option):
            self.init("\(option) belongs to a suite, and there is a command.", "Leave one out.")
        case .optionOfCommands(let option):
            self.init(
                "\(option) belongs to a command, and a suite says itself what it measures.",
                "Leave it out, or write the command behind --.")
        case .nothingToMeasure:
            self.init(
                "there is no command, and no \(SuiteRequest.fileName) in this folder.",
                """
                Write perfdb record -- COMMAND, or --suite with a file or with \
                \(SuiteRequest.builtIn), which is built in.
                """)
        case .noSuchSuite(let name, let suggestion):
            self.init(
                "there is no suite and no file \(quoted(name)).\(didYouMean(suggestion))",
                "\(SuiteRequest.builtIn) is built in; docs/suites.md says how to write one.")
        case .nothingToImport:
            self.init("there is nothing to import.", "Name a file, or write --study documents.")
        case .nothingToExport:
            self.init("there is nowhere to write to.", "Name a folder: --sessions perf/sessions.")
        case .optionNeeds(let option, let other):
            self.init("\(option) needs \(other).", "Give both, or leave \(option) out.")
        case .fromAndDatabase:
            self.init(
                "--from and --database exclude each other.",
                "A report is about a folder of sessions or about a history.")
        case .checkAndCommit:
            self.init(
                "--check and --commit exclude each other.",
                "--check only looks; without it the report is written and can be committed.")
        default: self.init(error)
        }
    }

    /// The ends of a window, which are times or revisions.
    private init(window error: CommandError) {
        switch error {
        case .badTime(let option, let error):
            let inner = Failure(error)
            self.init("\(option): \(inner.sentence)", inner.advice)
        case .unknownRevision(let option, let word, let suggestion, let reason):
            let why = reason.map { " (\($0))" } ?? ""
            self.init(
                """
                \(option) \(quoted(word)) is neither a time nor a commit or tag here\(why).\
                \(didYouMean(suggestion))
                """, "Times are written last-week, 3d, 2w, 2026-11-13 or 2026-11-13T10:00Z.")
        case .notAMoment(let option, let word):
            self.init(
                "\(option) \(quoted(word)) is not a moment.",
                "Write it as 2026-11-13 or 2026-11-13T10:00Z.")
        default: self.init(error)
        }
    }
}
