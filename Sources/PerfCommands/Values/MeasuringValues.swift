import ArgumentGrammar
import PerfModel
import PerfRecording

/// How the options of measuring are written on the command line.
enum MeasuringValues {
    /// `auto` or a number of runs.
    static let runs = ValueSyntax<GoalRequest.Count>("auto or a number of runs") {
        word throws(ValueProblem) in
        if word == "auto" { return .auto }
        guard Int(word) != nil else { throw .notA("auto or a number of runs") }
        return .count(try ValueSyntax.whole(from: 1, to: most).read(word))
    }

    /// The most runs of one configuration.
    static let most = 10_000_000

    /// `2%` or `0.02`.
    static let precision = ValueSyntax<Double>("a share such as 2% or 0.02") {
        word throws(ValueProblem) in
        guard let share = Share.value(word) else { throw .notA("a share such as 2% or 0.02") }
        return share
    }

    static let cpus = ValueSyntax("a list of CPUs", read: CPUList.init)
    static let variable = ValueSyntax<ChildVariable>("NAME=VALUE") {
        word throws(ChildVariableError) in try ChildVariable(word)
    }
    static let patternMetric = ValueSyntax("NAME=REGEX", read: MetricRule.init(patternOption:))
    static let pathMetric = ValueSyntax("a path", read: MetricRule.init(pathOption:))

    /// `NAME=CMD`
    static let command = ValueSyntax<NamedCommand>("NAME=CMD") { word throws(ValueProblem) in
        guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
            throw .notA("NAME=CMD")
        }
        return NamedCommand(
            name: String(word[..<equals]), text: String(word[word.index(after: equals)...]))
    }
}

extension RunOrder: ArgumentValue {}

extension SetupMoment: ArgumentValue {}
