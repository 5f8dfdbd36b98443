import Foundation
import TestSupport
import Testing

/// Repositories that are laid out otherwise, and what calls the program.
extension `A report that is committed` {
    private var written: String {
        "reports/README.md\nreports/latest/README.md\nreports/latest/charts/naps.svg"
    }

    private func names(_ project: Project) throws -> String {
        try project.git("show", "--format=", "--name-only", "HEAD")
    }

    @Test(arguments: ["README.md", "charts/naps.svg"])
    func `is the file as it was written, where it was staged otherwise`(name: String) throws {
        try withProject { perfdb, project in
            try report(perfdb, in: project, "--commit")
            let path = "reports/latest/\(name)"
            let text = try project.git("show", "HEAD:\(path)")
            try project.write("\(text)\nstaged\n", to: path)
            try project.git("add", path)
            try project.write("\(text)\nchanged\n", to: path)
            try project.write("two", to: "staged")
            try project.git("add", "staged")
            try record(perfdb, in: project)
            #expect(try report(perfdb, in: project, "--commit").status == 0)
            #expect(
                try names(project).split(separator: "\n").allSatisfy { $0.hasPrefix("reports/") })
            #expect(try !project.git("show", "HEAD:\(path)").hasSuffix("ed"))
            #expect(try project.git("status", "--porcelain") == "M  staged")
        }
    }

    @Test func `takes a chart out that was renamed and staged`() throws {
        try withProject { perfdb, project in
            try report(perfdb, in: project, "--commit")
            try project.git("mv", "reports/latest/charts/naps.svg", "reports/latest/charts/old.svg")
            let before = try project.git("status", "--porcelain")
            #expect(
                try report(perfdb, in: project, "--commit").output
                    .hasSuffix("\nnothing changed since the last commit\n"))
            #expect(try project.git("diff", "--cached", "--name-status").hasPrefix("R100"))
            #expect(before.hasPrefix("R "))
            try record(perfdb, in: project)
            try report(perfdb, in: project, "--commit")
            #expect(try project.git("status", "--porcelain") == "")
        }
    }

    @Test func `takes charts out whose folder is gone, and no other report's`() throws {
        try withProject { perfdb, project in
            for folder in ["docs", "docs/inner"] {
                try report(perfdb, in: project, "--out", folder, "--commit")
                try FileManager.default.removeItem(
                    at: project.folder.appendingPathComponent("\(folder)/charts"))
            }
            try report(perfdb, in: project, "--out", "docs", "--benchmark", "none", "--commit")
            #expect(
                try project.git("show", "--format=", "--name-status", "HEAD")
                    == "M\tdocs/README.md\nD\tdocs/charts/naps.svg")
            let status = try project.git("status", "--porcelain")
            #expect(status == " D docs/inner/charts/naps.svg")
        }
    }

    @Test func `is another repository's where its folder lies in one`() throws {
        try withProject { perfdb, project in
            try project.git(
                "-c", "protocol.file.allow=always", "submodule", "--quiet", "add",
                project.folder.path, "reports/sub")
            try project.git("commit", "--quiet", "--message", "Add a submodule")
            let head = try project.git("rev-parse", "HEAD")
            let result = try report(perfdb, in: project, "--out", "reports/sub", "--commit")
            #expect(result.status == 0, "\(result.errors)")
            var inner = project
            inner.folder.appendPathComponent("reports/sub")
            #expect(try names(inner) == "README.md\ncharts/naps.svg")
            #expect(try project.git("rev-parse", "HEAD") == head)
            // The index around it lies in the outer one, which is not asked for.
            let status = try project.git("status", "--porcelain")
            #expect(status == " M reports/sub\n?? reports/README.md")
        }
    }

    @Test func `is where a link leads, without what lies around it there`() throws {
        try withProject { perfdb, project in
            try project.write("mine\n", to: "docs/README.md")
            try project.write("x", to: "docs/report/keep")
            try project.write("x", to: "reports/keep")
            let link = project.folder.appendingPathComponent("reports/latest")
            try FileManager.default.createSymbolicLink(
                atPath: link.path, withDestinationPath: "../docs/report")
            #expect(try report(perfdb, in: project, "--commit").status == 0)
            #expect(
                try names(project)
                    == "docs/report/README.md\ndocs/report/charts/naps.svg\nreports/README.md")
            let others = try project.git("ls-files", "--others")
            #expect(others == "docs/README.md\ndocs/report/keep\nreports/keep\nreports/latest")
        }
    }

    @Test func `is in no work tree where a link leads out of it`() throws {
        try withProject { perfdb, project in
            let outside = perfdb.folder.appendingPathComponent("outside")
            try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                at: project.folder.appendingPathComponent("link"), withDestinationURL: outside)
            let result = try report(perfdb, in: project, "--out", "link", "--commit")
            #expect(result.status == 1)
            #expect(result.errors == "perfdb: cannot commit \"link\": it is in no git work tree.\n")
        }
    }

    @Test(arguments: [
        "reports/a\nb", "-rf", "reports/--all", ":(glob)**", "a'b\"c\\d", "ü/e\u{301}",
    ])
    func `is in a folder of any name`(folder: String) throws {
        try withProject { perfdb, project in
            try project.write("new", to: "untracked")
            let result = try report(perfdb, in: project, "--out=\(folder)", "--commit")
            #expect(result.status == 0, "\(result.errors)")
            let files = try project.git("show", "--format=", "--name-only", "-z", "HEAD")
                .split(separator: "\0").map(String.init)
            #expect(files.contains("\(folder)/README.md"))
            #expect(files.allSatisfy { $0.hasPrefix("\(folder)/") || $0 == "reports/README.md" })
            #expect(try project.git("status", "--porcelain") == "?? untracked")
            #expect(try report(perfdb, in: project, "--out=\(folder)", "--check").status == 0)
        }
    }

    @Test(arguments: ["autocrlf", "eol"])
    func `is the same in a clone with other line ends`(setting: String) throws {
        try withProject { perfdb, project in
            if setting == "eol" {
                try project.commit("* text=auto eol=crlf\n", to: ".gitattributes")
            } else {
                try project.git("config", "core.autocrlf", "true")
            }
            try report(perfdb, in: project, "--commit")
            var clone = project
            clone.folder = perfdb.folder.appendingPathComponent("clone")
            try project.git(
                "-c", "core.autocrlf=\(setting == "autocrlf")", "clone", "--quiet", ".",
                clone.folder.path)
            if setting == "autocrlf" { try clone.git("config", "core.autocrlf", "true") }
            #expect(perfdb.text(of: "clone/reports/latest/README.md").contains("\r\n"))
            #expect(try report(perfdb, in: clone, "--check").status == 0)
            #expect(try clone.git("status", "--porcelain") == "")
            for _ in 0..<2 {
                let result = try report(perfdb, in: clone, "--commit")
                #expect(result.output.hasSuffix("\nnothing changed since the last commit\n"))
                #expect(try clone.git("status", "--porcelain") == "")
            }
        }
    }

    @Test func `can be made by a hook of another commit`() throws {
        try withProject { perfdb, project in
            let call = "'\(perfdb.program)' report --commit --database '\(perfdb.database)'"
            try project.hook("post-commit", "test -e .git/once || { > .git/once; \(call); }")
            try project.commit("two", to: "file")
            #expect(try names(project) == written)
            #expect(try project.git("log", "-1", "--format=%s").hasPrefix("Report"))
            #expect(try project.git("status", "--porcelain") == "")
            // While git commits what is changed, its index is locked.
            try record(perfdb, in: project)
            try project.write("three", to: "file")
            try project.hook("pre-commit", "\(call) 2> .git/said; true")
            try project.git("commit", "--quiet", "--all", "--message", "Three")
            #expect(try names(project) == "file")
            let said = try String(
                contentsOf: project.folder.appendingPathComponent(".git/said"), encoding: .utf8)
            #expect(said.hasPrefix("perfdb: cannot commit \"reports/latest\": "))
            #expect(said.contains(".git/index.lock\" is there.\n"))
        }
    }
}
