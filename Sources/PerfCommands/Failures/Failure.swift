import ArgumentGrammar
import Git
import Markdown
import PerfModel
import PerfRecording
import PerfStore
import PerfStudy
import Subprocess

/// An error as a user reads it: what failed, with which value, and what to do.
struct Failure {
    /// What failed.
    var sentence: String
    /// What to do; nil where that is plain.
    var advice: String?
    var status: ExitStatus = .failed
    /// The command's usage, shown for a fault of the words themselves.
    private var usage: [String] = []

    init(_ sentence: String, _ advice: String? = nil, status: ExitStatus = .failed) {
        self.sentence = sentence
        self.advice = advice
        self.status = status
    }

    /// The sentences for an error.
    ///
    /// - Parameter words: the command line, for the usage that a fault of it shows.
    init(_ error: any Error, words: [String]) {
        switch error {
        case let error as UsageError:
            self = Failure(error)
            usage = Program.grammars.grammar(for: words)?.usage(program: "perfdb") ?? []
        case let error as CommandError: self = Failure(error)
        case let error as SideError: self = Failure(error)
        case let error as AnnotationError: self = Failure(error)
        case let error as LocaleTagError: self = Failure(error)
        case let error as StreamError: self = Failure(error)
        case let error as WorldError: self = Failure(error)
        case let error as ImportError: self = Failure(error)
        case let error as NumberFault: self = Failure(error)
        case is InterruptedError:
            self = Failure("interrupted. Nothing was stored.", status: .interrupted)
        case let error as SweepError: self = Failure(error)
        case let error as LaunchFault: self = Failure(error)
        case let error as ChildVariableError: self = Failure(error)
        case let error as MetricTextError: self = Failure(error)
        case let error as SuiteFailure: self = Failure(error)
        case let error as SuiteBenchmarkFailure: self = Failure(error)
        case let error as SuiteSelectionError: self = Failure(error)
        case let error as InterpreterError: self = Failure(error)
        case let error as WorkloadError: self = Failure(error)
        case let error as PythonDriverError: self = Failure(error)
        case let error as WhenError: self = Failure(error)
        case let error as HistoryFailure: self = Failure(error)
        case let error as RecordFailure: self = Failure(error)
        case let error as StoreError: self = Failure(HistoryFailure(path: nil, error: error))
        case let error as SubprocessError: self = Failure(error)
        case let error as GitError: self = Failure(error)
        case let error as ReportCommitError: self = Failure(error)
        default: self = Failure("\(error).")
        }
    }

    /// What goes to standard error, in lines of at most that many columns; nil for no limit.
    func text(width: Int? = nil) -> String {
        var lines = "perfdb: \(sentence)".split(separator: "\n").map(String.init)
        lines += advice?.split(separator: "\n").map(String.init) ?? []
        if let width { lines = lines.flatMap { Self.wrapped($0, to: width) } }
        return (lines + usage).joined(separator: "\n") + "\n"
    }

    /// A line broken between its words; one that is indented, as what git said, stays as it is.
    private static func wrapped(_ line: String, to width: Int) -> [String] {
        line.hasPrefix(" ") ? [line] : TextLayout.wrapped(line, width: width)
    }
}

/// A value between quotes, harmless on a terminal.
func quoted(_ value: String) -> String {
    "\"\(harmless(value))\""
}

/// ` Did you mean "x"?`, or nothing.
func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { " Did you mean \(quoted($0))?" } ?? ""
}
