import Charts
import PerfModel
import Testing

@testable import PerfReports

@Suite struct `A chart's words` {
    private func chart(_ sweep: [Measurements]) throws -> SweepChart {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-13", sweep: sweep)
        let evidence = try Evidence(of: history, in: Selection())
        let section = try #require(Section.sections(of: evidence.newest).first)
        return SweepChart(
            section: section, part: [], points: section.points,
            axis: SweepAxis(of: section.points), hosts: HostNames(of: evidence.sessions))
    }

    private func measured(
        _ strategy: Strategy, _ workers: Int, runs: Int = 8
    ) -> Measurements {
        ScriptedHistory.measurements(
            Configuration(benchmark: "b", strategy: strategy, workers: workers),
            milliseconds: 10, runs: runs)
    }

    @Test func `say how intervals are drawn`() throws {
        let rows = try chart([measured(.serial, 1), measured(.threads, 2)])
        #expect(rows.subtitle.hasSuffix("dots = runs, broad bar = 95 % interval"))
        let lines = try chart([measured(.threads, 1), measured(.threads, 2)])
        #expect(lines.subtitle.hasSuffix("dots = runs, band = 95 % interval"))
        let both = try chart([
            measured(.serial, 1), measured(.threads, 1), measured(.threads, 2),
        ])
        #expect(both.subtitle.hasSuffix("dots = runs, band or whisker = 95 % interval"))
        let lone = try chart([measured(.threads, 1), measured(.threads, 2, runs: 3)])
        #expect(lone.subtitle.hasSuffix("dots = runs, whisker = 95 % interval"))
        let none = try chart([measured(.threads, 1, runs: 3), measured(.threads, 2, runs: 3)])
        #expect(none.subtitle.hasSuffix("dots = runs"))
    }

    @Test func `say how many of the runs are drawn where not all are`() throws {
        let few = try chart([measured(.threads, 1, runs: 20), measured(.threads, 2, runs: 20)])
        #expect(few.scene.svg().contains("dots = runs, "))
        let many = try chart((1...12).map { measured(.threads, $0, runs: 400) })
        let svg = many.scene.svg()
        #expect(svg.contains(" of 4,800 runs, ") && !svg.contains("dots = runs"))
    }

    @Test func `call a single row by its benchmark`() throws {
        let chart = try chart([
            ScriptedHistory.measurements(Configuration(benchmark: "naps"), milliseconds: 10)
        ])
        #expect(chart.lines.map(\.name) == ["naps"])
        #expect(chart.alternative.hasPrefix("Time: naps takes "))
    }
}

@Suite struct `Files of charts` {
    /// Three strategies with two counts of workers under each runtime.
    private func sweep(_ runtimes: [String?]) -> [Measurements] {
        runtimes.flatMap { runtime in
            ["a", "b", "c"].flatMap { strategy in
                [1, 2].map {
                    ScriptedHistory.measurements(
                        Configuration(
                            benchmark: "x", strategy: Strategy(strategy), workers: $0,
                            runtime: runtime),
                        milliseconds: 10)
                }
            }
        }
    }

    @Test func `differ for a runtime that is called trend`() throws {
        let sweep = sweep(["trend", "b", "c"])
        var history = ScriptedHistory()
        try history.record(at: "2026-11-10", sweep: sweep)
        try history.record(at: "2026-11-11", sweep: Array(sweep.suffix(2)))
        try expectEachOnce(in: history, charts: 7)
    }

    @Test func `differ for a runtime that was not said and one that is called so`() throws {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-10", sweep: sweep([nil, "not said", "c"]))
        try expectEachOnce(in: history, charts: 6)
    }

    @Test func `differ for sections whose words are the same`() throws {
        let twins: [(load: Load, caching: String?)] = [
            (Load(name: "x"), "y load"), (Load(name: "x load, caching y"), nil),
        ]
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-10",
            sweep: twins.map {
                ScriptedHistory.measurements(
                    Configuration(benchmark: "x", load: $0.load, caching: $0.caching),
                    milliseconds: 10)
            })
        try expectEachOnce(in: history, charts: 2)
    }

    /// Expects that many charts, each with a name of its own and shown on the page.
    private func expectEachOnce(in history: ScriptedHistory, charts: Int) throws {
        let files = try Report.files(of: history, options: ReportOptions(selection: Selection()))
        let names = files.files.map(\.name).filter { $0.hasSuffix(".svg") }
        #expect(names.count == charts)
        #expect(Set(names).count == charts)
        for name in names { #expect(files.files[0].text.contains("(\(name))"), "\(name)") }
    }
}
