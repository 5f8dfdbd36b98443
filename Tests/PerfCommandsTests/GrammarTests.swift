import ArgumentGrammar
import Foundation
import Markdown
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `The grammars` {
    @Test func `are sound`() {
        #expect(Program.grammars.faults.isEmpty)
        #expect(Program.commands.map { $0.name } == Program.grammars.grammars.map(\.name))
    }

    @Test func `are the documented ones`() throws {
        try expectDocument(
            "commands.md", is: CommandReference.document(Program.grammars).markdown)
    }

    @Test func `are those of the manual page`() throws {
        try expectDocument("perfdb.1", is: Manual.text(Program.grammars))
    }

    @Test(.enabled(if: Witness.has("man"))) func `make a manual page without a warning`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("perfdb.1")
            try Data(Manual.text(Program.grammars).utf8).write(to: file)
            let result = try Witness.run("man", ["--warnings", "-l", file.path])
            #expect(result.status == 0 && !result.output.contains("<standard input>"))
            #expect(result.output.contains("perfdb record"))
        }
    }

    @Test(arguments: Program.grammars.grammars.map(\.name))
    func `explain each command as recorded`(name: String) throws {
        let grammar = try #require(Program.grammars.grammar(for: [name]))
        try expectGolden(Program.grammars.helpPage(for: grammar), named: "help-\(name).txt")
    }

    @Test(arguments: Program.grammars.grammars.map(\.name))
    func `keep help within 80 columns`(name: String) throws {
        let grammar = try #require(Program.grammars.grammar(for: [name]))
        let lines = Program.grammars.helpPage(for: grammar).split(separator: "\n")
        let examples = Set(grammar.examples.map { "  \($0)" })
        #expect(lines.allSatisfy { $0.count <= 80 || examples.contains(String($0)) })
    }
}
