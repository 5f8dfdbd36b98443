import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `What people say of a history` {
    @Test func `is seen by every reader, travels with the sessions, and is never lost`() throws {
        try withPerfdb { perfdb in
            let user = ["USER": "ada", "HOME": perfdb.folder.path, "GIT_CONFIG_NOSYSTEM": "1"]
            func run(_ words: String..., status: Int32 = 0) throws -> Child.Result {
                let result = try perfdb.run(words, environment: user)
                #expect(result.status == status, "\(words): \(result.errors)")
                return result
            }
            for _ in 1...3 {
                _ = try run("record", "--benchmark", "naps", "-r", "4", "--host", "x", "true")
            }
            _ = try run("exclude", "last:1-2", "--reason", "a backup was running")
            _ = try run("mark", "new compiler")
            _ = try run("accept", "naps", "--reason", "checks more")
            #expect(
                try perfdb.query("SELECT sum(runs), sum(excluded) FROM summaries") == ["10|2"])
            let shown = try run("show", "session", "last").output
            #expect(shown.contains("excluded    2 runs: a backup was running (ada)"))
            _ = try run("undo", "last")
            let list = try run("list", "annotations", "--format", "csv").output
            #expect(list.split(separator: "\r\n").count == 5)

            _ = try run("export", "--sessions", "a")
            _ = try run("report", "--format", "markdown,html,json", "--out", "one")
            _ = try run("report", "--format", "markdown,html,json", "--out", "two", "--from", "a")
            let page = perfdb.text(of: "one/README.md")
            #expect(page.contains("2 runs excluded (a backup was running)"))
            #expect(!page.contains("checks more"))
            for name in ["README.md", "index.html", "report.json"] {
                #expect(perfdb.text(of: "two/\(name)") == perfdb.text(of: "one/\(name)"))
            }
            let again = ["--database", "other.sqlite"]
            for _ in 1...2 { _ = try perfdb.run(["import", "a"] + again) }
            _ = try perfdb.run(["export", "--sessions", "b"] + again)
            #expect(try perfdb.files("b") == perfdb.files("a"))
            #expect(try perfdb.files("a").count == 7)
        }
    }
}

extension Perfdb {
    /// The names and bytes of the files in a folder.
    fileprivate func files(_ name: String) throws -> [String: Data] {
        let folder = self.folder.appendingPathComponent(name)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .reduce(into: [:]) { files, name in
                files[name] = try Data(contentsOf: folder.appendingPathComponent(name))
            }
    }
}
