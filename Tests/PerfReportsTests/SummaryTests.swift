import Foundation
import Markdown
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

@Suite struct `The summary table` {
    private let session = Session(
        id: "10000000-0000-4000-8000-000000000001", startedAt: nil, recorder: "perfdb 0.1.0")

    @Test func `is empty without measurements`() {
        #expect(SummaryTable([], in: session).plainText() == "")
    }

    @Test func `fits into 80 columns and compares within a load`() throws {
        let text = SummaryTable(Scenarios.divisors(), in: session).plainText(width: 80)
        for line in text.split(separator: "\n").dropLast() { #expect(line.count <= 80, "\(line)") }
        try expectGolden(text, named: "summary/sweep.txt")
    }

    @Test(arguments: [20, 40, 60, 80]) func `leaves columns out in a narrow terminal`(width: Int) {
        let text = SummaryTable(Scenarios.divisors(), in: session).plainText(width: width)
        let lines = text.split(separator: "\n")
        for line in lines { #expect(line.count <= width, "\(line)") }
        #expect(lines.contains { $0.hasPrefix("configuration ") } == (width >= 40))
        #expect(text.contains("No room here") == (width < 80))
        #expect(text.contains("median"))
        if width == 40 {
            #expect(lines.contains { $0.hasSuffix("  median   interval") })
            #expect(!text.contains("Factor: "))
        }
    }

    @Test func `has one unit, in which small user and system times show`() throws {
        var measured = ScriptedHistory.measurements(
            Configuration(benchmark: "b"), milliseconds: 1)
        measured.wall = [104_000_000]
        measured.totalUser = 1_080_000
        measured.totalSys = 0
        let table = SummaryTable([measured], in: session)
        let row = try #require(table.groups.first?.table.rows.first)
        #expect(row[2] == "104" && row[4] == "1.08" && row[5] == "0")
        #expect(table.notes.first?.hasPrefix("Times in ms, ") ?? false)
    }

    @Test(arguments: [
        (StopReason.interrupted, "Stopped by an interruption: the recording was ended early."),
        (.failed, "Stopped by a failure: a run did not end as expected."),
    ])
    func `says in words that a recording ended early`(reason: StopReason, sentence: String) {
        let one = [QualityScenario.measured("b", [1, 2], stop: reason)]
        #expect(SummaryTable(one, in: session).notes.contains(sentence))
    }

    @Test func `says once that few runs have no interval and that runs failed`() throws {
        let few = Scenarios.divisors(loads: [Load(name: "normal")], runs: 3)
        let failed = ScriptedHistory.measurements(
            Configuration(benchmark: "divisors", strategy: .threads, workers: 16),
            milliseconds: 1, runs: 0, failed: 4)
        let text = SummaryTable(few + [failed], in: session).plainText(width: 80)
        try expectGolden(text, named: "summary/few.txt")
    }

    @Test func `ends with why it stopped, what to mind and how commands compare`() throws {
        let odd = QualityScenario.session(QualityScenario.badConditions)
        let text = SummaryTable(QualityScenario.commands, in: odd, reference: "b")
            .plainText(width: 80)
        for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        try expectGolden(text, named: "summary/commands.txt")
    }

    @Test func `says as a line what a table would say`() {
        let odd = QualityScenario.session(QualityScenario.badConditions)
        let lines = QualityScenario.commands.map { SummarySentence($0, in: odd).text }
        #expect(
            lines.last
                == "median 0.100 s (0.100–0.101 s), 10 runs, user 90.2 ms, sys 5.01 ms, CPU 95 %, 6.2 MiB,"
                + " of that the shell itself takes about 0.620 ms (not subtracted), stopped by"
                + " budget")
        #expect(lines[2].contains("no interval: 3 runs, user"))
    }

    @Test func `says why a single configuration stopped`() {
        let one = [QualityScenario.measured("b", [1, 2], stop: .budget)]
        let notes = SummaryTable(one, in: session).notes
        #expect(notes.contains("no interval: 2 runs. An interval needs ≥ 6 runs."))
        #expect(notes.contains("Stopped by budget: the time was spent."))
        let asked = [QualityScenario.measured("b", [1, 2], stop: .runs)]
        #expect(!SummaryTable(asked, in: session).plainText().contains("topped"))
    }

    @Test func `shows no character that steers a terminal`() {
        let nasty = ["a\u{1B}[2Jb", "c\rd"].map { name in
            ScriptedHistory.measurements(Configuration(benchmark: name), milliseconds: 1)
        }
        let text = SummaryTable(nasty, in: session).plainText(width: 80)
        #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    }

    @Test func `has the numbers that the runs have`() throws {
        var measured = ScriptedHistory.measurements(
            Configuration(benchmark: "b"), milliseconds: 1)
        measured.wall = [4_000_000, 1_000_000, 3_000_000, 2_000_000]
        measured.totalUser = 6_000_000
        measured.totalSys = 2_000_000
        measured.maxRSS = 5_452_595
        let row = try #require(
            SummaryTable([measured], in: session).groups.first?.table.rows.first)
        #expect(row == ["b", "4 of 8", "2.50", "–", "1.50", "0.500", "80", "5.2"])
    }

    @Test func `has no factor where no row has another beside it`() {
        let rows = ["a", "b"].map { name in
            ScriptedHistory.measurements(Configuration(benchmark: name), milliseconds: 1)
        }
        #expect(!SummaryTable(rows, in: session).plainText().lowercased().contains("factor"))
        let table = SummaryTable(Scenarios.divisors(), in: session).plainText()
        #expect(table.contains("  factor\n") && table.contains("Factor: "))
    }
}

@Suite struct `The summary for programs` {
    @Test func `has units in its keys and survives a round trip`() throws {
        let session = Session(id: "s", startedAt: nil, recorder: "perfdb 0.1.0")
        let measured = try #require(Scenarios.divisors().last)
        let summary = ConfigurationSummary(
            measured, in: session, warnings: SessionWarnings([measured], in: session))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let data = try encoder.encode(summary)
        try expectGolden(String(decoding: data, as: UTF8.self) + "\n", named: "summary/last.json")
        #expect(try JSONDecoder().decode(ConfigurationSummary.self, from: data) == summary)
    }
}

@Suite struct `The summary of odd runs for programs` {
    @Test func `names the reason and the warnings`() throws {
        let odd = QualityScenario.session(QualityScenario.badConditions)
        let warnings = SessionWarnings(QualityScenario.commands, in: odd)
        let summaries = QualityScenario.commands.map {
            ConfigurationSummary($0, in: odd, warnings: warnings)
        }
        #expect(summaries.map(\.stopReason) == ["precision", "precision", "budget", "budget"])
        #expect(summaries[2].warnings == ["too-few", "steal"])
        #expect(summaries[3].warnings == ["steal", "throttled"])
        #expect(summaries[3].stolen == 0.06)
        #expect(summaries[3].throttled == 0.04)
        #expect(summaries[3].thermalThrottles == nil)
    }
}

@Suite struct `The index of reports` {
    @Test func `says so when there is none`() {
        let text = ReportIndex.text(of: [])
        #expect(text.hasSuffix("No report yet.\n"))
        #expect(ReportMark.isMarked(text.prefix { $0 != "\n" }))
    }

    @Test func `lists titles, moments and headlines, the newest first`() throws {
        let options = ReportOptions(selection: Selection())
        var nastily = ScriptedHistory()
        try nastily.record(
            at: "2026-11-14",
            sweep: [
                ScriptedHistory.measurements(
                    Configuration(benchmark: "a*b <c> [d](e) **f**"), milliseconds: 1)
            ])
        let nasty = try Report.files(of: nastily, options: options)
        let plain = try Report.files(of: Scenarios.twoCommits(), options: options)
        let text = ReportIndex.text(of: [
            .init(folder: "z latest", text: plain.files[0].text),
            .init(folder: "n", text: nasty.files[0].text), .init(folder: "m", text: "no report"),
            .init(folder: "b", text: nasty.files[0].text),
            .init(
                folder: "h", page: "index.html",
                text:
                    "<!-- perfdb report · index.html · 2026-11-14T10:00:00Z -->\n<h1>H &amp; M</h1>"
            ),
        ])
        #expect(
            text.matches(of: /\]\(([a-z%0-9]*)\/[A-Za-z.]*\)/).map { String($0.1) }
                == ["h", "b", "n", "z%20latest", "m"])
        #expect(text.contains("[H & M](h/index.html), 2026-11-14 10:00 UTC"))
        try expectGolden(text, named: "summary/index.md")
    }
}
