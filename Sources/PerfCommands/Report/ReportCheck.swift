import ArgumentGrammar
import Markdown
import PerfReports

/// The answer of `--check`: whether a report on disk is what the history gives.
struct ReportCheck {
    let change: ReportChange
    let folder: ReportFolder
    /// The call, from which the one that writes the report follows.
    let arguments: Arguments

    /// How many files are named; of more than these their number is told.
    private static let mostNamed = 12

    /// - Throws: `CommandError` or `StreamError` where something else is wanted of the same call.
    static func refuseContradictions(in arguments: Arguments) throws {
        if arguments[ReportCommand.commit] { throw CommandError.checkAndCommit }
        if arguments[ReportCommand.out] == "-" {
            throw StreamError.check
        }
    }

    /// Tells which files are not what they should be, and the command that makes them so.
    ///
    /// - Returns: `badNews` where there are any.
    func tell(in context: Context) -> ExitStatus {
        let differences = change.differences()
        let name = quoted(context.relative(folder.path))
        if differences.isEmpty {
            context.output.write("The report in \(name) is what the history gives.\n")
            return .fine
        }
        var lines = ["The report in \(name) is not what the history gives:"]
        for (path, difference) in differences.prefix(Self.mostNamed) {
            let word = difference.rawValue
            let gap = String(repeating: " ", count: 9 - word.count)
            lines.append("  \(word)\(gap)\(harmless(context.relative(path)))")
        }
        let rest = differences.count - Self.mostNamed
        if rest > 0 { lines.append("  and \(rest) more") }
        lines.append("Write it again: \(harmless(command))")
        context.output.write(lines.map { "\($0)\n" }.joined())
        return .badNews
    }

    /// The call without `--check`, as a shell reads it.
    private var command: String {
        var words = ["perfdb", ReportCommand.grammar.name]
        for parameter in ReportCommand.grammar.entries.map(\.parameter) {
            let name = "--\(parameter.declaration.name)"
            for value in arguments.words(of: parameter) {
                words += value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
            }
        }
        return Shell.line(words)
    }
}
