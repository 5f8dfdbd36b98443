import ArgumentGrammar
import Testing

/// One wrong command line and the fact about it.
struct WrongLine: CustomTestStringConvertible, Sendable {
    let line: String
    let error: UsageError

    init(_ line: String, _ error: UsageError) {
        self.line = line
        self.error = error
    }

    var testDescription: String { line.isEmpty ? "nothing" : line }

    static func value(
        _ line: String, of parameter: String, _ value: String, _ problem: ValueProblem
    ) -> WrongLine {
        WrongLine(line, .invalidValue(parameter: parameter, value: value, problem: problem))
    }

    static func missing(
        _ line: String, _ option: String, _ placeholder: String, next: String? = nil
    ) -> WrongLine {
        WrongLine(line, .missingValue(option: option, placeholder: placeholder, next: next))
    }
}

@Suite struct `A usage error` {
    @Test(arguments: [
        WrongLine("", .missingCommand),
        WrongLine("''", .unknownCommand("", suggestion: nil)),
        WrongLine("xyz", .unknownCommand("xyz", suggestion: nil)),
        WrongLine("reprot --help", .unknownCommand("reprot", suggestion: "report")),
        WrongLine("hepl", .unknownCommand("hepl", suggestion: "help")),
        WrongLine("help reprot", .unknownCommand("reprot", suggestion: "report")),
        WrongLine("help report x", .unexpectedArgument("x")),
        WrongLine("help --frob", .unknownOption("--frob", suggestion: nil)),
        WrongLine("-", .unknownCommand("-", suggestion: nil)),
        WrongLine("--", .unknownOption("--", suggestion: nil)),
        WrongLine("help --version", .unknownOption("--version", suggestion: nil)),
        WrongLine("--verison", .unknownOption("--verison", suggestion: "--version")),
        WrongLine("--version=2", .unexpectedValue(option: "--version", value: "2")),
        WrongLine("--help=x report", .unexpectedValue(option: "--help", value: "x")),
        WrongLine("--database=x report", .optionBeforeCommand("--database")),
        WrongLine("-r5 record", .optionBeforeCommand("-r")),
        WrongLine("--bogus=5 report", .unknownOption("--bogus", suggestion: nil)),
    ])
    func `says what is wrong before the command`(wrong: WrongLine) {
        #expect(throws: wrong.error) { try Sample.program.request(words(wrong.line)) }
    }

    @Test(arguments: [
        WrongLine("--sicne 3d", .unknownOption("--sicne", suggestion: "--since")),
        WrongLine("--sicne=3d", .unknownOption("--sicne", suggestion: "--since")),
        WrongLine("--da", .unknownOption("--da", suggestion: "--database")),
        WrongLine("--since_", .unknownOption("--since_", suggestion: "--since")),
        WrongLine("--=x", .unknownOption("--", suggestion: nil)),
        WrongLine("---", .unknownOption("---", suggestion: nil)),
        WrongLine("-=x", .unknownOption("-", suggestion: nil)),
        WrongLine("--frobnicate", .unknownOption("--frobnicate", suggestion: nil)),
        WrongLine("-x", .unknownOption("-x", suggestion: nil)),
        WrongLine("-since 3d", .unknownOption("-since", suggestion: "--since")),
        WrongLine("-out charts", .unknownOption("-out", suggestion: "--out")),
        WrongLine("-out=charts", .unknownOption("-out", suggestion: "--out")),
        WrongLine("--o charts", .unknownOption("--o", suggestion: "-o")),
        WrongLine("-help", .unknownOption("-help", suggestion: "--help")),
        WrongLine("-5d", .unknownOption("-5d", suggestion: nil)),
        WrongLine("--version", .unknownOption("--version", suggestion: nil)),
        WrongLine("--commit=yes", .unexpectedValue(option: "--commit", value: "yes")),
        WrongLine("--commit=", .unexpectedValue(option: "--commit", value: "")),
        WrongLine("--last 1 --last=1", .repeatedOption("--last")),
        WrongLine("--out a -ob", .repeatedOption("-o")),
        WrongLine("a b", .unexpectedArgument("b")),
        WrongLine("a -- --b", .unexpectedArgument("--b")),
        WrongLine("--bogus --last", .unknownOption("--bogus", suggestion: nil)),
        .missing("--last", "--last", "count"),
        .missing("--last --bogus", "--last", "count", next: "--bogus"),
        .missing("--last -- 5", "--last", "count", next: "--"),
        .missing("--since -3d", "--since", "when", next: "-3d"),
        .missing("-o", "-o", "folder"),
        .value("--last ten", of: "--last", "ten", .notA("a whole number")),
        .value("--last ''", of: "--last", "", .notA("a whole number")),
        .value("--last=-", of: "--last", "-", .notA("a whole number")),
        .value("--offset 11", of: "--offset", "11", .outside(least: "-10.0", most: "10.0")),
        .value("--since 3", of: "--since", "3", .fact(ValueFact(Days.Fault.missingUnit))),
        .value(
            "--format jsno", of: "--format", "jsno",
            .notAChoice(["text", "markdown", "json", "csv"], suggestion: "json")),
    ])
    func `says what is wrong after the command`(wrong: WrongLine) {
        #expect(throws: wrong.error) { try Sample.report.arguments(from: words(wrong.line)) }
        #expect(throws: wrong.error) {
            try Sample.program.request(["report"] + words(wrong.line))
        }
    }

    @Test(arguments: [
        WrongLine("record", .missingArgument("COMMAND")),
        WrongLine("record --", .missingArgument("COMMAND")),
        WrongLine("record --rusn 5 ls", .unknownOption("--rusn", suggestion: "--runs")),
        .value("record -r 0 ls", of: "-r", "0", .outside(least: "1", most: nil)),
        WrongLine("record -runs 5", .unknownOption("-runs", suggestion: "--runs")),
        .value("record -rus ls", of: "-r", "us", .notA("a whole number")),
        WrongLine("merge", .missingArgument("FILE")),
        WrongLine("merge a", .missingArgument("FILE")),
        WrongLine("compare", .missingArgument("BASE")),
        .value("compare x", of: "BASE", "x", .fact(ValueFact(Days.Fault.missingUnit))),
        .value("compare 3d x", of: "SHIFT", "x", .notA("a whole number")),
        .value(
            "list host", of: "WHAT", "host",
            .notAChoice(["benchmarks", "sessions", "hosts"], suggestion: "hosts")),
        WrongLine("run", .missingArgument("NAME")),
        WrongLine("run -h=1", .unexpectedValue(option: "-h", value: "1")),
    ])
    func `says what is wrong with other commands`(wrong: WrongLine) throws {
        let line = words(wrong.line)
        #expect(throws: wrong.error) { try Sample.program.request(line) }
        let name = try #require(line.first)
        #expect(Sample.program.grammar(for: line)?.name == name)
    }
}
