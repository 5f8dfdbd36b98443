import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("git") && Witness.has("sqlite3")))
struct `A report that is committed` {
    /// A project with three tracked files and a recording outside it.
    func withProject(_ body: (Perfdb, Project) throws -> Void) throws {
        try withPerfdb { perfdb in
            let project = try Project(in: perfdb.folder)
            for name in ["staged", "changed", "file"] { try project.commit("one", to: name) }
            try record(perfdb, in: project)
            try body(perfdb, project)
        }
    }

    func record(_ perfdb: Perfdb, in project: Project) throws {
        let words = ["record", "--benchmark", "naps", "--workers", "1,2", "-r", "6", "--", "true"]
        let result = try perfdb.run(
            words, environment: project.environment, in: project.folder)
        #expect(result.status == 0)
    }

    /// Writes a report in the project; `variables` are beside those of its git.
    @discardableResult
    func report(
        _ perfdb: Perfdb, in project: Project, _ words: String...,
        variables: [String: String?] = [:]
    ) throws -> Child.Result {
        let environment = project.environment.merging(variables) { $1 }
        return try perfdb.run(["report"] + words, environment: environment, in: project.folder)
    }

    @Test(arguments: ["reports/latest", "reports/a [b]* c", "docs/:(top)x"])
    func `is exactly its files, whatever else is staged or changed`(folder: String) throws {
        try withProject { perfdb, project in
            try project.write("two", to: "staged")
            try project.git("add", "staged")
            try project.write("two", to: "changed")
            try project.write("new", to: "untracked")
            let result = try report(perfdb, in: project, "--out", folder, "--commit")
            #expect(result.status == 0)
            #expect(result.errors == "")
            let names = try project.git(
                "-c", "core.quotePath=false", "show", "--format=", "--name-only", "HEAD")
            var files = ["\(folder)/README.md", "\(folder)/charts/naps.svg"]
            if folder.hasPrefix("reports/") { files.append("reports/README.md") }
            #expect(names.split(separator: "\n").map(String.init) == files.sorted())
            #expect(try project.git("diff", "--cached", "--name-only") == "staged")
            #expect(try project.git("diff", "--name-only") == "changed")
            let others = try project.git("ls-files", "--others", "--exclude-standard")
            #expect(others == "untracked")
        }
    }

    @Test func `is none where nothing changed`() throws {
        try withProject { perfdb, project in
            _ = try report(perfdb, in: project, "--commit")
            let head = try project.git("rev-parse", "HEAD")
            let again = try report(perfdb, in: project, "--commit")
            #expect(again.status == 0)
            #expect(again.output.hasSuffix("\nnothing changed since the last commit\n"))
            #expect(try project.git("rev-parse", "HEAD") == head)
        }
    }

    @Test func `takes files out that a new report no longer has`() throws {
        try withProject { perfdb, project in
            _ = try report(perfdb, in: project, "--commit")
            _ = try report(perfdb, in: project, "--benchmark", "other", "--commit")
            let files = try project.git("ls-files", "reports/latest")
            #expect(files == "reports/latest/README.md")
            #expect(try project.git("status", "--porcelain") == "")
        }
    }

    @Test func `is written but not committed where a hook refuses`() throws {
        try withProject { perfdb, project in
            try project.hook("pre-commit", "echo no reports here >&2; exit 1")
            let before = try project.git("status", "--porcelain")
            let result = try report(perfdb, in: project, "--commit")
            #expect(result.status == 1)
            #expect(
                result.errors == """
                    perfdb: git commit failed:
                      no reports here
                    The report is written.

                    """)
            #expect(before == "")
            #expect(try project.git("status", "--porcelain") == "?? reports/")
        }
    }

    @Test func `makes no revision dirty that is measured after it`() throws {
        try withProject { perfdb, project in
            func dirty() throws -> String? {
                try record(perfdb, in: project)
                return try perfdb.query("SELECT dirty FROM runs ORDER BY run_id DESC LIMIT 1").first
            }
            _ = try report(perfdb, in: project, "--commit")
            #expect(try dirty() == "0")
            _ = try report(perfdb, in: project)
            #expect(try project.git("diff", "--name-only").contains("README.md"))
            #expect(try dirty() == "0")
            let chart = project.folder.appendingPathComponent("reports/latest/charts/naps.svg")
            try FileManager.default.removeItem(at: chart)
            #expect(try dirty() == "0")
            try project.write("two", to: "changed")
            #expect(try dirty() == "1")
        }
    }
}
