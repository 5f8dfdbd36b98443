import ArgumentGrammar
import Foundation
import PerfModel
import PerfReports
import PerfStore
import TestSupport
import Testing

@testable import PerfCommands

/// A work tree whose history has sessions labelled a, b (v1), c, c-changed (a changed file) and d.
private func withVersions(_ body: (ScriptedContext) throws -> Void) throws {
    try withWorld { world in
        try world.makeWorkTree()
        try world.write(".perfdb\nreports\n", to: ".gitignore")
        func record(_ label: String, at time: String, _ benchmark: String = "sort") throws {
            try world.at(time)
            world.run("record", "--label", label, "--benchmark", benchmark, "-r", "3", "true")
        }
        try world.commit("a")
        try record("a", at: "2026-11-01T08:00")
        try world.commit("b")
        try world.git("tag", "v1")
        try record("b", at: "2026-11-08T08:00")
        try world.commit("c")
        try world.write("changed", to: "work.txt")
        try record("c-changed", at: "2026-11-14T08:00")
        try world.git("checkout", "--quiet", "work.txt")
        try record("c", at: "2026-11-15T08:00")
        try world.commit("d")
        try world.write("changed", to: "work.txt")
        try record("d", at: "2026-11-19T08:00", "search")
        try world.at("2026-11-20T08:00")
        try body(world)
    }
}

extension ScriptedContext {
    /// The labels of the sessions that a baseline holds, oldest first, and its words.
    private func baseline(_ words: [String]) throws -> String {
        let line = ["report"] + words
        let history = try OpenHistory.forReading(nil, in: context)
        guard case .run(_, let arguments) = try Program.grammars.request(line) else { return "" }
        let reader = SelectionReader(context: context, history: history.store)
        let options = try ReportRequest(arguments, reader: reader).options
        let baseline = try #require(options.baseline)
        #expect(options.arguments.contains(baseline.words))
        return try history.store.sessions(baseline.selection).compactMap(\.label)
            .joined(separator: " ")
    }

    fileprivate func expect(_ words: String..., holds labels: String) throws {
        let found = try baseline(words)
        #expect(found == labels, "\(words)")
    }
}

@Suite struct `A baseline` {
    @Test func `is a commit, tag or branch, of clean sessions if there are any`() throws {
        try withVersions { world in
            try world.expect("--baseline", "v1", holds: "b")
            try world.expect("--baseline", "main~3", holds: "a")
            try world.expect("--baseline", "HEAD~1", holds: "c")
            try world.expect("--baseline", world.git("rev-parse", "v1"), holds: "b")
            let note = "perfdb: note: --baseline \"main\" was only recorded with changed files.\n"
            #expect(!world.errors.contains("changed files"))
            try world.expect("--baseline", "main", holds: "d")
            #expect(world.errors.hasSuffix(note))
        }
    }

    @Test(arguments: [
        ("v1..", "b c-changed c d"), ("..v1", "a b"), ("v1..HEAD~1", "b c-changed c"),
        ("2026-11-01..2026-11-08", "a b"), ("3w..1w", "a b"), ("..1w", "a b"),
        ("2026-11-08T08:00..v1", "b"), ("yesterday..", "d"),
    ])
    func `is a window between two of what --since takes`(words: String, labels: String) throws {
        try withVersions { world in try world.expect("--baseline", words, holds: labels) }
    }

    @Test func `is what has a label, or one session by the beginning of its id`() throws {
        try withVersions { world in
            try world.expect("--baseline", "label:c", holds: "c")
            try world.expect("--baseline", "label:c*", holds: "c-changed c")
            let ids = try OpenHistory.forReading(nil, in: world.context).store
                .sessions(Selection()).map(\.id)
            try world.expect("--baseline", "session:\(ids[1])", holds: "b")
            try world.expect("--baseline", "session:\(ids[4].uppercased())", holds: "d")
        }
    }

    @Test func `goes with the benchmarks and hosts that the report is about, not its window`()
        throws
    {
        try withVersions { world in
            try world.expect("--baseline", "v1..", "--benchmark", "so*", holds: "b c-changed c")
            try world.expect("--baseline", "v1", "--since", "1w", "--label", "c", holds: "b")
            #expect(world.run("report", "--baseline", "v1", "--benchmark", "search") == .failed)
            #expect(world.errors.contains("no session in this part of the history is \"v1\""))
            #expect(world.errors.contains("There are: ") && world.errors.contains("label:d"))
            #expect(world.run("report", "--baseline", "v1", "--host", "x") == .failed)
            #expect(world.errors.contains("that --benchmark and --host let through"))
        }
    }

    @Test(arguments: [
        ("v9", "is no commit, tag or branch here.\n"),
        ("c-changd", "is no commit, tag or branch here. Did you mean \"label:c-changed\"?"),
        ("lable:c", "is no kind of side. Did you mean \"label:c\"?"),
        ("", "names nothing."), ("..", "names nothing."), ("label:", "names nothing."),
        ("session:", "names nothing."),
        ("last-week", "is a moment, not a part of the history.\nWrite last-week.. for"),
        ("2026-11-01", "is a moment"), ("lastweek", "Did you mean \"last-week\"?"),
        ("v1..v9", "--baseline \"v9\" is neither a time nor a commit or tag here."),
        ("2026-13-01..", "Did you mean \"2026-12-01\"?"),
    ])
    func `that means nothing is refused with what was meant`(words: String, says: String) throws {
        try withVersions { world in
            #expect(world.run("report", "--baseline", words) == .wrongUsage)
            #expect(world.errors.contains(says), "\(world.errors)")
            #expect(world.text(of: "reports/latest/README.md") == nil)
        }
    }

    @Test func `with two meanings is refused with both`() throws {
        try withVersions { world in
            try world.git("tag", "c", "v1")
            try world.git("tag", "b", "v1")
            try world.expect("--baseline", "b", holds: "b")
            #expect(world.run("report", "--baseline", "c") == .wrongUsage)
            let hash = try world.git("rev-parse", "v1").prefix(12)
            #expect(
                world.errors == """
                    perfdb: --baseline "c" may mean 2 things.
                    Write one of: \(hash), label:c.

                    """)
            try world.git("branch", "two", "main")
            try world.git("tag", "two", "v1")
            #expect(world.run("report", "--baseline", "two") == .wrongUsage)
            #expect(world.errors.contains("may mean 2 things"))
            #expect(world.run("report", "--baseline", "session:0000") == .wrongUsage)
            #expect(world.errors.contains("may mean 5 things"))
        }
    }

    @Test func `that was never recorded is told with what was`() throws {
        try withVersions { world in
            for words in ["main~4", "session:f", "label:zzz", "2020-01-01..2020-02-01"] {
                #expect(world.run("report", "--baseline", words) == .failed)
                #expect(world.errors.contains("no session in this part of the history is"))
                let head = try world.git("rev-parse", "--short=7", "HEAD")
                #expect(world.errors.contains("There are: \(head), "), "\(world.errors)")
                #expect(world.errors.contains("label:d, label:c, label:c-changed"))
            }
        }
    }

    @Test func `is a recorded commit where there is no work tree`() throws {
        try withVersions { world in
            let hash = try world.git("rev-parse", "v1")
            try FileManager.default.removeItem(at: world.folder.appendingPathComponent(".git"))
            try world.expect("--baseline", String(hash.prefix(7)), holds: "b")
            #expect(world.run("report", "--baseline", "v1") == .wrongUsage)
        }
    }
}
