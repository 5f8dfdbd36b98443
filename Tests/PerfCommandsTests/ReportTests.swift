import Foundation
import TestSupport
import Testing

@testable import PerfCommands

/// A world whose history holds one session of the benchmark `naps`.
private func withNaps(_ body: (ScriptedContext) throws -> Void) throws {
    try withWorld { world in
        world.run(
            "record", "--benchmark", "naps", "--workers", "1,2,4", "-r", "6", "--", "true")
        try body(world)
    }
}

extension ScriptedContext {
    /// Every file below a folder, by its path from there, sorted.
    fileprivate func files(in name: String) -> [String] {
        let path = folder.appendingPathComponent(name).path
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.filter { !FileManager.default.fileExists(atPath: "\(path)/\($0)/.") }
            .sorted()
    }

    fileprivate func link(_ name: String, to target: String) throws {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: file.path, withDestinationPath: target)
    }
}

@Suite struct `A report's folder` {
    private static let mark = "<!-- perfdb report · x -->\n"

    @Test func `is told with the report's headline`() throws {
        try withNaps { world in
            #expect(world.run("report") == .fine)
            let page = try #require(world.text(of: "reports/latest/README.md"))
            let lines = world.output.split(separator: "\n").map(String.init)
            #expect(lines.count == 2)
            #expect(lines[0] == "reports/latest/README.md")
            #expect(page.contains("**\(lines[1])**"))
            #expect(world.errors == "")
            #expect(world.files(in: "reports/latest") == ["README.md", "charts/naps.svg"])
        }
    }

    @Test(arguments: ["README.md", "charts/naps.svg"])
    func `keeps a file that perfdb did not write, and then nothing is written`(name: String) throws
    {
        try withNaps { world in
            try world.write("mine\n", to: "out/\(name)")
            try world.write(Self.mark, to: "out/stale.md")
            #expect(world.run("report", "--out", "out") == .failed)
            #expect(world.output == "")
            #expect(
                world.errors == """
                    perfdb: "\(world.folder.path)/out/\(name)" is no file of a report by perfdb and is \
                    left as it is.
                    Choose another folder with --out, or move the file away.

                    """)
            #expect(world.text(of: "out/\(name)") == "mine\n")
            #expect(world.files(in: "out") == [name, "stale.md"].sorted())
        }
    }

    @Test func `loses marked files that the report no longer has, and nothing else`() throws {
        try withNaps { world in
            for name in ["old.md", "charts/old.svg", "notes/old.md", "old.txt"] {
                try world.write(Self.mark, to: "out/\(name)")
            }
            for name in ["mine.md", "charts/mine.svg", "charts/mine.png", ".hidden.md"] {
                try world.write("mine\n", to: "out/\(name)")
            }
            #expect(world.run("report", "--out", "out") == .fine)
            #expect(
                world.files(in: "out") == [
                    ".hidden.md", "README.md", "charts/mine.png", "charts/mine.svg",
                    "charts/naps.svg", "mine.md", "notes/old.md", "old.txt",
                ])
        }
    }

    @Test func `is not left through links`() throws {
        try withNaps { world in
            try world.write("mine\n", to: "elsewhere/mine.md")
            try world.write(Self.mark, to: "elsewhere/marked.md")
            try world.link("a/README.md", to: "../elsewhere/mine.md")
            #expect(world.run("report", "--out", "a") == .failed)
            try world.link("b/README.md", to: "../elsewhere/new.md")
            #expect(world.run("report", "--out", "b") == .failed)
            try world.link("c/old.md", to: "../elsewhere/marked.md")
            try world.link("c/README.md", to: "../elsewhere/marked.md")
            #expect(world.run("report", "--out", "c") == .fine)
            #expect(world.files(in: "c") == ["README.md", "charts/naps.svg"])
            #expect(world.files(in: "elsewhere") == ["marked.md", "mine.md"])
            #expect(world.text(of: "elsewhere/mine.md") == "mine\n")
            #expect(world.text(of: "elsewhere/marked.md") == Self.mark)
            #expect(world.text(of: "c/README.md")?.contains("# naps") == true)
        }
    }

    @Test func `is not left through a link in place of its charts`() throws {
        try withNaps { world in
            try world.write(Self.mark, to: "elsewhere/other.svg")
            try world.link("a/charts", to: "../elsewhere")
            #expect(world.run("report", "--out", "a") == .failed)
            #expect(world.errors.contains("a/charts\" is no file of a report by perfdb"))
            #expect(world.files(in: "elsewhere") == ["other.svg"])
        }
    }

    @Test func `may not be a pipe, a file or unnamed`() throws {
        try withNaps { world in
            try world.write("x", to: "file")
            #expect(world.run("report", "--out", "file/x") == .failed)
            #expect(world.errors.hasSuffix("/file/x/README.md\": Not a directory.\n"))
            try world.write("x", to: "pipe/keep")
            let pipe = world.folder.appendingPathComponent("pipe/README.md").path
            #expect(try Witness.run("mkfifo", [pipe]).status == 0)
            #expect(world.run("report", "--out", "pipe") == .failed)
            #expect(world.run("report", "--out", "") == .wrongUsage)
            #expect(world.text(of: "README.md") == nil)
        }
    }

    @Test func `is this one where that was asked for`() throws {
        try withNaps { world in
            #expect(world.run("report", "-o", ".") == .fine)
            #expect(world.output.hasPrefix("README.md\n"))
            #expect(world.text(of: "charts/naps.svg") != nil)
        }
    }
}

@Suite struct `The index of reports` {
    @Test func `lies only in a folder named reports`() throws {
        try withNaps { world in
            world.run("report", "--out", "reports/one")
            world.run("report", "--out", "reports/two")
            world.run("report", "--out", "other/one")
            #expect(world.text(of: "other/README.md") == nil)
            #expect(world.text(of: "README.md") == nil)
            let index = try #require(world.text(of: "reports/README.md"))
            #expect(index.contains("](one/README.md)") && index.contains("](two/README.md)"))
        }
    }

    @Test func `and a report do not take each other's place`() throws {
        try withNaps { world in
            world.run("report", "--out", "reports/one")
            #expect(world.run("report", "--out", "reports") == .failed)
            #expect(world.text(of: "reports/README.md")?.contains("](one/README.md)") == true)
            world.run("report", "--out", "other/reports")
            #expect(world.run("report", "--out", "other/reports/one") == .fine)
            #expect(world.text(of: "other/reports/README.md")?.contains("# naps") == true)
        }
    }

    @Test func `does not take the place of a foreign page`() throws {
        try withNaps { world in
            try world.write("mine\n", to: "reports/README.md")
            try world.write("# Not a report\n", to: "reports/other/README.md")
            #expect(world.run("report") == .fine)
            #expect(world.text(of: "reports/README.md") == "mine\n")
            #expect(
                world.errors == """
                    perfdb: note: "\(world.folder.path)/reports/README.md" is no index that \
                    perfdb wrote and is left as it is.

                    """)
        }
    }

    @Test func `names reports only`() throws {
        try withNaps { world in
            try world.write("# Not a report\n", to: "reports/other/README.md")
            world.run("report")
            let index = try #require(world.text(of: "reports/README.md"))
            #expect(index.contains("latest/README.md") && !index.contains("other"))
        }
    }
}

@Suite struct `A report's commit` {
    @Test func `is refused outside a work tree`() throws {
        try withNaps { world in
            #expect(world.run("report", "--commit") == .failed)
            #expect(
                world.errors
                    == "perfdb: cannot commit \"reports/latest\": it is in no git work tree.\n")
        }
    }

    @Test func `holds what lies in the work tree, where the index lies outside`() throws {
        try withNaps { world in
            let inner = world.folder.appendingPathComponent("reports/latest")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            _ = try Witness.run("git", ["init", "--quiet"], in: inner)
            for (key, value) in [("user.name", "Ada"), ("user.email", "ada@example.org")] {
                _ = try Witness.run("git", ["config", key, value], in: inner)
            }
            #expect(world.run("report", "--commit") == .fine)
            let names = try Witness.run("git", ["ls-files"], in: inner).output
            #expect(names == "README.md\ncharts/naps.svg\n")
            #expect(world.text(of: "reports/README.md") != nil)
        }
    }

    @Test func `says its range and headline, and comes once`() throws {
        try withNaps { world in
            try world.makeWorkTree()
            #expect(world.run("report", "--since", "2w", "--commit") == .fine)
            let headline = world.output.split(separator: "\n")[1]
            let hash = try world.git("rev-parse", "--short=12", "HEAD")
            #expect(world.output.hasSuffix("committed as \(hash)\n"))
            let message = try world.git("log", "-1", "--format=%B")
            #expect(message == "Report: since 2w\n\n\(headline)")
            #expect(world.run("report", "--since", "2w", "--commit") == .fine)
            #expect(world.output.hasSuffix("nothing changed since the last commit\n"))
            #expect(try world.git("rev-list", "--count", "HEAD") == "2")
        }
    }
}
