/// What is wrong with a command line: facts, with the words as they were typed.
///
/// A parameter is named as it was typed (`-o`, `--out`) or as it is declared (`FILE`).
package enum UsageError: Error, Equatable {
    /// There is no word at all.
    case missingCommand
    /// The first word is no command; the nearest one, if any is near.
    case unknownCommand(String, suggestion: String?)
    /// An option that commands know stands before the command.
    case optionBeforeCommand(String)
    /// No such option, without its value; the nearest one with its dashes, if any is near.
    case unknownOption(String, suggestion: String?)
    /// An option that needs a value has none. `next` is the word after it, which looks like an
    /// option and can only be meant as a value with `=`; nil at the end of the line.
    case missingValue(option: String, placeholder: String, next: String?)
    /// A flag was given a value.
    case unexpectedValue(option: String, value: String)
    /// An option that takes one value was given twice, the second time as named here.
    case repeatedOption(String)
    /// A value cannot be read.
    case invalidValue(parameter: String, value: String, problem: ValueProblem)
    /// A required positional is absent.
    case missingArgument(String)
    /// There are more words than positionals; the first that is too many.
    case unexpectedArgument(String)
}
