import Foundation
import PerfModel
import PerfStore
import TestSupport
import Testing

@Suite struct `The history's location` {
    /// A work tree with two nested folders, and a history in those that are named.
    private func withTree(histories: [String], _ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            for name in ["a/b"] + histories.map({ "\($0)/.perfdb" }) {
                try FileManager.default.createDirectory(
                    at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
            }
            for name in histories {
                let file = folder.appendingPathComponent("\(name)/.perfdb/history.sqlite")
                try Data().write(to: file)
            }
            try body(folder.path)
        }
    }

    @Test(
        arguments: [
            (["."], "a/b", "", "", HistoryLocation.Source.found),
            ([".", "a"], "a/b", "", "a", .found),
            ([".", "a", "a/b"], "a/b", "", "a/b", .found),
            (["."], "a/b", "a", "a", .new),
            ([], "a/b", "", "", .new),
            ([], "", "", "", .new),
            (["."], "a/b", nil, "a/b", .new),
            (["a/b"], "a/b", nil, "a/b", .found),
            (["."], "a", "a/b", "a", .new),
        ] as [([String], String, String?, String, HistoryLocation.Source)])
    func `is the nearest history up to the root, else the root`(
        histories: [String], folder: String, root: String?, expected: String,
        source: HistoryLocation.Source
    ) throws {
        try withTree(histories: histories) { tree in
            func path(_ name: String) -> String { name.isEmpty ? tree : "\(tree)/\(name)" }
            let location = try HistoryLocation.find(
                option: nil, environment: "", folder: path(folder), root: root.map(path))
            #expect(location.path == path(expected) + "/.perfdb/history.sqlite")
            #expect(location.source == source)
        }
    }

    @Test func `is what was said, the option before the environment`() throws {
        try withTree(histories: ["."]) { tree in
            func find(_ option: String?, _ environment: String?) throws -> HistoryLocation {
                try HistoryLocation.find(
                    option: option, environment: environment, folder: tree, root: tree)
            }
            let option = try find("x.sqlite", "/tmp/y.sqlite")
            #expect(option.path == "\(tree)/x.sqlite")
            #expect(option.source == .option)
            let environment = try find(nil, "/tmp/y.sqlite")
            #expect(environment.path == "/tmp/y.sqlite")
            #expect(environment.source == .environment)
            #expect(try find("", "").source == .found)
        }
    }

    @Test func `does not take a folder for a history`() throws {
        try withTree(histories: []) { tree in
            try FileManager.default.createDirectory(
                atPath: tree + "/a/.perfdb/history.sqlite", withIntermediateDirectories: true)
            let location = try HistoryLocation.find(
                option: nil, environment: nil, folder: tree + "/a", root: tree)
            #expect(location.path == tree + "/.perfdb/history.sqlite")
        }
    }

    @Test func `is made with a file that keeps it out of commits`() throws {
        try withTree(histories: []) { tree in
            let location = try HistoryLocation.find(
                option: nil, environment: nil, folder: tree + "/a", root: tree)
            let ignore = tree + "/.perfdb/.gitignore"
            try location.makeFolder()
            #expect(try String(contentsOfFile: ignore, encoding: .utf8) == "*\n")
            try Data("# mine\n".utf8).write(to: URL(fileURLWithPath: ignore))
            try location.makeFolder()
            #expect(try String(contentsOfFile: ignore, encoding: .utf8) == "# mine\n")
            let store = try Store.open(location.path, .create)
            #expect(try store.sessions(Selection()) == [])
            #expect(try names(in: URL(fileURLWithPath: tree)) == [".perfdb", "a"])
        }
    }

    @Test func `makes no folder where the place was said`() throws {
        try withTree(histories: []) { tree in
            let location = try HistoryLocation.find(
                option: "new/x.sqlite", environment: nil, folder: tree, root: tree)
            try location.makeFolder()
            #expect(try names(in: URL(fileURLWithPath: tree)) == ["a"])
        }
    }
}
