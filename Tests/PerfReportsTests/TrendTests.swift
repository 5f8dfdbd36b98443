import Charts
import PerfModel
import Testing

@testable import PerfReports

@Suite struct `A trend` {
    private func chart(_ history: ScriptedHistory) throws -> TrendChart? {
        let evidence = try Evidence(of: history, in: Selection())
        let section = try #require(Section.sections(of: evidence.newest).first)
        return TrendChart(
            section: section, history: evidence.all, hosts: HostNames(of: evidence.sessions))
    }

    private func measured(
        _ strategy: Strategy, _ workers: Int, _ time: Double = 10, runtime: String? = nil
    ) -> Measurements {
        ScriptedHistory.measurements(
            Configuration(benchmark: "b", strategy: strategy, workers: workers, runtime: runtime),
            milliseconds: time)
    }

    @Test func `is none where no configuration was measured twice`() throws {
        #expect(try chart(Scenarios.oneSweep()) == nil)
    }

    @Test func `has a gap where a session measured others only`() throws {
        let both = [measured(.serial, 1), measured(.threads, 2)]
        var history = ScriptedHistory()
        try history.record(at: "2026-11-10", sweep: both)
        try history.record(at: "2026-11-11", sweep: [both[0]])
        try history.record(at: "2026-11-12", sweep: both)
        let series = try #require(try chart(history)).lineChart.series
        #expect(series.map(\.name) == ["serial", "threads ×2"])
        #expect(
            series.map { $0.points.map(\.value.isNaN) } == [
                [false, false, false], [false, true, false],
            ])
    }

    @Test func `has no gap for a session on another host, under another label or of its revision`()
        throws
    {
        let sweep = [measured(.serial, 1)]
        let other = [measured(.threads, 2)]
        let commits = Scenarios.commits
        var history = ScriptedHistory()
        try history.record(at: "2026-11-10", commit: commits[0], sweep: sweep)
        try history.record(at: "2026-11-11", commit: commits[0], sweep: other)
        try history.record(
            at: "2026-11-12", commit: commits[1], host: ScriptedHistory.runner, sweep: sweep)
        try history.record(at: "2026-11-13", commit: commits[1], label: "try", sweep: sweep)
        try history.record(at: "2026-11-14", commit: commits[1], sweep: sweep)
        try history.record(
            at: "2026-11-15", commit: commits[1], host: ScriptedHistory.runner, sweep: sweep)
        try history.record(at: "2026-11-16", commit: commits[1], sweep: other)
        let series = try #require(try chart(history)).lineChart.series
        for line in series { #expect(!line.points.contains { $0.value.isNaN }, "\(line.name)") }
    }

    @Test func `draws every configuration where six lines hold them, bands with three at most`()
        throws
    {
        func history(_ workers: [Int]) throws -> ScriptedHistory {
            var history = ScriptedHistory()
            for day in ["2026-11-10", "2026-11-11"] {
                try history.record(at: day, sweep: workers.map { measured(.threads, $0) })
            }
            return history
        }
        let few = try #require(try chart(history([1, 2, 3])))
        #expect(few.lineChart.series.allSatisfy { $0.points.allSatisfy { $0.low != nil } })
        #expect(few.lineChart.subtitle.hasSuffix("median of each session, band = 95 % interval"))
        #expect(few.note == nil)
        let many = try #require(try chart(history([1, 2, 3, 4, 5, 6])))
        #expect(many.lines.count == 6)
        #expect(many.lineChart.series.allSatisfy { $0.points.allSatisfy { $0.low == nil } })
        #expect(many.lineChart.subtitle.hasSuffix("median of each session, without intervals"))
        #expect(many.note == nil)
    }

    @Test func `draws each strategy at its best worker count where there are more, and says so`()
        throws
    {
        let chart = try #require(try chart(Scenarios.twoCommits()))
        #expect(chart.lines.map(\.name) == ["serial", "threads ×1", "processes ×2"])
        let page = try Report.files(
            of: Scenarios.twoCommits(), options: ReportOptions(selection: Selection())
        ).files[0].text
        #expect(
            page.contains(
                "The other 6 configurations: `perfdb show`, or the view `summaries`"))
    }

    @Test func `says which hosts, runtimes and parameter values are not drawn`() throws {
        var history = try Scenarios.hostsRuntimesSizes()
        history.recordings += try Scenarios.hostsRuntimesSizes().recordings.map { recording in
            var recording = recording
            recording.session.id = "2" + recording.session.id.dropFirst()
            recording.session.startedAt = recording.session.startedAt?.adding(hours: 24)
            return recording
        }
        let chart = try #require(try chart(history))
        #expect(chart.lines.count <= LineSplit.mostLines)
        #expect(chart.lines.count == 6)
        for line in chart.lines {
            #expect(Set(line.points.map(\.host)).count == 1)
            #expect(Set(line.points.map(\.configuration)).count == 1)
        }
        let note = try #require(chart.note)
        #expect(note.contains(" Of these those that take longest, for a chart holds 6 lines. "))
        #expect(note.hasSuffix("The other 102 lines:"), "\(note)")
        let drawn = Set(chart.lines.flatMap { $0.key.parameters.map(\.value) })
        for size in ["1", "2", "10"] where !drawn.contains(size) {
            #expect(note.contains("size=\(size)"), "\(note)")
        }
        #expect(note.contains("pypy 7.3.11"), "\(note)")
    }

    @Test func `says that what has no runtime is not drawn`() throws {
        let runtimes = [nil, "b", "c", "d", "e", "f", "g"]
        var history = ScriptedHistory()
        for day in ["2026-11-10", "2026-11-11"] {
            try history.record(
                at: day,
                sweep: runtimes.map {
                    measured(.serial, 1, $0 == nil ? 1 : 10, runtime: $0)
                })
        }
        #expect(
            try #require(try chart(history)).note
                == "Drawn: those that take longest, for a chart holds 6 lines."
                + " Not drawn: what has no runtime. The other configuration:")
    }

    @Test func `calls a single configuration by its benchmark`() throws {
        var history = ScriptedHistory()
        for (day, time) in [("2026-11-10", 11.6), ("2026-11-11", 31.2)] {
            let measured = ScriptedHistory.measurements(
                Configuration(benchmark: "naps"), milliseconds: time)
            try history.record(at: day, sweep: [measured])
        }
        let files = try Report.files(of: history, options: ReportOptions(selection: Selection()))
        let text = files.files.map(\.text).joined()
        #expect(text.contains("Since the session before: naps is slower, +16"))
        #expect(text.contains("naps from 11.5 ms to 31"))
        #expect(text.contains("Time: naps takes 31"))
        #expect(!text.contains("median +") && !text.contains("median from"))
        #expect(!text.contains(">median<") && !text.contains("median: "))
    }

    @Test(arguments: [
        (["2026-11-10T10:00Z", "2026-11-11T10:00Z"], ["2026-11-10", "2026-11-11"], "session"),
        (
            ["2026-11-10T10:00Z", "2026-11-10T10:05Z"], ["10:00", "10:05"],
            "session of 2026-11-10, UTC"
        ),
        (
            ["2026-11-10T10:00Z", "2026-11-10T10:00:05Z", "2026-11-11T10:00Z"],
            ["11-10 10:00:00", "11-10 10:00:05", "11-11 10:00:00"], "session, UTC"
        ),
        (
            ["2025-11-10T10:00Z", "2026-11-10T10:00Z", "2026-11-10T10:05Z"],
            ["2025-11-10 10:00", "2026-11-10 10:00", "2026-11-10 10:05"], "session, UTC"
        ),
    ])
    func `names sessions as shortly as they differ`(
        starts: [String], names: [String], axis: String
    ) throws {
        var history = ScriptedHistory()
        for start in starts { try history.record(at: start, sweep: [measured(.serial, 1)]) }
        let chart = try #require(try chart(history)).lineChart
        #expect(chart.x == Axis(label: axis, kind: .ordinal(names)))
    }
}
