import ArgumentGrammar
import Testing

@Suite struct `The faults of a grammar` {
    /// The faults of one command, as "subject rule".
    private func faults(_ items: any GrammarItem...) -> [String] {
        let entries = items.flatMap(\.entries)
        let grammar = Grammar(
            name: "sample", summary: "Sample.", Listed(entries: entries), example: "p sample")
        let set = GrammarSet(program: "p", summary: "", grammars: [grammar])
        return set.faults.map { "\($0.subject) \($0.rule)" }
    }

    private struct Listed: GrammarItem { let entries: [Grammar.Entry] }

    @Test func `are none where all is sound`() {
        #expect(Sample.program.faults == [])
        #expect(faults() == [])
    }

    @Test func `name commands`() {
        let good = Grammar(name: "good", summary: "Good.", example: "p good", "ls | p good")
        let bad = Grammar(name: "Bad_", summary: "No stop", example: "bad")
        let help = Grammar(name: "help", summary: "Helps.", example: "p help x")
        let set = GrammarSet(program: "p", summary: "", grammars: [good, good, bad, help])
        #expect(
            set.faults.map(\.description) == [
                "good: good is declared twice",
                "Bad_: Bad_ is not in lower-case words joined by dashes",
                "Bad_: Bad_ has a text that does not end with a full stop",
                "Bad_: Bad_ has no example that begins with the program and the command",
                "help: help is declared twice",
            ])
    }

    @Test(arguments: ["", "x-", "-x", "a--b", "a_b", "A", "9a", "a.b", "é"])
    func `name options that are not in small letters`(name: String) {
        #expect(faults(Flag(name, help: "Help.")) == ["--\(name) kebabCase"])
    }

    @Test func `name what is declared twice`() {
        let out = Option("out", short: "o", "file", .text, help: "Help.")
        #expect(faults(out, Section("More", out)) == ["--out uniqueNames", "-o uniqueNames"])
        #expect(
            faults(Flag("help", short: "h", help: "Help.")) == [
                "--help uniqueNames", "-h uniqueNames",
            ])
        #expect(faults(Flag("flag", short: "x", help: "Help.")) == ["-x knownShorts"])
        let file = Positional("FILE", .text, help: "Help.")
        #expect(faults(file, file) == ["FILE uniqueNames"])
    }

    @Test func `name texts without a full stop`() {
        #expect(faults(Flag("flag", help: "")) == ["--flag fullStop"])
        #expect(faults(Flag("flag", help: "Help")) == ["--flag fullStop"])
    }

    @Test func `name positionals that cannot be`() {
        let many = Positional(repeated: "FILES", .text, help: "Help.")
        let one = Positional("FILE", .text, help: "Help.")
        let maybe = Positional(optional: "MAYBE", .text, help: "Help.")
        let rest = Rest("COMMAND", help: "Help.")
        #expect(faults(one, maybe, many) == [])
        #expect(faults(many, Flag("flag", help: "Help."), one) == ["FILE reachable"])
        #expect(faults(rest, maybe) == ["MAYBE reachable"])
        #expect(faults(maybe, one) == ["FILE requiredFirst"])
        #expect(faults(Positional("file", .text, help: "Help.")) == ["file capitals"])
    }
}
