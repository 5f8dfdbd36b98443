import Charts
import Foundation
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

/// Five sessions of one benchmark, a day apart; the last one all excluded, of the one before two runs.
func annotatedHistory() throws -> ScriptedHistory {
    var history = try TrendMarksHistory.history()
    let last = history.recordings.count - 1
    var gone = history.recordings[last].measurements[0]
    let times = gone.wall
    gone.wall = []
    gone.outcomes = [:]
    (gone.totalUser, gone.totalSys, gone.maxRSS) = (nil, nil, nil)
    gone.excluded = [excluded(1, times)]
    history.recordings[last].measurements = [gone]
    history.recordings[last - 1].measurements[0].excluded = [
        excluded(2, [150_000_000, 160_000_000])
    ]
    let ids = history.recordings.map(\.session.id)
    let starts = history.recordings.compactMap(\.session.startedAt)
    history.said = Annotations([
        annotation(1, .exclusion, "a backup was running", session: ids[last]),
        annotation(2, .exclusion, "swapping <b> | `x`", session: ids[last - 1]),
        annotation(3, .mark, "new compiler", at: starts[1]),
        annotation(4, .acceptance, "checks overflow", session: ids[2], at: starts[2], ["b"]),
        annotation(5, .mark, "of another host", at: starts[1], host: "elsewhere"),
        annotation(6, .mark, "long before", at: Instant(microseconds: 0)),
    ])
    return history
}

private enum TrendMarksHistory {
    static func history() throws -> ScriptedHistory {
        try `Marks of a trend`.history(sessions: 5)
    }
}

private func excluded(_ number: Int, _ times: [Int64]) -> ExcludedRuns {
    ExcludedRuns(
        annotation: id(number), reason: number == 1 ? "a backup was running" : "swapping <b> | `x`",
        author: "Ada <ada@example.org>", runs: times.count, timed: times)
}

private func id(_ number: Int) -> String { "00000000-0000-4000-8000-00000000000\(number)" }

private func annotation(
    _ number: Int, _ kind: Annotation.Kind, _ words: String, session: String? = nil,
    at: Instant? = nil, _ benchmarks: [String]? = nil, host: String? = nil
) -> Annotation {
    Annotation(
        id: id(number), kind: kind, words: words, author: "Ada <ada@example.org>",
        createdAt: Instant(microseconds: 1_795_168_800_000_000), session: session,
        benchmarks: benchmarks, at: at, hostPattern: host)
}

@Suite struct `Annotations in a report` {
    @Test func `let the newest session that counts stand for its configuration`() throws {
        let history = try annotatedHistory()
        let evidence = try Evidence(of: history, in: Selection())
        #expect(evidence.newest.map(\.session.id) == [history.recordings[3].session.id])
        #expect(evidence.newest.map(\.runs) == [8])
        #expect(evidence.all.count == 5)
        #expect(
            evidence.tally.endings.hasSuffix(
                "all of them ok, 2 runs excluded (swapping <b> | `x`), 8 runs excluded (a backup was running)"
            ))
    }

    @Test func `leave a configuration of which nothing counts where it is`() throws {
        var history = try annotatedHistory()
        history.recordings = history.recordings.suffix(1)
        let report = try Report.files(of: history, options: ReportOptions(selection: Selection()))
        let page = try #require(report.files.first).text
        #expect(page.contains("8 runs excluded (a backup was running)"))
    }

    @Test func `are drawn hollow, as rules with words, and only where they belong`() throws {
        let history = try annotatedHistory()
        let evidence = try Evidence(of: history, in: Selection())
        let marks = TrendMarks(evidence.annotations, about: evidence.all, of: "b")
        #expect(marks.notes.map(\.words) == ["new compiler", "accepted: checks overflow"])
        let counts = marks.exclusions.map(\.times.count)
        #expect(counts == [2, 1])
        #expect(TrendMarks(evidence.annotations, about: evidence.all, of: "c").notes.count == 1)
        let section = try #require(Section.sections(of: evidence.newest).first)
        let chart = try #require(
            TrendChart(
                section: section, history: evidence.all, hosts: HostNames(of: evidence.sessions),
                marks: marks))
        let points = chart.lineChart.series[0].points
        #expect(points.map(\.excluded.count) == [0, 0, 0, 2, 1])
        #expect(points[4].value.isNaN)
        #expect(
            chart.lineChart.rules.map(\.label) == ["new compiler", "accepted: checks overflow"])
        try expectGolden(chart.scene.svg(), named: "trend-annotations.svg")
    }

    @Test func `are told with their authors, escaped, and nobody's address`() throws {
        let history = try annotatedHistory()
        let options = ReportOptions(selection: Selection())
        let page = try #require(try Report.files(of: history, options: options).files.first).text
        let start = try #require(page.range(of: "## <a id=\"annotations\""))
        let end = try #require(page.range(of: "## <a id=\"hosts\""))
        try expectGolden(
            String(page[start.lowerBound..<end.lowerBound]), named: "annotations.md")
        #expect(!page.contains("ada@example.org"))
    }

    @Test func `are in the report for programs`() throws {
        var options = ReportOptions(selection: Selection())
        options.forms = [.json]
        let text = try #require(
            try Report.files(of: annotatedHistory(), options: options).files.first
        ).text
        #expect(text.contains("\"kind\": \"exclusion\""))
        #expect(text.contains("\"words\": \"new compiler\""))
        #expect(text.contains("\"excluded\": 2"))
        #expect(!text.contains("elsewhere") && !text.contains("ada@example.org"))
    }

    @Test func `change nothing of a report in which nothing was said`() throws {
        var history = try TrendMarksHistory.history()
        let options = ReportOptions(selection: Selection())
        let before = try Report.files(of: history, options: options).files.map(\.text)
        history.said = Annotations([annotation(9, .mark, "of another host", host: "elsewhere")])
        #expect(try Report.files(of: history, options: options).files.map(\.text) == before)
        #expect(!before.joined().contains("Annotations"))
    }
}
