import ArgumentGrammar
import Testing

/// Declarations whose values can be completed in every way there is.
private enum Completable {
    static let file = Option("database", "file", .text, help: "The history.").completing(.file)
    static let folder = Option("out", short: "o", "folder", .text, help: "Where it is written.")
        .completing(.folder)
    static let form = Option("format", "form", default: SampleFormat.text, help: "The form.")
    static let only = Option("only", "names", .text, help: "Only these; else all of them.")
        .completing(.list(.named("parts")))
    static let input = Option("input", "inherit|file", .text, help: "What it reads.")
        .completing(.either([.words(["inherit"]), .file]))
    static let variable = Option("env", repeated: "name=value", .text, help: "A variable.")
    static let codes = Option("ignore", optionalValue: "codes", .text, help: "Go on.")
        .completing(.words(["1", "2"]))
    static let tool = Option("tool", "program", .text, help: "What helps. Else none.")
        .completing(.program)
    static let flag = Flag("force", help: "Even so.")
    static let command = Rest("COMMAND", help: "What is run.")
        .completing(.commandLine(separator: ":::"))
    static let name = Positional(optional: "NAME", .text, help: "Which one.")
        .completing(.named("names"))

    static let program = GrammarSet(
        program: "tool", summary: "Does things.",
        grammars: [
            Grammar(
                name: "run", summary: "Run it.", file, folder, form, only, input, variable, codes,
                tool, flag, command, example: "tool run x"),
            Grammar(name: "show", summary: "Show it.", form, name, example: "tool show"),
        ])

    static func names(_ kind: String, _ given: [String: [String]]) -> [Candidate] {
        switch kind {
        case "parts": ["a", "ab", "b", "c,d"].map { Candidate($0) }
        default:
            (given["format"] ?? []).map { Candidate($0) } + [Candidate("-x"), Candidate("x y")]
        }
    }
}

@Suite struct `The completion of a word` {
    /// The answer at `|` in a line without quoting.
    private func answer(_ line: String) -> CompletionAnswer {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        }
        let before = parts[0]
        return Completable.program.completion(
            of: CompletionQuestion(
                before: before.dropLast().filter { !$0.isEmpty }, word: before.last ?? "",
                after: Array(parts[1].dropFirst())), names: Completable.names)
    }

    private func candidates(_ line: String) -> [String] { answer(line).candidates.map(\.text) }

    @Test(arguments: [
        ("|", ["run", "show", "help"]), ("s|", ["show"]), ("nothing|", []),
        ("-|", ["--help", "--version"]), ("--v|", ["--version"]), ("help r|", ["run"]),
        ("help run |", []), ("bogus |", []), ("--help |", []),
    ])
    func `is a command at first`(line: String, expected: [String]) {
        #expect(candidates(line) == expected)
    }

    @Test(arguments: [
        ("run --fo|", ["--format", "--force"]), ("show -|", ["--format", "-h", "--help"]),
        (
            "run --database x --format=json -o y --only= --input i --force --tool t --ignore -|",
            ["--env", "-h", "--help"]
        ),
        ("run --env a=b --e|", ["--env"]), ("run --out|", ["--out"]), ("run -o|", ["-o"]),
        ("run --f| --force", ["--format"]), ("run --bogus --for|", ["--format", "--force"]),
        ("run --help -h|", []), ("run -- --f|", []), ("run x --f|", []),
        ("show x |", ["--format", "-h", "--help"]), ("show x y|", []), ("show -- x |", []),
    ])
    func `is an option that was not given yet`(line: String, expected: [String]) {
        #expect(candidates(line) == expected)
    }

    @Test(arguments: [
        ("run --format |", ["text", "markdown", "json", "csv"]), ("run --format m|", ["markdown"]),
        (
            "run --format=|",
            ["--format=text", "--format=markdown", "--format=json", "--format=csv"]
        ),
        ("run --format=j|", ["--format=json"]), ("run --ignore=|", ["--ignore=1", "--ignore=2"]),
        ("run --format text --only |", ["a", "ab", "b"]), ("run --only a|", ["a", "ab"]),
        ("run --only a,|", ["a,ab", "a,b"]), ("run --only=a,b,a|", ["--only=a,b,ab"]),
        ("run --env |", []), ("run --force=|", []), ("run --bogus=|", []),
        ("show --format json |", ["json", "x y"]), ("show -- |", ["-x", "x y"]),
        ("show | --format csv", ["csv", "x y"]), ("show x| --format csv", ["x y"]),
    ])
    func `is a value where one is due`(line: String, expected: [String]) {
        #expect(candidates(line) == expected)
    }

    @Test(arguments: [
        ("run --database |", CompletionAnswer.Addition.files, ""),
        ("run --database=~/x|", .files, "--database="), ("run -o|x", .nothing, ""),
        ("run -o=|", .folders, "-o="), ("run -ox|", .folders, "-o"), ("run -o |", .folders, ""),
        ("run --input |", .files, ""), ("run --tool |", .programs, ""),
        ("run |", .commandLine(from: 2), ""), ("run --force gi|", .commandLine(from: 3), ""),
        ("run -- git |", .commandLine(from: 3), ""),
        ("run git commit --a|", .commandLine(from: 2), ""),
        ("run a ::: |", .commandLine(from: 4), ""),
        ("run a ::: b ::: c d|", .commandLine(from: 6), ""),
        ("run a b:::c |", .commandLine(from: 2), ""), ("show |", .nothing, ""),
    ])
    func `is left to the shell for paths and programs`(
        line: String, addition: CompletionAnswer.Addition, kept: String
    ) {
        let answer = answer(line)
        #expect(answer.addition == addition)
        #expect(answer.kept == kept)
    }

    @Test func `says what an option means, and whether a word goes on`() {
        let only = answer("run --onl|").candidates
        #expect(only == [Candidate("--only", meaning: "Only these")])
        let tool = answer("run --too|").candidates
        #expect(tool == [Candidate("--tool", meaning: "What helps")])
        #expect(answer("|").candidates.first == Candidate("run", meaning: "Run it."))
        #expect(answer("run --only |").goesOn)
        #expect(!answer("run --format |").goesOn)
    }

    @Test func `ends the options where a positional stands before a command`() {
        let line = CompletionQuestion(before: ["run", "first"], word: "--c")
        let answer = Sample.program.completion(of: line) { _, _ in [] }
        #expect(answer.candidates.isEmpty && answer.addition == .commandLine(from: 3))
        let second = CompletionQuestion(before: ["run", "first", "ls"], word: "")
        #expect(
            Sample.program.completion(of: second) { _, _ in [] }.addition == .commandLine(from: 3))
    }
}
