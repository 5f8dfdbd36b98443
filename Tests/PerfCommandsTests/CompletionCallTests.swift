import ArgumentGrammar
import Foundation
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `A question of a shell` {
    /// A world with one session of each benchmark.
    private func world(_ benchmarks: [String], _ body: (ScriptedContext) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let world = ScriptedContext(folder: folder)
            for name in benchmarks {
                #expect(world.run("record", "-r", "1", "--benchmark", name, "true") == .fine)
            }
            try body(world)
        }
    }

    /// The candidates of fish for a cursor's word behind some words, without meanings.
    private func candidates(_ world: ScriptedContext, _ words: [String], _ word: String) -> [String]
    {
        #expect(world.run(["__complete", "fish", "\(words.count)"] + words + [word]) == .fine)
        #expect(world.errors == "")
        return world.output.split(separator: "\0", omittingEmptySubsequences: false)
            .dropFirst(2).dropLast().map { String($0.prefix { $0 != "\t" }) }
    }

    @Test func `that cannot be understood has no answer`() throws {
        try world([]) { world in
            for words in [
                [], ["tcsh"], ["bash"], ["bash", "a"], ["fish"], ["fish", "x"], ["zsh", "3"],
                ["zsh", "-1", "a"], ["fish", "9999999999999999999", "a"], ["fish", "1", "a"],
            ] {
                #expect(world.run(["__complete"] + words) == .fine)
                #expect(world.output == "" && world.errors == "")
            }
        }
    }

    @Test func `is in no help`() throws {
        #expect(!Program.grammars.overviewPage.contains("__complete"))
        try world([]) { #expect($0.run("--help") == .fine && !$0.output.contains("__complete")) }
    }

    @Test func `finds names in the nearest history, and nothing where there is none`() throws {
        try world([]) { world in
            #expect(candidates(world, ["show"], "") == ["session"])
            #expect(candidates(world, ["list", "--host"], "") == [])
        }
        try world(["sort", "sort [big]", "tab\tname"]) { world in
            #expect(candidates(world, ["show"], "sort") == ["sort", "sort [big]"])
            #expect(candidates(world, ["list", "--benchmark"], "sort ") == ["sort [[]big]"])
            #expect(world.run("list", "--benchmark", "sort [[]big]") == .fine)
            #expect(world.output.contains("sort [big]") && !world.errors.contains("nothing"))
            #expect(candidates(world, ["list", "--host"], "") == ["lab"])
            let sessions = candidates(world, ["show", "session"], "")
            #expect(sessions.count == 4 && Set(sessions).count == 4 && sessions[0] == "last")
            #expect(candidates(world, ["show", "session", "last"], "") == [])
            #expect(candidates(world, ["list", "--since"], "") == ["last-week", "yesterday"])
            #expect(candidates(world, ["show", "--database", "/nowhere/x"], "") == ["session"])
        }
    }

    @Test func `needs no git to find the history of the work tree`() throws {
        try world(["sort"]) { world in
            let nested = world.folder.appendingPathComponent("a/b")
            for folder in [nested, world.folder.appendingPathComponent(".git")] {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true)
            }
            let inside = ScriptedContext(folder: nested)
            inside.environment = ["PATH": "/nowhere"]
            #expect(candidates(inside, ["show"], "") == ["sort", "session"])
            try FileManager.default.removeItem(at: world.folder.appendingPathComponent(".git"))
            #expect(candidates(inside, ["show"], "") == ["session"])
        }
    }

    @Test func `changes no file, and is silent about a history that cannot be read`() throws {
        try world(["sort"]) { world in
            let folder = world.folder.appendingPathComponent(".perfdb")
            let file = folder.appendingPathComponent("history.sqlite")
            let history = try Data(contentsOf: file)
            for (version, names) in [(nil, ["sort"]), (1, []), (99, [])] as [(UInt8?, [String])] {
                var changed = history
                if let version { changed[63] = version }
                try changed.write(to: file)
                #expect(candidates(world, ["show"], "") == names + ["session"])
                #expect(try Data(contentsOf: file) == changed)
            }
            let damaged = history.prefix(100) + Data(repeating: 0x5A, count: history.count - 100)
            try damaged.write(to: file)
            #expect(candidates(world, ["show"], "") == ["session"])
            #expect(try Data(contentsOf: file) == damaged)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(left == [".gitignore", "history.sqlite"])
        }
    }

    @Test func `does not wait for what is no file`() throws {
        try world([]) { world in
            let pipe = world.folder.appendingPathComponent("pipe").path
            #expect(mkfifo(pipe, 0o600) == 0)
            for path in [pipe, "/dev/zero", world.folder.path] {
                #expect(candidates(world, ["record", "--suite", path, "--only"], "") == [])
                #expect(candidates(world, ["list", "--database", path, "--host"], "") == [])
            }
        }
    }

    @Test func `is answered for zsh in lines that the terminal can show whole`() throws {
        try world([]) { world in
            world.environment["COLUMNS"] = "40"
            #expect(world.run("__complete", "zsh", "1", "record", "--no-p") == .fine)
            let fields = world.output.split(separator: "\0", omittingEmptySubsequences: false)
            #expect(fields[2] == "--no-padding")
            #expect(fields[3] == "--no-padding  -- Leave out the variabl…")
        }
    }

    @Test func `finds the benchmarks of the suite that is named`() throws {
        try world([]) { world in
            #expect(candidates(world, ["record", "--only"], "") == [])
            let documents = ["record", "--suite", "documents", "--only"]
            #expect(candidates(world, documents, "divisors,st") == ["divisors,startup"])
            try Data(
                #"{"benchmarks": [{"name": "own", "command": ["true"]}]}"#.utf8
            ).write(to: world.folder.appendingPathComponent("perfdb.json"))
            #expect(candidates(world, ["record", "--only"], "") == ["own"])
            #expect(candidates(world, ["record"], "--only=") == ["--only=own"])
        }
    }

    @Test(.enabled(if: Witness.has("bash")))
    func `is answered in words that bash reads as the names meant`() throws {
        let names = (1..<128).map {
            let character = String(UnicodeScalar(UInt8($0)))
            return "a\(character)b\(character)"
        }
        let openings = [
            ("a", ""), ("'a", "'"), ("\"a", "\""), ("$'a", "'"), ("", ""), ("\"", "\""),
        ]
        for (typed, mark) in openings {
            let line = BashLine("perfdb show \(typed)")
            var answer = CompletionAnswer()
            answer.candidates = (names + ["ä\u{301}ß\n\n'", "a\\", "a"]).map { Candidate($0) }
                .filter { $0.text.utf8.starts(with: line.question.word.utf8) }
            let words = line.text(of: answer, readlineWord: typed).split(separator: "\n")
                .dropFirst()
            let closed = words.map { word in
                // As readline does: it closes the quote where it is not closed.
                mark.isEmpty || word.hasSuffix(mark) ? String(word) : word + mark
            }
            let script = "printf '%s\\0' " + closed.joined(separator: " ")
            let result = try Witness.run("bash", ["--norc", "-c", script])
            let read = result.output.split(separator: "\0").map(String.init)
            #expect(read == answer.candidates.map(\.text), "\(typed)")
        }
    }
}
