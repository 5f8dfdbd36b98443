import Markdown
import PerfModel
import Testing

@testable import PerfReports

/// Points that a suite measured: serial, and threads with two and four workers.
private func sweep(
    runtime: String? = nil, scale: String? = nil, milliseconds: Double = 100
) -> [Measurements] {
    [(Strategy.serial, 1), (.threads, 2), (.threads, 4)].map { strategy, workers in
        ScriptedHistory.measurements(
            Configuration(
                benchmark: "b", strategy: strategy, workers: workers, runtime: runtime,
                parameters: scale.map { [Parameter(name: "scale", value: $0)] } ?? []),
            milliseconds: milliseconds / Double(workers))
    }
}

private let chart = ChartDeclaration(
    name: "graph", title: "Graph", filter: [DimensionFilter("benchmark", "b")])

private func plates(_ history: ScriptedHistory) throws -> [Plate] {
    let evidence = try Evidence(of: history, in: Selection())
    return Plates(hosts: HostNames(of: evidence.sessions)).plates(of: evidence)
}

@Suite struct `The charts that a suite declares` {
    @Test func `are none without a suite and none for what was not measured`() throws {
        var history = ScriptedHistory()
        #expect(try plates(history).isEmpty)
        try history.record(at: "2026-11-10", charts: [chart], sweep: sweep())
        #expect(try plates(history).isEmpty)
        var other = chart
        other.filter = [DimensionFilter("benchmark", "other")]
        try history.record(at: "2026-11-11", suite: "s", charts: [other], sweep: sweep())
        #expect(try plates(history).isEmpty)
        let page = try Report.files(of: history, options: ReportOptions(selection: Selection()))
        #expect(
            page.files.filter { $0.name.hasSuffix(".svg") }.map(\.name).sorted() == [
                "charts/b-since.svg", "charts/b-speed-up.svg", "charts/b-trend.svg", "charts/b.svg",
            ])
    }

    @Test func `have a plain name where there is one, and the runtime's where there are several`()
        throws
    {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-10", suite: "s", charts: [chart], sweep: sweep())
        #expect(try plates(history).map(\.name) == ["graph"])
        try history.record(
            at: "2026-11-11", suite: "s", charts: [chart],
            sweep: sweep(runtime: "cpython 3.11.7 gil"))
        #expect(
            try plates(history).map(\.name) == [
                "graph.runtime-not-said", "graph.cpython-3.11.7-gil",
            ])
    }

    @Test func `never hold two hosts or two scales`() throws {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-10", suite: "s", charts: [chart], sweep: sweep())
        try history.record(
            at: "2026-11-11", suite: "s", charts: [chart], sweep: sweep(scale: "0.02"))
        try history.record(
            at: "2026-11-12", host: ScriptedHistory.runner, suite: "s", charts: [chart],
            sweep: sweep())
        let plates = try plates(history)
        #expect(
            plates.map(\.name) == [
                "graph.host-a.scale-1", "graph.host-a.scale-0.02", "graph.ci-pool.scale-1",
            ])
        for plate in plates { #expect(plate.points.count == 3) }
    }

    @Test func `are as the newest session declares them`() throws {
        var (old, alone) = (chart, chart)
        old.title = "Old"
        alone.name = "alone"
        var history = ScriptedHistory()
        try history.record(at: "2026-11-10", suite: "s", charts: [old, alone], sweep: sweep())
        try history.record(at: "2026-11-11", suite: "s", charts: [chart], sweep: sweep())
        let plates = try plates(history)
        #expect(plates.map(\.declaration.title) == ["Graph", "Graph"])
        #expect(plates.map(\.name) == ["graph", "alone"])
    }

    @Test func `leave a chart of the report's own another name than theirs`() throws {
        var taken = chart
        taken.name = "b"
        taken.filter.append(DimensionFilter("workers", "1", "2"))
        var history = ScriptedHistory()
        try history.record(at: "2026-11-10", suite: "s", charts: [taken], sweep: sweep())
        let files = try Report.files(of: history, options: ReportOptions(selection: Selection()))
        let names = files.files.map(\.name).filter { $0.hasSuffix(".svg") }
        #expect(names.count == 2 && names.contains("charts/b.svg") && Set(names).count == 2)
    }

    @Test func `say what of them was not measured`() throws {
        var other = chart
        other.name = "other"
        other.filter = [DimensionFilter("benchmark", "other")]
        var tasks = chart
        (tasks.name, tasks.kind) = ("tasks", .timeline)
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-10", suite: "s", charts: [chart, other, tasks], sweep: sweep())
        let files = try Report.files(of: history, options: ReportOptions(selection: Selection()))
        #expect(files.files[0].text.contains("Not measured: other and tasks."))
    }
}

@Suite struct `What is timed` {
    private func point(_ change: (inout Measurements) -> Void) -> SweepPoint {
        var measured = Measurements(
            configuration: Configuration(benchmark: "b"), command: [], wall: [300, 100, 200],
            totalUser: 300, totalSys: 0, maxRSS: nil, outcomes: [.ok: 3], warmups: 0)
        change(&measured)
        let session = Session(id: "s", startedAt: nil, recorder: "r")
        return SweepPoint(measured, in: session)
    }

    @Test func `is the whole process where no region was declared`() {
        let point = point { _ in }
        #expect(!point.isRegion && point.median == 200 && point.wholeMedian == 200)
    }

    @Test func `is the region where every run declares one, and the process stays beside it`() {
        let point = point { $0.region = [30, 10, 20] }
        #expect(point.isRegion && point.median == 20)
        #expect(point.wholeMedian == 200 && point.wholeMean == 200 && point.cpuPercent == 50)
    }

    @Test func `has no value where no run counts`() {
        let point = point {
            ($0.wall, $0.outcomes, $0.expected) = ([], [.timedOut: 2, .failed: 1], .timedOut)
        }
        #expect(point.median == nil && point.wholeMedian == nil && point.wholeMean == nil)
        #expect(point.failures == 1 && point.expectedEndings == 2)
        #expect(ResultTable.runs(of: point) == "2 of 3 timed out, as expected")
        #expect(Tally(of: [point]).endings == "1 failed, 2 timed out as expected")
        #expect(Tally(of: [point]).notOK == 1)
    }

    @Test(arguments: [
        (20.36, 0.08, "20.36 ± 0.08"), (61.5, 0.17, "61.5 ± 0.2"), (12.79, 0.05, "12.79 ± 0.05"),
        (6, 2, "6.00 ± 2"), (5, 0, "5.00 ± 0"),
    ])
    func `is told with how far it may be off by reading`(
        value: Double, error: Double, text: String
    ) {
        #expect(TimeUnit.seconds.number(value * 1e9, within: error * 1e9) == text)
    }

    @Test func `of two scales of a suite is never in one section`() throws {
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-10", suite: "s", sweep: sweep() + sweep(scale: "0.02", milliseconds: 2))
        try history.record(at: "2026-11-11", sweep: sweep(scale: "2"))
        let evidence = try Evidence(of: history, in: Selection())
        let sections = Section.sections(of: evidence.newest)
        // Without a suite a parameter of that name is one like any other.
        #expect(sections.map(\.scale) == [nil, "0.02"])
        #expect(sections.map(\.words) == [nil, "scale 0.02"])
    }

    @Test func `has the parameters that all points share told once`() throws {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-10", sweep: sweep(scale: "2"))
        let evidence = try Evidence(of: history, in: Selection())
        let section = try #require(Section.sections(of: evidence.newest).first)
        let table = ResultTable(
            section: section, points: section.points, hosts: HostNames(of: evidence.sessions))
        #expect(!table.table.columns.contains { $0.title == "scale" })
        #expect(table.notes.first == "All with scale=2.")
    }
}
