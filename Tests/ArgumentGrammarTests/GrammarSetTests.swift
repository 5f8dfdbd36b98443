import ArgumentGrammar
import Testing

@Suite struct `A program's grammar` {
    /// A request in a few words.
    private func described(_ line: String) throws -> String {
        switch try Sample.program.request(words(line)) {
        case .overview: "overview"
        case .version: "version"
        case .help(let grammar): "help \(grammar.name)"
        case .run(let grammar, _): "run \(grammar.name)"
        }
    }

    @Test(arguments: [
        ("--help", "overview"), ("-h", "overview"), ("help", "overview"), ("-h x", "overview"),
        ("help help", "overview"), ("help --help", "overview"), ("help -h", "overview"),
        ("--version", "version"), ("help record", "help record"), ("help run -h", "help run"),
        ("record --help", "help record"), ("record -h", "help record"),
        ("record --runs 5 -h true", "help record"), ("report sort --help", "help report"),
        ("report --bogus --help", "help report"), ("report --last --help", "help report"),
        ("report --last x -h", "help report"), ("report a b c -h", "help report"),
        ("report --out=--help", "run report"), ("report -- --help", "run report"),
        ("record true --help", "run record"), ("record -- -h", "run record"),
        ("merge a b", "run merge"), ("list", "run list"),
    ])
    func `tells what is asked for`(line: String, request: String) throws {
        #expect(try described(line) == request)
    }

    @Test func `gives the values of the command`() throws {
        guard case .run(_, let arguments) = try Sample.program.request(words("record -r 3 ls -l"))
        else {
            Issue.record("not a run")
            return
        }
        #expect(arguments[Sample.runs] == 3)
        #expect(arguments[Sample.command] == ["ls", "-l"])
    }

    @Test(arguments: [
        ("", nil), ("bogus", nil), ("help", nil), ("--help", nil), ("report --bogus", "report"),
        ("help report", "report"), ("help bogus", nil),
    ])
    func `finds the command that a line is about`(line: String, name: String?) {
        #expect(Sample.program.grammar(for: words(line))?.name == name)
    }
}
