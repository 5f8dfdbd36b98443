import ArgumentGrammar
import Foundation
import TestSupport
import Testing

@testable import PerfCommands

/// The pages that people read, as they stand in the project.
@Suite struct `The pages` {
    static let names = [
        "README.md", "docs/channel.md", "docs/gate.md", "docs/hyperfine.md", "docs/measuring.md",
        "docs/statistics.md", "docs/suites.md",
    ]

    private static func text(of page: String, file: String = #filePath) throws -> String {
        let project = URL(fileURLWithPath: file).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: project.appendingPathComponent(page), encoding: .utf8)
    }

    /// The call of perfdb in each line of a page's blocks of code, as its words after the program's name.
    private static func calls(on page: String) throws -> [[String]] {
        let blocks = try text(of: page).components(separatedBy: "```").enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
        return try blocks.flatMap { block in
            block.replacingOccurrences(of: "\\\n", with: " ").split(separator: "\n")
        }.compactMap { line in
            guard line.hasPrefix("perfdb ") else { return nil }
            let call = line.dropFirst(7).components(separatedBy: "  # ")[0]
            return try WordSplitting.words(call)
        }
    }

    @Test(arguments: names)
    func `show calls that are understood`(page: String) throws {
        for words in try Self.calls(on: page) {
            #expect(throws: Never.self, "\(words)") { try Program.grammars.request(words) }
        }
    }

    /// What is scripted here is the measured programs alone: a suite's and the study's are real.
    private static func isScripted(_ words: [String]) -> Bool {
        ["record", "show", "list", "report", "doctor"].contains(words[0])
            && !words.contains("documents")
    }

    @Test(arguments: ["README.md", "docs/hyperfine.md", "docs/measuring.md"])
    func `show calls that run, one after the other`(page: String) throws {
        try withWorld { world in
            try world.makeWorkTree()
            try world.git("tag", "v1.2")
            try world.install("xz")
            let calls = try Self.calls(on: page).filter(Self.isScripted)
            #expect(calls.count > 3)
            for words in calls {
                #expect(world.run(words) == .fine, "\(words): \(world.errors)")
                #expect(world.output != "", "\(words)")
            }
        }
    }

    @Test func `show a suite that can be measured`() throws {
        try withWorld { world in
            let page = try Self.text(of: "docs/suites.md")
            let suite = page.components(separatedBy: "```jsonc\n").dropFirst().first?
                .components(separatedBy: "```").first
            // The tests' own folder is another one.
            let text = try #require(suite).replacingOccurrences(of: "./index", with: "index")
            try world.write(text, to: "perfdb.json")
            for program in ["gzip", "index", "xz"] { try world.install(program) }
            #expect(world.run("record", "--dry-run") == .fine, "\(world.errors)")
            #expect(world.output.contains("index: threads ×8, size=large: 6 or more runs"))
        }
    }

    @Test func `name no option that is not there`() throws {
        let options = Set(
            Program.grammars.grammars.flatMap { $0.declarations.map(\.spelling) }
                + ["--help", "--version"])
        for page in Self.names {
            for option in try Self.options(on: page) {
                #expect(options.contains(option), "\(page): \(option)")
            }
        }
    }

    /// The long options between backticks; of the page for hyperfine's people those that it calls
    /// perfdb's, in the table's second column.
    private static func options(on page: String) throws -> Set<String> {
        var text = try text(of: page)
        if page == "docs/hyperfine.md" {
            let rows = text.replacingOccurrences(of: "\\|", with: "").split(separator: "\n")
                .map { $0.components(separatedBy: "|") }.filter { $0.count == 5 }
            #expect(rows.count > 30)
            text = rows.map { $0[2] }.joined(separator: "\n")
        }
        let spans = text.components(separatedBy: "`").enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
        // What stands behind -- or as another program's word is none of ours.
        let words = spans.filter { $0.hasPrefix("--") && !$0.hasPrefix("-- ") }
            .flatMap { $0.components(separatedBy: " -- ")[0].split(separator: " ") }
        return Set(
            words.filter { $0.hasPrefix("--") && $0.count > 2 }
                .map { String($0.prefix { $0 == "-" || $0.isLetter }) })
    }
}
