import ArgumentGrammar
import PerfModel
import PerfRecording
import PerfReports

/// The command of a call, or those that it compares.
struct MeasuredCommands {
    /// Of each: its words as typed; under `--shell` the shell and its one word.
    private(set) var words: [[String]] = []
    /// Of each: how it is typed, secrets masked.
    private var lines: [String] = []
    /// The names of several, which are the values of the parameter `command`; empty where there is one.
    private(set) var names: [String] = []

    /// What stands between two commands.
    static let separator = ":::"

    /// - Throws: `CommandError`.
    init(_ arguments: Arguments) throws(CommandError) {
        let typed = arguments[RecordCommand.command]
        let named = arguments[RecordCommand.namedCommands]
        let isScript = arguments[RecordCommand.shell]
        if named.isEmpty {
            let sides = try Self.sides(typed)
            for side in sides { try add(side, isScript: isScript) }
            if sides.count > 1 { names = lines }
        } else {
            guard typed.isEmpty else { throw .namedAndTyped(typed) }
            for command in named {
                try add(
                    Self.words(command.text, of: "--command", isScript: isScript),
                    isScript: isScript)
            }
            names = named.map(\.name)
        }
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            throw named.isEmpty ? .commandTwice(name) : .commandNameTwice(name)
        }
        if let reference = arguments[RecordCommand.reference], !names.contains(reference) {
            throw .unknownReference(reference, names: names)
        }
    }

    /// The command line, the name of a benchmark that has none.
    var line: String { lines.joined(separator: " \(Self.separator) ") }

    /// The words of a text that holds a command: those that `WordSplitting` finds, or itself for a
    /// shell.
    static func words(
        _ text: String, of option: String, isScript: Bool
    ) throws(CommandError) -> [String] {
        do throws(WordSplittingError) {
            let words = try isScript ? [text] : WordSplitting.words(text)
            if isScript, text.allSatisfy(\.isWhitespace) { throw WordSplittingError.empty }
            return words
        } catch {
            throw .unreadableCommand(option: option, text: text, error)
        }
    }

    /// The words that start a script by the shell.
    static func shell(_ script: String) -> [String] { ["/bin/sh", "-c", script] }

    private mutating func add(_ typed: [String], isScript: Bool) throws(CommandError) {
        if isScript {
            guard typed.count == 1, let script = typed.first else {
                throw .shellTakesOneWord(typed)
            }
            words.append(Self.shell(script))
        } else {
            words.append(typed)
        }
        let masked = Secrets.masked(typed)
        lines.append(isScript ? masked.joined() : Shell.line(masked))
    }

    /// The words before, between and after the separators.
    private static func sides(_ words: [String]) throws(CommandError) -> [[String]] {
        let sides = words.split(separator: separator, omittingEmptySubsequences: false).map(
            Array.init)
        guard sides.count > 1, let empty = sides.firstIndex(where: \.isEmpty) else { return sides }
        throw .emptySide(
            empty == 0 ? .beforeFirst : empty == sides.count - 1 ? .afterLast : .betweenTwo)
    }
}

/// A command with the name that it is kept by.
struct NamedCommand: Equatable {
    var name: String
    /// Its words in one text, or a script.
    var text: String
}

/// Where a command is missing among several.
enum EmptySide: Equatable {
    case beforeFirst, betweenTwo, afterLast
}
