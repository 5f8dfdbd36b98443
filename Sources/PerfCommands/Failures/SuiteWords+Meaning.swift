import ArgumentGrammar
import Markdown
import PerfModel
import PerfRecording

extension SuiteWords {
    /// What can be read and makes no sense.
    static func meaning(
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
        case .configurationTwice(let configuration, let first):
            return (
                "\(harmless(configuration.headline)) is there already, in \(harmless(first)).",
                "Give one of the benchmarks another name, or a parameter."
            )
        default: return of(problem)
        }
    }

    /// How is measured.
    static func measuring(
        _ problem: SuiteError.Problem
    ) -> (sentence: String, advice: String?) {
        switch problem {
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
        default: return of(problem)
        }
    }

    /// What is wrong with a chart.
    static func charts(
        _ problem: SuiteError.Problem
    ) -> (sentence: String, advice: String?) {
        switch problem {
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
        default: return of(problem)
        }
    }
}
