import ArgumentGrammar
import Foundation
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `Help` {
    @Test(arguments: [["help"], ["--help"], ["-h"], ["help", "--help"]])
    func `of the program is the recorded page`(words: [String]) throws {
        try withWorld { world in
            #expect(world.run(words) == .fine)
            try expectGolden(world.output, named: "help.txt")
            #expect(world.errors == "")
        }
    }

    @Test(arguments: Program.grammars.grammars.map(\.name))
    func `of a command is the same by each of its names`(name: String) throws {
        try withWorld { world in
            let grammar = try #require(Program.grammars.grammar(for: [name]))
            let page = Program.grammars.helpPage(for: grammar)
            for words in [["help", name], [name, "--help"], [name, "-h"]] {
                #expect(world.run(words) == .fine)
                #expect(world.output == page)
            }
        }
    }

    @Test func `names the version`() throws {
        try withWorld { world in
            #expect(world.run("--version") == .fine)
            #expect(world.output == "perfdb \(Program.version)\n")
            #expect(world.errors == "")
        }
    }

    @Test func `has examples that all run`() throws {
        try withWorld { world in
            try world.makeWorkTree()
            try world.git("tag", "v1.2")
            for program in ["xz", "sort"] { try world.install(program) }
            try world.write("data", to: "big.tar")
            try world.write(
                #"{"results": [{"command": "a", "times": [1]}]}"#, to: "before.json")
            for name in ["before.txt", "after.txt", "history.txt"] {
                try world.write("1.2 1.1 1.3 1.2 1.4 1.2\n", to: name)
            }
            try world.write("1 4\n2 2.2\n4 1.3\n", to: "workers.txt")
            #expect(world.run("record", "--benchmark", "sort", "--", "sort", "big.tar") == .fine)
            for (label, host) in [("before", "old"), ("after", "new")] {
                try world.commit(label)
                let words = ["record", "--label", label, "--host", host, "--benchmark", "sort"]
                #expect(world.run(words + ["--", "sort", "big.tar"]) == .fine)
            }
            #expect(world.run("export", "--sessions", "perf/sessions") == .fine)
            for example in Program.grammars.grammars.flatMap(\.examples) {
                let words = try WordSplitting.words(example)
                #expect(words.first == "perfdb")
                #expect(world.run(Array(words.dropFirst())) == .fine, "\(example)")
                #expect(world.output != "", "\(example)")
            }
        }
    }
}
