import ArgumentGrammar
import Markdown
import PerfRecording
import RelaxedJSON

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
        case .badGoal, .badShare, .badVariable, .badMetric, .unknownCommand:
            return measuring(problem)
        case .secretParameter, .reservedParameter, .placeholderNotGiven, .timeoutMissing,
            .configurationTwice:
            return meaning(problem)
        case .badChartName, .chartTwice, .unknownDimension, .unknownBenchmark:
            return charts(problem)
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
