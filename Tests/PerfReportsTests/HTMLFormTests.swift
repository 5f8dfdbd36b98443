import Charts
import Foundation
import Markdown
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

/// The page of a history, as a command would write it.
func htmlPage(
    _ history: ScriptedHistory, scheme: ColorScheme = .auto, decimalMark: DecimalMark = .point
) throws -> String {
    var options = ReportOptions(
        selection: Selection(), study: StudyScenario.reference, beside: true)
    options.forms = [.html]
    options.scheme = scheme
    options.decimalMark = decimalMark
    let files = try Report.files(of: history, options: options).files
    #expect(files.map(\.name) == ["index.html"])
    return files.first?.text ?? ""
}

@Suite struct `A report as one page` {
    private static let scenarios: [(name: String, make: @Sendable () throws -> ScriptedHistory)] = [
        ("empty", { ScriptedHistory() }), ("sweep", { try Scenarios.oneSweep() }),
        ("names", { try Scenarios.nineBenchmarks() }), ("failing", { try Scenarios.failing() }),
        ("hosts", { try Scenarios.hostsRuntimesSizes() }), ("suite", { try StudyScenario.suite() }),
        ("hostile", { try Scenarios.hostile() }),
    ]

    /// The page of each scenario, made once.
    private static let pages = Dictionary(
        uniqueKeysWithValues: scenarios.map { scenario in
            (scenario.name, Result { try htmlPage(scenario.make()) })
        })

    private func page(_ name: String) throws -> String {
        try #require(Self.pages[name]).get()
    }

    @Test func `looks as its golden file does`() throws {
        try expectGolden(page("sweep"), named: "sweep/index.html")
    }

    @Test(arguments: scenarios.map(\.name))
    func `is balanced, leads somewhere and loads nothing`(name: String) throws {
        let structure = PageStructure(try page(name))
        #expect(structure.problems == [])
        #expect(structure.tags.filter { $0.name == "h1" }.count == 1)
        #expect(structure.tags.count { $0.name == "main" } == 1)
    }

    @Test func `tells an index when its newest session started`() throws {
        for (name, newest) in [("sweep", Optional("2026-11-13T10:00:00Z")), ("empty", nil)] {
            let first = try page(name).prefix { $0 != "\n" }
            #expect(ReportMark.newest(first)?.iso8601 == newest, "\(name)")
        }
        let old = "<!-- perfdb report · README.md · 2026-11-12T10:00:00Z -->\n\n# Old\n"
        let index = ReportIndex.text(of: [
            .init(folder: "a", text: old),
            .init(folder: "b", page: "index.html", text: try page("sweep")),
        ])
        let folders = index.matches(of: /\]\((\w)\//).map { String($0.1) }
        #expect(folders == ["b", "a"])
    }

    @Test(arguments: scenarios.map(\.name))
    func `begins with the mark of a report`(name: String) throws {
        let html = try page(name)
        let lines = html.split(separator: "\n", maxSplits: 2)
        #expect(lines[1] == "<!doctype html>")
        #expect(ReportMark.isMarked(lines[0]))
        #expect(lines[0].hasPrefix("<!-- perfdb report · index.html"))
    }

    @Test(arguments: ["names", "hostile"])
    func `is the same in any order of rows`(name: String) throws {
        var history = try #require(Self.scenarios.first { $0.name == name }).make()
        history.disorder = 7
        #expect(try htmlPage(history) == page(name))
    }

    @Test(arguments: scenarios.map(\.name))
    func `shows no character that hides or turns text`(name: String) throws {
        let hidden = try page(name).unicodeScalars.filter { scalar in
            let isOfTheChart = ["\n", "\u{2068}", "\u{2069}"].contains(scalar)
            return !isOfTheChart && harmless(String(scalar)) != String(scalar)
        }
        #expect(hidden.map { $0.value } == [])
    }

    @Test func `has all pages of the Markdown, their tables and their charts`() throws {
        let history = try Scenarios.nineBenchmarks()
        let html = try htmlPage(history)
        let options = ReportOptions(selection: Selection())
        let content = try Report.content(of: history, options: options)
        let blocks = content.pages.flatMap(\.document.blocks)
        let structure = PageStructure(html)
        func count(_ name: String) -> Int { structure.tags.count { $0.name == name } }
        #expect(count("article") == content.pages.count - 1)
        #expect(count("table") == blocks.count { if case .table = $0 { true } else { false } })
        #expect(count("figure") == blocks.count { if case .image = $0 { true } else { false } })
        #expect(structure.tags.count { $0["class"] == "chart" } == count("figure"))
    }

    @Test func `has rows and points with the same keys`() throws {
        let tags = PageStructure(try htmlPage(Scenarios.twoCommits())).tags
        let rows = tags.filter { $0.name == "tr" }.compactMap { $0["data-key"] }
        let marks = tags.filter { $0.parents.contains("svg") }.compactMap { $0["data-key"] }
        #expect(Set(rows).count == 9)
        #expect(Set(rows).isSubset(of: marks))
    }

    @Test func `has the palettes and the decimal mark that were asked for`() throws {
        let history = try Scenarios.oneSweep()
        let dark = try htmlPage(history, scheme: .dark)
        #expect(dark.contains("<meta name=\"color-scheme\" content=\"dark\">"))
        #expect(!dark.contains("prefers-color-scheme"))
        #expect(dark.contains("--back:\(Palette.dark.background);"))
        let light = try htmlPage(history, scheme: .light, decimalMark: .comma)
        #expect(!light.contains("prefers-color-scheme") && !light.contains("--back:#0d1117"))
        #expect(light.contains("<html lang=\"en\" data-decimal=\",\">"))
        #expect(try htmlPage(history).contains("@media (prefers-color-scheme:dark){:root{"))
    }

    @Test func `has the policy that the documents show`() throws {
        let html = try page("sweep")
        let policy = try #require(
            html.firstMatch(of: /http-equiv="Content-Security-Policy" content="([^"]*)"/))
        let shown = policy.1.replacing(
            /sha256-[A-Za-z0-9+\/]{43}=/, with: "sha256-…")
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let document = try String(
            contentsOf: project.appendingPathComponent("docs/html.md"), encoding: .utf8)
        #expect(document.contains("\n\(shown)\n"))
    }

    @Test func `stays small`() throws {
        #expect(try page("sweep").utf8.count < 100_000)
    }
}

@Suite struct `The places of a report's one page` {
    private func page(_ name: String, _ blocks: [Block]) -> ReportContent.Page {
        ReportContent.Page(name: name, document: Document(blocks))
    }

    @Test func `are none without pages`() {
        let places = HTMLPlaces(pages: [])
        #expect(places.address(of: .anchor("x y"), on: "README.md") == "#x-y")
        #expect(places.id(ofBlock: 0, on: "README.md") == nil)
    }

    @Test func `keep the first page's anchors and tell equal names apart`() {
        let pages = [
            page(
                "README.md",
                [
                    .heading(level: 1, ["Title"]), .heading(level: 2, ["Sort"]),
                    .heading(level: 2, ["Other"], anchor: "sort"), .heading(level: 3, ["***"]),
                ]),
            page("sort.md", [.heading(level: 1, ["sort"]), .heading(level: 2, ["Sort"])]),
            page("top.md", [.heading(level: 2, ["A"], anchor: "high load")]),
        ]
        let places = HTMLPlaces(pages: pages, reserved: ["chart-1"])
        #expect(places.id(ofBlock: 2, on: "README.md") == "sort")
        #expect(places.id(of: "sort.md") == "sort-2")
        #expect(places.id(ofBlock: 1, on: "README.md") == "sort-3")
        #expect(places.id(ofBlock: 3, on: "README.md") == "part")
        #expect(places.id(ofBlock: 0, on: "README.md") == nil)
        #expect(places.id(ofBlock: 1, on: "sort.md") == "sort-2-sort")
        #expect(places.id(of: "top.md") == "top-2")
        #expect(places.address(of: .anchor("sort"), on: "README.md") == "#sort")
        #expect(places.address(of: .path("README.md"), on: "sort.md") == "#top")
        #expect(
            places.address(of: .path("top.md", fragment: "high load"), on: "sort.md")
                == "#top-2-high-load")
        #expect(places.address(of: .path("top.md", fragment: "gone"), on: "sort.md") == "#top-2")
        #expect(places.address(of: .path("a b:c/ä"), on: "sort.md") == "a%20b%3Ac/%C3%A4")
        #expect(places.address(of: .url("https://x.y/"), on: "sort.md") == "https://x.y/")
    }
}
