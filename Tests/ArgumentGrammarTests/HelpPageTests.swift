import ArgumentGrammar
import TestSupport
import Testing

@Suite struct `A help page` {
    @Test(arguments: Sample.program.grammars.map(\.name))
    func `is as it was for each command`(name: String) throws {
        let grammar = try #require(Sample.program.grammar(for: [name]))
        try expectGolden(Sample.program.helpPage(for: grammar), named: "help-\(name).txt")
    }

    @Test func `is as it was for the program`() throws {
        try expectGolden(Sample.program.overviewPage, named: "help.txt")
    }

    @Test func `keeps to 80 columns`() {
        let pages = Sample.program.grammars.map(Sample.program.helpPage(for:))
        for page in pages + [Sample.program.overviewPage, Self.wide] {
            for line in page.split(separator: "\n") where line.count > 80 {
                Issue.record("\(line.count) columns: \(line)")
            }
            #expect(!page.contains(" \n"))
            #expect(page.hasSuffix("\n") && !page.hasSuffix("\n\n"))
        }
    }

    @Test func `says only what there is to say`() {
        let bare = Grammar(name: "bare", summary: "")
        let program = GrammarSet(program: "p", summary: "", grammars: [bare])
        #expect(
            program.helpPage(for: bare)
                == "Usage: p bare\n\n\nOptions:\n  -h, --help  Show this help.\n")
    }

    @Test func `writes options in short where there are many`() throws {
        #expect(Self.wide.hasPrefix("Usage: p wide [options] FILE\n"))
        #expect(Self.wide.contains("--option-number-12 <value>"))
    }

    /// The page of a command with so many options that they do not fit into its usage.
    private static let wide: String = {
        let options = (1...12).map {
            Option("option-number-\($0)", "value", .text, help: "Sets value number \($0).")
        }
        let grammar = Grammar(
            name: "wide", summary: "Has many options.",
            Section(
                "Numbers", options[0], options[1], options[2], options[3], options[4], options[5],
                options[6], options[7], options[8], options[9], options[10], options[11]),
            Positional("FILE", .text, help: "The file."))
        return GrammarSet(program: "p", summary: "", grammars: [grammar]).helpPage(for: grammar)
    }()
}
