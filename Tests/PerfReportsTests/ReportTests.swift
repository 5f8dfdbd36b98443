import Charts
import Foundation
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

/// A window with an open end that began at a moment.
private func since(_ words: String, _ text: String) throws -> Selection {
    let meaning = try When(text, now: Instant(microseconds: 0))
    guard case .day(let start) = meaning else { return Selection() }
    return Selection(window: Window(since: .init(words: words, meaning: .instant(start))))
}

private func report(
    _ history: ScriptedHistory, _ selection: Selection = Selection(),
    arguments: [String] = ["--since", "last-week"]
) throws -> ReportFiles {
    try Report.files(
        of: history,
        options: ReportOptions(
            selection: selection, arguments: arguments, study: StudyScenario.reference,
            beside: true))
}

/// The names and histories that every promise is checked on.
private let scenarios: [(name: String, make: @Sendable () throws -> ScriptedHistory)] = [
    ("sweep", { try Scenarios.oneSweep() }),
    ("commits", { try Scenarios.twoCommits() }),
    ("single", { try Scenarios.oneConfiguration() }),
    ("few", { try Scenarios.oneConfiguration(runs: 3) }),
    ("hosts", { try Scenarios.hostsRuntimesSizes() }),
    ("failing", { try Scenarios.failing() }),
    ("sizes", { try Scenarios.sizes() }),
    ("names", { try Scenarios.nineBenchmarks() }),
    ("two", { try Scenarios.twoBenchmarks() }),
    ("forty", { try Scenarios.forty() }),
    ("empty", { ScriptedHistory() }), ("suite", { try StudyScenario.suite() }),
    ("odd", { try Scenarios.odd() }), ("part", { try StudyScenario.oneBenchmark() }),
    ("read", { StudyScenario.imported() }), ("label", { try Scenarios.sinceLabel() }),
]

/// The report of each scenario, made once.
private let reports = Dictionary(
    uniqueKeysWithValues: scenarios.map { scenario in
        (scenario.name, Result { try report(scenario.make()) })
    })

/// The reports that every promise is checked on, for other files of tests.
enum MadeReports {
    static let names = scenarios.map(\.name)

    /// In Markdown, made once.
    static func markdown(_ name: String) throws -> ReportFiles {
        try #require(reports[name]).get()
    }

    /// With other options than usual.
    static func made(
        _ name: String, _ change: (inout ReportOptions) -> Void
    ) throws -> ReportFiles {
        let history = try #require(scenarios.first { $0.name == name }).make()
        var options = ReportOptions(
            selection: Selection(), arguments: ["--since", "last-week"],
            study: StudyScenario.reference, beside: true)
        change(&options)
        return try Report.files(of: history, options: options)
    }
}

@Suite struct `A report` {
    @Test(arguments: scenarios.map(\.name))
    func `looks as its golden files do`(name: String) throws {
        let files = try made(name)
        let drawn = ["sweep", "commits", "single", "sizes", "forty", "read"]
        let pages = [
            "README.md", "b---x.md", "claims.md", "divisors.md", "cosine.md", "deadlock.md",
            "download.md", "charts/amdahl.cpython-3.11.7-gil.svg",
            "charts/cached_high.cpython-3.11.7-gil.svg", "charts/cpu.swift-6.3.1.svg",
            "charts/divisors.cpython-3.11.7-gil.svg", "charts/tasks.swift-6.3.1.svg",
            "charts/divisors-high-cached-phases.cpython-3.11.7-gil.svg",
        ]
        for file in files.files where pages.contains(file.name) || drawn.contains(name) {
            try expectGolden(file.text, named: "\(name)/\(file.name)")
        }
    }

    @Test func `tells what to mind only where there is something`() throws {
        for (name, _) in scenarios {
            let told = try made(name).files.contains { $0.text.contains("What to mind") }
            #expect(told == (name == "odd"), "\(name)")
        }
    }

    @Test func `on an empty window names the nearest session`() throws {
        let files = try report(
            Scenarios.oneSweep(), since("last-week", "2026-11-20"))
        try expectGolden(files.files[0].text, named: "window/README.md")
        #expect(files.files.map(\.name) == ["README.md"])
        #expect(files.files[0].text.contains("`--since 2026-11-13`"))
    }

    @Test(arguments: scenarios.map(\.name))
    func `has the same bytes whatever the order of rows`(name: String) throws {
        var history = try #require(scenarios.first { $0.name == name }).make()
        let expected = try made(name)
        history.disorder = 1
        #expect(try report(history) == expected)
    }

    @Test(arguments: scenarios.map(\.name))
    func `has the mark on the first line of every file, and no name twice`(name: String) throws {
        let files = try made(name).files
        for file in files {
            #expect(ReportMark.isMarked(file.text.prefix { $0 != "\n" }), "\(file.name)")
        }
        #expect(Set(files.map { $0.name.lowercased() }).count == files.count)
    }

    @Test(arguments: scenarios.map(\.name))
    func `has names that stay inside its folder`(name: String) throws {
        for file in try made(name).files {
            let parts = file.name.split(separator: "/", omittingEmptySubsequences: false)
            #expect(parts.count == 1 || parts.count == 2 && parts[0] == "charts")
            #expect(!parts.contains { $0.isEmpty || $0.hasPrefix(".") || $0.hasPrefix("-") })
        }
    }

    @Test(arguments: scenarios.map(\.name))
    func `tells no machine's own name`(name: String) throws {
        for file in try made(name).files {
            #expect(!file.text.contains("secret-machine"), "\(file.name)")
        }
    }

    @Test(arguments: scenarios.map(\.name), ["cmark-gfm"].filter(Witness.has))
    func `has links that lead to its own files`(name: String, witness: String) throws {
        let files = try made(name).files
        for page in files where page.name.hasSuffix(".md") {
            let html = try Witness.run(witness, ["--unsafe", "-e", "table"], input: page.text)
                .output
            #expect(!html.contains("<p>|"))
            for match in html.matches(of: /(?:src|href)="([^"]*)"/) {
                let target = String(match.1)
                if target.hasPrefix("#") {
                    let anchor = target.dropFirst()
                    #expect(html.contains("<a id=\"\(anchor)\"></a>"), "\(target)")
                } else {
                    let parts = target.split(separator: "#", maxSplits: 1).map(String.init)
                    let path = try #require(parts.first?.removingPercentEncoding)
                    let file = files.first { $0.name == path }
                    #expect(file != nil, "\(page.name): \(target)")
                    if parts.count == 2 {
                        #expect(file?.text.contains("<a id=\"\(parts[1])\"></a>") == true)
                    }
                }
            }
        }
    }

    @Test(arguments: scenarios.map(\.name), ["xmllint"].filter(Witness.has))
    func `has well-formed charts`(name: String, witness: String) throws {
        for chart in try made(name).files where chart.name.hasSuffix(".svg") {
            let result = try Witness.run(witness, ["--noout", "-"], input: chart.text)
            #expect(result.status == 0, "\(chart.name): \(result.output)")
        }
    }

    /// 20 KB, for a chart that a page shows at once.
    private static let mostBytes = 20_000

    @Test(arguments: scenarios.map(\.name))
    func `has small charts where they have a hundred points or fewer`(name: String) throws {
        let history = try #require(scenarios.first { $0.name == name }).make()
        let options = ReportOptions(selection: Selection())
        for chart in try Report.content(of: history, options: options).charts
        where chart.points.count <= 100 {
            #expect(chart.svg(.auto).utf8.count <= Self.mostBytes, "\(chart.path)")
        }
    }

    private func made(_ name: String) throws -> ReportFiles {
        try #require(reports[name]).get()
    }
}
