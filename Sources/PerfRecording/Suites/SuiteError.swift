package import PerfModel
package import RelaxedJSON

/// Why a suite's file is none, and where.
package struct SuiteError: Error, Hashable, Sendable {
    package var place: TextPlace
    /// The value's path: `benchmarks[2].workers[1]`; empty for the whole file and for its syntax.
    package var path: String
    package var problem: Problem

    package init(_ problem: Problem, path: String = "", at place: TextPlace) {
        self.place = place
        self.path = path
        self.problem = problem
    }

    package enum Problem: Hashable, Sendable {
        /// No JSON, or a key twice.
        case syntax(JSONError.Problem)
        /// The path is that of the object, the place that of the key.
        case unknownKey(String, known: [String])
        case missingKey(String)
        case wrongType(expected: Expectation, found: JSONKind)
        /// The number as written.
        case badCount(String, least: Int, most: Int)
        /// No time such as `2s`, `500ms` or a number of seconds from 0.001 to a year.
        case badTime(String)
        /// An empty text, or one with a control character.
        case badText(String)
        case emptyList
        /// Values that make no sweep.
        case badSweep(SweepError)
        /// A word that is none of those that may stand there.
        case badChoice(String, known: [String])
        /// A parameter that reports would show though its name says that it is secret.
        case secretParameter(String)
        /// A parameter's name that stands for something of the suite.
        case reservedParameter(String)
        /// Two keys of one benchmark that exclude each other.
        case conflict(String, String)
        /// How often it is to be measured contradicts itself.
        case badGoal(GoalFault)
        /// No share such as `2%` or 0.02.
        case badShare(String)
        case badVariable(ChildVariableError)
        case badMetric(MetricTextError)
        /// A reference that is none of the commands.
        case unknownCommand(String, known: [String])
        /// A `{word}` of a command that the benchmark has no value for.
        case placeholderNotGiven(String)
        /// A benchmark that is expected to time out has no time limit.
        case timeoutMissing
        case badChartName(String)
        case chartTwice(String, first: String)
        /// A chart's dimension that no benchmark has.
        case unknownDimension(String, known: [String])
        /// A chart's benchmark that the suite has not.
        case unknownBenchmark(String, known: [String])
        /// The path of the benchmark that has it, too.
        case configurationTwice(Configuration, first: String)
    }

    /// What kind of value a key wants.
    package enum Expectation: Hashable, Sendable {
        case object, list, text
        case wholeNumber
        /// `auto` or a whole number.
        case runs
        /// A text or a number of seconds.
        case time
        /// A text or a number.
        case share
        case trueOrFalse
        /// A list of texts.
        case words
        /// A text or a number.
        case item
        /// A text, a number or a list of them.
        case items
    }
}
