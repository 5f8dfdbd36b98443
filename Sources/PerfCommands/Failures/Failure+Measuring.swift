import ArgumentGrammar
import Markdown
import PerfModel
import PerfRecording
import PerfReports
import Subprocess

extension Failure {
    /// Several commands, and commands in one text.
    init(commands error: CommandError) {
        switch error {
        case .unreadableCommand(let option, let text, let problem):
            self.init(option: option, text: text, problem)
        case .namedAndTyped(let words):
            let line = harmless(Shell.line(words))
            self.init(
                "there is a --command, and \(quoted(words.joined(separator: " "))) behind the options.",
                "Write every command as --command NAME=CMD, or all of them behind --: A ::: \(line)."
            )
        case .emptySide(let side):
            let place =
                switch side {
                case .beforeFirst: "before the first"
                case .betweenTwo: "between two"
                case .afterLast: "after the last"
                }
            self.init(
                "there is no command \(place) \(MeasuredCommands.separator).",
                "Commands are compared as perfdb record -- A ::: B.")
        case .commandTwice(let line):
            self.init(
                "the command \(quoted(line)) stands twice, and could not be told apart.",
                "Give both a name: --command NAME=CMD.")
        case .commandNameTwice(let name):
            self.init("two commands are named \(quoted(name)).", "Give one of them another name.")
        case .unknownReference(let name, let names):
            self.init(reference: name, names: names)
        case .hookCount(let option, let count, let commands):
            let noun = commands == 1 ? "there is 1 command" : "there are \(commands) commands"
            self.init(
                "\(option) was given \(count) times, and \(noun).",
                commands == 1
                    ? "Say it once; --shell '…' runs several programs."
                    : "Say it once for all of them, or once for each.")
        default: self.init(error)
        }
    }

    /// A text that is no command.
    private init(option: String, text: String, _ problem: WordSplittingError) {
        let start = "\(option) \(quoted(text))"
        switch problem {
        case .empty: self.init("\(option) has no command.", "Write a program and its arguments.")
        case .unterminated(let quote, let place):
            self.init("\(start): the \(quote) at character \(place) has no end.")
        case .danglingBackslash(let place):
            self.init(
                "\(start): nothing follows the \\ at character \(place).",
                "Write \\\\ for a backslash itself.")
        case .needsShell(let character, let place):
            self.init(
                "\(start): only a shell knows what \(character) means, at character \(place).",
                """
                Quote it with ' if it stands for itself; else add --shell, or write \
                sh -c \(harmless(Shell.quoted(text))).
                """)
        }
    }

    private init(reference name: String, names: [String]) {
        guard !names.isEmpty else {
            self.init(
                "--reference \(quoted(name)) belongs to several commands, and there is one.",
                "Write them as A ::: B, or each after --command.")
            return
        }
        let near = ArgumentGrammar.suggestion(for: name, among: names)
        self.init(
            "--reference \(quoted(name)) is none of the commands.\(didYouMean(near))",
            "They are \(names.map(quoted).joined(separator: ", ")).")
    }

    /// How is measured.
    init(measuring error: CommandError) {
        switch error {
        case .badGoal(.countWith(let count, let limit)):
            self.init(
                """
                --runs \(count) asks for exactly \(RunCount.text(count)), and --\(limit) for as \
                many as it takes.
                """, "Leave one of them out.")
        case .badGoal(.mostBelowLeast(let least, let most)):
            self.init("--max-runs \(most) is less than --min-runs \(least).")
        case .variableTwice(let name):
            self.init("--env \(quoted(name)) was given twice; say it once.")
        case .metricTwice(let name):
            self.init("two metrics are named \(quoted(name)).", "Give one of them another name.")
        default: self.init(error)
        }
    }

    init(_ error: ChildVariableError) {
        switch error {
        case .noValue(let text):
            self.init("\(quoted(text)) has no value.", "Variables are written NAME=VALUE.")
        case .badName(let name):
            self.init("\(quoted(name)) cannot be a variable's name.")
        case .ownName(let name):
            self.init(
                "the variable \(harmless(name)) is set by perfdb itself.",
                "Dimensions have options of their own; choose another name.")
        }
        status = .wrongUsage
    }

    init(_ error: MetricTextError) {
        switch error {
        case .noSource(let text):
            self.init(
                "the metric \(quoted(text)) does not say where its number is.",
                "Metrics are written NAME=REGEX or NAME:UNIT:higher=REGEX.")
        case .badName(let text):
            self.init(
                "\(quoted(text)) cannot be a metric's name or unit.",
                "It is written NAME, NAME:UNIT, NAME:UNIT:lower or NAME:UNIT:higher.")
        case .badDirection(let word):
            self.init("\(quoted(word)) is neither lower nor higher.")
        case .badRule(.badPattern(let pattern, let reason)):
            self.init("\(quoted(pattern)) is no regular expression: \(harmless(reason)).")
        case .badRule(.badPath(let path, let place)):
            self.init(
                "\(quoted(path)) is no path into JSON from character \(place + 1) on.",
                "Paths are written results[0].rate; odd names in quotes.")
        }
        status = .wrongUsage
    }

    /// A program that cannot be started as it is to be measured.
    init(_ fault: LaunchFault) {
        switch fault {
        case .program(let error): self.init(error)
        case .hook(let kind, let error):
            let inner = Failure(error)
            self.init("\(kind.rawValue): \(inner.sentence)", inner.advice)
        case .file(let error): self.init(error)
        case .noSuchCPU(let number, let allowed):
            self.init(
                "cannot pin to CPU \(number): perfdb may not run on it, or there is none.",
                "It may run on \(allowed).")
        }
    }

    /// A hook that ended a recording.
    ///
    /// - Parameters:
    ///   - headline: the configuration in words.
    ///   - words: the hook's words.
    init(hook failure: Recording.HookFailure, headline: String, words: [String]) {
        let end =
            switch (failure.cause, failure.exitStatus, failure.signal) {
            case (.stopped(let signal), _, _): "was stopped by \(SignalName.of(signal)) and ended"
            case (_, let status?, _): "ended with exit status \(status)"
            case (_, nil, let signal?): "was killed by \(SignalName.of(signal))"
            case (_, nil, nil): "could not be run"
            }
        self.init(
            "the \(failure.kind.rawValue) program of \(headline) \(end): \(harmless(Shell.line(words)))",
            "The recording ended there. --output inherit shows what it says.")
    }
}
