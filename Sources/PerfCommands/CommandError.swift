import PerfModel
import PerfRecording

/// What is wrong with the words of a call, where every one of them by itself can be read.
enum CommandError: Error, Equatable {
    case shellTakesOneWord([String])
    /// A command with spaces that is no file.
    case commandInOneWord(String)
    /// A command that begins with what looks like the value of the option before it.
    case valueAsCommand(option: String, value: String)
    case emptyName(option: String)
    /// A text that is no command.
    case unreadableCommand(option: String, text: String, WordSplittingError)
    /// Commands with names, and words behind the options.
    case namedAndTyped([String])
    /// A command is missing beside `:::`.
    case emptySide(EmptySide)
    /// Two commands that are written alike, or only differ in secrets.
    case commandTwice(String)
    case commandNameTwice(String)
    /// A reference that is none of the commands.
    case unknownReference(String, names: [String])
    /// Hooks that are neither one nor as many as the commands.
    case hookCount(option: String, count: Int, commands: Int)
    /// How often to measure contradicts itself.
    case badGoal(GoalFault)
    case variableTwice(String)
    case metricTwice(String)
    /// `-` where no stream can stand, and what to write instead.
    case noStream(option: String, instead: String)
    /// A parameter whose values would be kept and shown, though its name says that they are secret.
    case secretParameter(String)
    /// A placeholder of a dimension that this call does not have.
    case placeholderNotGiven(String)
    case unknownPlaceholder(String, suggestion: String)
    /// An option that only suites have, beside a command.
    case optionOfSuites(String)
    /// An option that only commands have, without one.
    case optionOfCommands(String)
    /// Neither a command nor a suite.
    case nothingToMeasure
    case noSuchSuite(String, suggestion: String?)
    /// `perfdb import` without anything to import.
    case nothingToImport
    /// `perfdb export` without a place to write to.
    case nothingToExport
    /// A folder of session files and a history.
    case fromAndDatabase
    /// To write nothing, and to commit what was written.
    case checkAndCommit
    /// An option that says how another one's result looks, without that one.
    case optionNeeds(option: String, other: String)
    /// A window's end that is neither a time nor a revision of this work tree.
    case unknownRevision(option: String, word: String, suggestion: String?, reason: String?)
    /// A moment was wanted, and a revision or word was given.
    case notAMoment(option: String, word: String)
    /// A point of the past that cannot be read, and the option it was given to.
    case badTime(option: String, WhenError)
    /// A metric that no run told, and those that some did.
    case unknownMetric(String, known: [String], suggestion: String?)
    /// A time as the least change of a metric that is none.
    case sizeOfTime(String, metric: String)
    /// A list where one value is meant.
    case oneValue(option: String, count: Int)
    /// `perfdb stats` without numbers.
    case nothingToSummarise
    /// Numbers that are asked about in more than one way.
    case oneQuestion([String])
    /// More than two samples.
    case tooManySamples(Int)
    /// Standard input as both samples.
    case inputTwice
    /// An option that says what a change is, where nothing can change.
    case onlyOfComparisons(option: String)
}
