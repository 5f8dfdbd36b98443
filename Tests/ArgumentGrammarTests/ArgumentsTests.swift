import ArgumentGrammar
import Testing

/// A command line as words: separated by spaces, `''` for an empty word.
func words(_ line: String) -> [String] {
    line.split(separator: " ").map { $0 == "''" ? "" : String($0) }
}

@Suite struct `Parsed arguments` {
    @Test func `have defaults where nothing is typed`() throws {
        let arguments = try Sample.report.arguments(from: [])
        #expect(arguments[Sample.last] == 50)
        #expect(arguments[Sample.database] == nil)
        #expect(arguments[Sample.since] == nil)
        #expect(arguments[Sample.commit] == false)
        #expect(arguments[Sample.format] == .text)
        #expect(arguments[Sample.benchmark] == nil)
        #expect(arguments.words(of: Sample.last) == [])
        let list = try Sample.list.arguments(from: [])
        #expect(list[Sample.what] == .benchmarks)
        let record = try Sample.record.arguments(from: ["true"])
        #expect(record[Sample.parameter] == [])
        #expect(record[Sample.ignoreFailure] == .absent)
    }

    @Test(arguments: ["--last 7", "--last=7", "--last 3 --", "--last=+7", "--last=007"])
    func `take a value after a space or an equals sign`(line: String) throws {
        let expected = line == "--last 3 --" ? 3 : 7
        #expect(try Sample.report.arguments(from: words(line))[Sample.last] == expected)
    }

    @Test(arguments: [
        ("-o x", "x"), ("-ox", "x"), ("-o=x", "x"), ("--out x", "x"), ("--out=x", "x"),
        ("--out=", ""), ("--out ''", ""), ("-o=", ""), ("-o -", "-"), ("-o-", "-"),
        ("--out=-x", "-x"), ("--out=--help", "--help"), ("-o -5", "-5"), ("-o -.5e3", "-.5e3"),
        ("--out=a=b", "a=b"), ("--out a=b", "a=b"), ("-oa=b", "a=b"), ("-out=", nil),
        ("-o=ut", "ut"), ("-o ut", "ut"), ("--out é", "é"), ("--out=\u{301}", "\u{301}"),
    ])
    func `take the value of a short option in every spelling`(
        line: String, expected: String?
    ) throws {
        let arguments = try? Sample.report.arguments(from: words(line))
        #expect(arguments.flatMap { $0[Sample.out] } == expected)
        #expect(arguments?.words(of: Sample.out) == expected.map { [$0] })
    }

    @Test func `read negative numbers as values and as words`() throws {
        let report = try Sample.report.arguments(from: words("--offset -2.5"))
        #expect(report[Sample.offset] == -2.5)
        let compare = try Sample.compare.arguments(from: words("3d -4"))
        #expect(compare[Sample.base] == Days(count: 3))
        #expect(compare[Sample.shift] == -4)
    }

    @Test(arguments: [
        "--commit sort --last 5", "sort --last 5 --commit", "--last 5 --commit -- sort",
        "--commit --commit --last=5 sort",
    ])
    func `come in any order around the positionals`(line: String) throws {
        let arguments = try Sample.report.arguments(from: words(line))
        #expect(arguments[Sample.benchmark] == "sort")
        #expect(arguments[Sample.last] == 5)
        #expect(arguments[Sample.commit])
    }

    @Test(arguments: [("-- --last", "--last"), ("-- --", "--"), ("-", "-"), ("''", "")])
    func `read words after two dashes as they are`(line: String, benchmark: String) throws {
        #expect(try Sample.report.arguments(from: words(line))[Sample.benchmark] == benchmark)
    }

    @Test func `keep the order of repeated values`() throws {
        let line = "--parameter b=1 --parameter=a=2 --parameter b=1 true"
        let record = try Sample.record.arguments(from: words(line))
        #expect(record[Sample.parameter] == ["b=1", "a=2", "b=1"])
        let merge = try Sample.merge.arguments(from: ["b", "a", "-"])
        #expect(merge[Sample.files] == ["b", "a", "-"])
        #expect(merge.words(of: Sample.files) == ["b", "a", "-"])
    }

    @Test(
        arguments: [
            ("true", .absent), ("--ignore-failure true", .bare),
            ("--ignore-failure= true", .value("")), ("--ignore-failure=1,2 true", .value("1,2")),
        ] as [(String, Presence<String>)])
    func `tell how an option with an optional value was given`(
        line: String, expected: Presence<String>
    ) throws {
        let record = try Sample.record.arguments(from: words(line))
        #expect(record[Sample.ignoreFailure] == expected)
        #expect(record[Sample.command] == ["true"])
    }

    @Test(arguments: [
        ("ls", "ls"), ("ls -l --color", "ls -l --color"), ("--runs 5 ls -l", "ls -l"),
        ("-- ls -l", "ls -l"), ("-- --odd", "--odd"), ("ls -- x", "ls -- x"),
        ("-- ls -- x", "ls -- x"), ("-- -- x", "-- x"), ("ls --runs 5", "ls --runs 5"),
        ("ls --help", "ls --help"), ("- x", "- x"), ("-5 x", "-5 x"), ("-r5 '' x", "'' x"),
        ("--runs=5 -- --help", "--help"),
    ])
    func `leave a command line as it is`(line: String, rest: String) throws {
        let record = try Sample.record.arguments(from: words(line))
        #expect(record[Sample.command] == words(rest))
    }

    @Test(arguments: [
        ("first", []), ("first ls", ["ls"]), ("--commit first ls -l", ["ls", "-l"]),
        ("first --commit", ["--commit"]), ("-- first -- ls", ["--", "ls"]),
    ])
    func `take words for positionals before a command line`(line: String, rest: [String]) throws {
        let run = try Sample.run.arguments(from: words(line))
        #expect(run[Sample.name] == "first")
        #expect(run[Sample.maybe] == rest)
    }

    @Test func `come also from a grammar that is not sound`() throws {
        let one = Positional(optional: "FILE", .text, help: "")
        let many = Positional(repeated: "FILES", .text, help: "")
        let flag = Flag("help", short: "h", help: "")
        let odd = Grammar(name: "", summary: "", many, one, flag, flag, Sample.maybe)
        let arguments = try odd.arguments(from: words("--help a -h b"))
        #expect(arguments[many] == ["a", "-h", "b"])
        #expect(arguments[one] == nil)
        #expect(arguments[Sample.maybe] == [])
    }

    @Test func `stop the program that asks for what it did not declare`() async {
        await #expect(processExitsWith: .failure) {
            let arguments = try Sample.list.arguments(from: [])
            _ = arguments[Sample.last]
        }
    }
}
