import ArgumentGrammar
import Markdown
import PerfModel
import PerfRecording
import RelaxedJSON

extension Failure {
    /// A mistake in a suite's file: its place, its path, and what to write instead.
    init(_ failure: SuiteFailure) {
        let place = failure.error.place
        let path = failure.error.path.isEmpty ? "" : " (\(harmless(failure.error.path)))"
        let start =
            "\(harmless(failure.path)), line \(place.line), column \(place.column)\(path):"
        let (sentence, advice) = SuiteWords.of(failure.error.problem)
        self.init("\(start) \(sentence)", advice, status: .wrongUsage)
    }

    /// A benchmark of a suite that cannot be measured.
    init(_ failure: SuiteBenchmarkFailure) {
        let inner =
            switch failure.cause {
            case .words(let error): Failure(error)
            case .program(let error): Failure(error)
            case .launch(let fault): Failure(fault)
            }
        let place = "\(harmless(failure.suite)), benchmark \(quoted(failure.benchmark)):"
        self.init("\(place) \(inner.sentence)", inner.advice, status: inner.status)
    }

    /// Why nothing of a suite can be measured as it was asked for.
    init(_ error: SuiteSelectionError) {
        switch error {
        case .unknownBenchmark(let name, let known):
            self.init(
                """
                the suite has no benchmark \(quoted(name)).\
                \(didYouMean(suggestion(for: name, among: known)))
                """, "It has \(SuiteWords.list(known)).")
        case .unknownRuntime(let name, let known):
            self.init(
                "nothing that is wanted of the suite runs with \(quoted(name)).",
                known.isEmpty ? nil : "Its runtimes are \(SuiteWords.list(known)).")
        case .nothingSelected:
            self.init(
                "nothing of the suite is left to measure.",
                "Name other benchmarks with --only, or what executes them with --runtime.")
        case .runtimeTwice(let runtime, let first, let second):
            self.init(
                "\(quoted(first)) and \(quoted(second)) are the same runtime, \(harmless(runtime)).",
                "Name one of them.")
        case .configurationTwice(let configuration):
            self.init(
                "\(configuration.headline) comes twice in the suite.",
                "Give one of the benchmarks another name, or a parameter.")
        }
        status = .wrongUsage
    }

    /// An interpreter that did not say what it is.
    init(_ error: InterpreterError) {
        switch error {
        case .cannotStart(let word, let reason):
            self.init("cannot ask \(quoted(word)) what it is: \(Failure(reason).sentence)")
        case .failed(let word, _, let said):
            let words = said.isEmpty ? "" : ": \(harmless(said))"
            self.init("\(quoted(word)) failed when it was asked what it is\(words).")
        case .noAnswer(let word, let said):
            let words = said.isEmpty ? "" : ": \(harmless(said))"
            self.init("\(quoted(word)) did not say what Python it is\(words).")
        }
    }
}

/// The mistakes of a suite's file in words.
enum SuiteWords {
    static func list(_ names: [String]) -> String {
        names.map(harmless).joined(separator: ", ")
    }

    static func of(_ problem: SuiteError.Problem) -> (sentence: String, advice: String?) {
        switch problem {
        case .syntax(let problem): return (syntax(problem), nil)
        case .unknownKey(let key, let known):
            let near = suggestion(for: key, among: known)
            return ("unknown key \(quoted(key)).\(didYouMean(near))", "Known: \(list(known)).")
        case .missingKey(let key): return ("the key \(quoted(key)) is missing.", nil)
        case .wrongType(let expected, let found):
            return ("\(name(of: expected)) was expected, not \(name(of: found)).", nil)
        case .badCount(let text, let least, let most):
            return ("\(harmless(text)) is no whole number from \(least) to \(most).", nil)
        case .badTime(let text):
            return ("\(quoted(text)) is no time.", #"Write "2s", "500ms", "2m" or seconds."#)
        case .badText(let text):
            return ("\(quoted(text)) is empty or has a control character.", nil)
        case .emptyList: return ("the list is empty.", nil)
        case .badSweep(let error):
            let failure = Failure(error)
            return (failure.sentence, failure.advice)
        case .badChoice(let word, let known):
            return (
                "\(quoted(word)) cannot stand here.\(didYouMean(suggestion(for: word, among: known)))",
                "One of: \(list(known))."
            )
        case .conflict(let one, let other):
            return ("\(quoted(one)) and \(quoted(other)) exclude each other.", "Say one of them.")
        case .badGoal(.mostBelowLeast(let least, let most)):
            return (
                "\"max-runs\" \(most) is less than \"min-runs\" \(least).", "Make one of them fit."
            )
        case .badGoal(.countWith(_, let limit)): return of(.conflict("runs", limit))
        case .badShare(let text):
            return ("\(quoted(text)) is no share.", #"Write "2%" or 0.02; 1 at most."#)
        case .badVariable(let error):
            let failure = Failure(error)
            return (failure.sentence, failure.advice)
        case .badMetric(let error):
            let failure = Failure(error)
            return (failure.sentence, failure.advice)
        case .unknownCommand(let name, let known):
            let near = suggestion(for: name, among: known)
            return (
                "there is no command named \(quoted(name)).\(didYouMean(near))",
                known.isEmpty ? "It takes \"commands\" with names." : "There are \(list(known))."
            )
        case .secretParameter, .reservedParameter, .placeholderNotGiven, .timeoutMissing,
            .badChartName, .chartTwice, .unknownDimension, .unknownBenchmark,
            .configurationTwice:
            return meaning(problem)
        }
    }

    /// What can be read and makes no sense.
    private static func meaning(
        _ problem: SuiteError.Problem
    ) -> (sentence: String, advice: String?) {
        switch problem {
        case .secretParameter(let name):
            let failure = Failure(CommandError.secretParameter(name))
            return (failure.sentence, failure.advice)
        case .reservedParameter(let name):
            return (
                "a parameter of a suite cannot be named \(quoted(name)).", "Choose another name."
            )
        case .placeholderNotGiven(let name):
            return (
                "{\(harmless(name))} has no value here.",
                "Write {{\(harmless(name))}} if the braces are meant."
            )
        case .timeoutMissing:
            return (
                "it is expected to be timed-out and has no \"timeout\".",
                "Say how long it may take."
            )
        case .badChartName(let name):
            return (
                "\(quoted(name)) cannot be a chart's name.",
                "It is a file's name: lower-case letters, digits, - and _."
            )
        case .chartTwice(let name, let first):
            return (
                "the chart \(quoted(name)) is there already, as \(harmless(first)).",
                "Choose another name."
            )
        case .unknownDimension(let name, let known):
            let near = suggestion(for: name, among: known)
            return (
                "no benchmark has the dimension \(quoted(name)).\(didYouMean(near))",
                "There are \(list(known))."
            )
        case .unknownBenchmark(let name, let known):
            let near = suggestion(for: name, among: known)
            return (
                "the suite has no benchmark \(quoted(name)).\(didYouMean(near))",
                "It has \(list(known))."
            )
        case .configurationTwice(let configuration, let first):
            return (
                "\(harmless(configuration.headline)) is there already, in \(harmless(first)).",
                "Give one of the benchmarks another name, or a parameter."
            )
        default: return of(problem)
        }
    }

    private static func syntax(_ problem: JSONError.Problem) -> String {
        switch problem {
        case .expected(let expected, let found):
            return "\(name(of: expected)) was expected, not \(name(of: found))."
        case .unterminatedString: return "the text that begins here has no end on its line."
        case .unterminatedComment: return "the comment that begins here has no end."
        case .badEscape(let text): return "\(quoted(text)) is no escape of JSON."
        case .controlCharacter(let code):
            return "a text has the control character \(code); write it as an escape."
        case .badNumber(let text): return "\(quoted(text)) is no number of JSON."
        case .duplicateKey(let key, let first):
            return """
                the key \(quoted(key)) stands twice, first in line \(first.line), \
                column \(first.column).
                """
        case .tooDeep(let limit): return "more than \(limit) lists and objects in each other."
        case .trailingText(let text): return "\(quoted(text)) stands behind the end."
        case .invalidUTF8: return "the text is no UTF-8."
        }
    }

    private static func name(of expected: JSONError.Expectation) -> String {
        switch expected {
        case .value: "a value"
        case .key: "a key in quotes"
        case .colon: "a colon"
        case .keyOrBrace: "a key in quotes or }"
        case .valueOrBracket: "a value or ]"
        case .commaOrBrace: "a comma or }"
        case .commaOrBracket: "a comma or ]"
        }
    }

    private static func name(of found: JSONError.Found) -> String {
        switch found {
        case .end: "the end of the file"
        case .text(let text): quoted(text)
        }
    }

    private static func name(of expected: SuiteError.Expectation) -> String {
        switch expected {
        case .object: "an object"
        case .list: "a list"
        case .text: "a text"
        case .wholeNumber: "a whole number"
        case .runs: "\"auto\" or a whole number"
        case .time: "a time, as text or in seconds,"
        case .share: "a share, as text or as a number,"
        case .trueOrFalse: "true or false"
        case .words: "a list of texts"
        case .item: "a text or a number"
        case .items: "a text, a number or a list of them"
        }
    }

    static func name(of kind: JSONKind) -> String {
        switch kind {
        case .null: "null"
        case .boolean: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .list: "a list"
        case .object: "an object"
        }
    }
}
