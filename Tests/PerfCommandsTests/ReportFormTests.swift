import Charts
import Foundation
import RelaxedJSON
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

/// A world whose history holds a sweep.
private func withSweep(_ body: (ScriptedContext) throws -> Void) throws {
    try withWorld { world in
        world.run(
            "record", "--benchmark", "naps", "--workers", "1,2", "-r", "6", "--", "true")
        try body(world)
    }
}

extension ScriptedContext {
    fileprivate func names(in folder: String) -> [String] {
        let path = self.folder.appendingPathComponent(folder).path
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.contains(".") }.sorted()
    }
}

@Suite struct `A report's forms` {
    @Test func `are pages beside charts, one page, or numbers`() throws {
        try withSweep { world in
            #expect(world.run("report", "--format", "json") == .fine)
            #expect(world.output.hasPrefix("reports/latest/report.json\n"))
            #expect(world.names(in: "reports/latest") == ["report.json"])
            #expect(world.run("report", "--format", "json,markdown") == .fine)
            #expect(world.output.hasPrefix("reports/latest/README.md\n"))
            #expect(
                world.names(in: "reports/latest")
                    == ["README.md", "charts/naps.svg", "report.json"])
            let page = try #require(world.text(of: "reports/latest/README.md"))
            #expect(page.contains("\nperfdb report --format markdown,json\n"))
        }
    }

    @Test func `that a new report does not have are removed, and nothing else`() throws {
        try withSweep { world in
            world.run("report", "--format", "markdown,json")
            try world.write("{}\n", to: "reports/latest/mine.json")
            try world.write("<p>\n", to: "reports/latest/mine.html")
            try world.write(
                "<!-- perfdb report · index.html -->\n", to: "reports/latest/index.html")
            #expect(world.run("report") == .fine)
            #expect(
                world.names(in: "reports/latest")
                    == ["README.md", "charts/naps.svg", "mine.html", "mine.json"])
            world.run("report", "--format", "json")
            #expect(
                world.names(in: "reports/latest") == ["mine.html", "mine.json", "report.json"])
            try world.write("mine\n", to: "other/report.json")
            #expect(world.run("report", "--format", "json", "--out", "other") == .failed)
            #expect(world.text(of: "other/report.json") == "mine\n")
        }
    }

    @Test func `of one file can be printed`() throws {
        try withSweep { world in
            world.run("report", "--format", "json", "--out", "a")
            let file = try #require(world.text(of: "a/report.json"))
            #expect(world.run("report", "--format", "json", "--out", "-") == .fine)
            #expect(world.output == file)
            #expect(world.text(of: "reports/README.md") == nil)
            for format in [["--format", "markdown"], ["--format", "html,json"], []] {
                #expect(world.run(["report", "--out", "-"] + format) == .wrongUsage)
                #expect(world.errors.contains("--out - prints one file"))
                #expect(world.output == "")
            }
            #expect(world.run("report", "--out=-", "--format=json", "--commit") == .wrongUsage)
            #expect(world.errors.contains("--commit needs files"))
            #expect(world.run("report", "--out=-", "--format=json", "--check") == .wrongUsage)
            #expect(
                world.errors.hasSuffix(
                    """
                    perfdb: --check compares files, and --out - prints.
                    Name a folder with --out.

                    """), "\(world.errors)")
        }
    }

    @Test func `for programs come back as they were`() throws {
        try withSweep { world in
            world.run("report", "--format", "json", "--out", "-", "--title", "a \"b\" \\ é\t☃")
            let value = try JSONValue(world.output)
            let members = try #require(value.object)
            #expect(members.first?.name == "mark")
            #expect(value["title"]?.string == "a \"b\" \\ é\t☃")
            #expect(value["found"]?["runs"]?.number?.whole == 12)
        }
    }

    @Test(arguments: [
        (["--format", "markdwn"], "Did you mean \"markdown\"?"),
        (["--format", "html,"], "has an empty item."),
        (["--format", "html,html"], "stands twice in the list"),
        (["--theme", "drak"], "is none of auto, light, dark. Did you mean \"dark\"?"),
        (["--locale", "german"], "is no locale known here. Did you mean \"de\"?"),
        (["--locale", "frensh"], "Did you mean \"fr\"?"),
        (["--locale", "us"], "Did you mean \"en-US\"?"),
        (["--locale", "de DE"], "is no locale known here."),
        (["--locale", "de-D"], "is no locale known here. Did you mean \"de\"?"),
        (["--locale", ""], "is no locale known here."),
        (["--top", "0"], "is less than 1."), (["--top", "few"], "is not a whole number."),
        (["--title", ""], "--title is empty."), (["--title", " \t\n"], "--title is empty."),
        (["--titel", "x"], "Did you mean \"--title\"?"),
    ])
    func `and words that cannot be read are told with what was meant`(
        words: [String], says: String
    ) throws {
        try withSweep { world in
            #expect(world.run(["report"] + words) == .wrongUsage)
            #expect(world.errors.contains(says), "\(world.errors)")
            #expect(world.text(of: "reports/latest/README.md") == nil)
        }
    }

    @Test func `are made again by the words that they end with`() throws {
        try withSweep { world in
            let words = [
                "--title", "-a b", "--locale", "de_DE.UTF-8", "--theme", "dark", "--top", "3",
            ]
            #expect(world.run(["report", "--title=-a b"] + words.dropFirst(2)) == .fine)
            let page = try #require(world.text(of: "reports/latest/README.md"))
            #expect(
                page.contains(
                    "\nperfdb report --theme dark --locale de_DE.UTF-8 '--title=-a b' --top 3\n"))
            #expect(page.contains("\n# -a b\n"))
            #expect(world.run("report", "--locale", "ja", "--theme", "auto") == .fine)
            #expect(
                world.text(of: "reports/latest/README.md")?.contains("\nperfdb report\n") == true)
        }
    }

    @Test func `do not depend on the system's locale`() throws {
        try withSweep { world in
            world.run("report", "--format", "markdown,json", "--out", "a")
            for name in ["LC_ALL", "LC_NUMERIC", "LANG"] { world.environment[name] = "de_DE.UTF-8" }
            world.run("report", "--format", "markdown,json", "--out", "b")
            for name in world.names(in: "a") {
                #expect(world.text(of: "a/\(name)") == world.text(of: "b/\(name)"))
            }
        }
    }
}

@Suite struct `A locale` {
    @Test(arguments: [
        ("de", ","), ("de-DE", ","), ("DE_de.UTF-8", ","), ("de-CH", "."), ("de-Latn-LI", "."),
        ("fr_FR.UTF-8", ","), ("ca_ES@euro", ","), ("es", ","), ("es-MX", "."), ("es-419", "."),
        ("es-AR", ","), ("en", "."), ("en-US", "."), ("C", "."), ("POSIX", "."), ("C.UTF-8", "."),
        ("ja", "."), ("zh-Hans-CN", "."), ("pt-BR", ","), ("uk", ","), ("ru_RU", ","),
    ])
    func `has a decimal mark`(tag: String, mark: String) throws {
        let locale = try LocaleTag(parsing: tag)
        #expect(locale.decimalMark.rawValue == mark)
        #expect(locale.text == tag)
    }

    @Test func `that is an example is known`() throws {
        #expect(!LocaleTag.examples.isEmpty)
        for tag in LocaleTag.examples { #expect(try LocaleTag(parsing: tag).text == tag) }
    }
}

@Suite struct `The index of reports, whatever form they have,` {
    @Test func `links to the page that is there, the newest report first`() throws {
        try withWorld { world in
            try world.at("2026-11-01T08:00")
            world.run("record", "--benchmark", "old", "-r", "3", "true")
            try world.at("2026-11-10T08:00")
            world.run("record", "--benchmark", "new", "-r", "3", "true")
            world.run("report", "--benchmark", "old", "--out", "reports/a", "--title", "*A* [b]")
            world.run("report", "--benchmark", "new", "--out", "reports/z")
            world.run("report", "--format", "json", "--out", "reports/numbers")
            let index = try #require(world.text(of: "reports/README.md"))
            let items = index.split(separator: "\n").filter { $0.hasPrefix("- ") }
            #expect(items.count == 2)
            #expect(items[0].hasPrefix("- [new](z/README.md), 2026-11-10 08:00 UTC: "))
            #expect(items[1].hasPrefix("- [\\*A\\* \\[b\\]](a/README.md), 2026-11-01 08:00 UTC: "))
        }
    }
}
