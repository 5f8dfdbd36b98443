import Charts
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

/// The chart of speed-ups of one section; nil where none is drawn.
private func chart(_ sweep: [Measurements]) throws -> SpeedUpChart? {
    var history = ScriptedHistory()
    try history.record(at: "2026-11-13", sweep: sweep)
    let evidence = try Evidence(of: history, in: Selection())
    let section = try #require(Section.sections(of: evidence.newest).first)
    let sweep = SweepChart(
        section: section, part: [], points: section.points, axis: SweepAxis(of: section.points),
        hosts: HostNames(of: evidence.sessions))
    return SpeedUpChart(of: sweep, against: section.baselines)
}

private func measured(
    _ strategy: Strategy, _ workers: Int, _ milliseconds: Double, runs: Int = 8,
    runtime: String? = nil
) -> Measurements {
    ScriptedHistory.measurements(
        Configuration(
            benchmark: "b", strategy: strategy, workers: workers, runtime: runtime),
        milliseconds: milliseconds, runs: runs)
}

@Suite struct `The chart of speed-up and efficiency` {
    @Test func `is not drawn without several numbers of workers over a baseline`() throws {
        #expect(try chart([measured(.serial, 1, 10)]) == nil)
        #expect(try chart([measured(.serial, 1, 10), measured(.threads, 4, 3)]) == nil)
        #expect(try chart([measured(.threads, 2, 5), measured(.threads, 4, 3)]) == nil)
        #expect(try chart([measured(.threads, 1, 10), measured(.threads, 4, 3)]) != nil)
    }

    @Test func `says what is reached and with how many workers`() throws {
        let some = try chart([
            measured(.serial, 1, 10), measured(.threads, 1, 10), measured(.threads, 2, 5.5),
            measured(.threads, 4, 3),
        ])
        let chart = try #require(some)
        #expect(chart.title.contains("b: threads reach 3."))
        #expect(chart.title.hasSuffix("× with 4 workers"))
        #expect(chart.subtitle.contains("against serial, medians of 8 runs, band = 95 % interval"))
        #expect(chart.alternative.hasPrefix("Speed-up against workers: threads "))
        #expect(chart.alternative.contains("Efficiency at the most workers: 8"))
    }

    @Test func `claims nothing that scatter could be, and nothing of few runs`() throws {
        let flat = try chart([1, 2, 4].map { measured(.threads, $0, 10) })
        #expect(flat?.claim == "more workers gain nothing")
        let few = try chart([1, 2].map { measured(.threads, $0, 10 / Double($0), runs: 3) })
        #expect(try #require(few).claim == nil)
        #expect(few?.title == "b: speed-up and efficiency")
        #expect(few?.subtitle.contains("interval") == false)
    }

    @Test func `is as high as what was measured, not as the law for more workers than CPUs`() throws
    {
        let times = [1: 10.0, 2: 5.1, 4: 5, 8: 5.2]
        let some = try chart(times.sorted { $0.key < $1.key }.map { measured(.threads, $0, $1) })
        let sweep = try #require(some)
        let cpus = try #require(sweep.sweep.points.first?.host?.logicalCPUs)
        #expect(sweep.speedUps.fitted(upTo: 8).map(\.isClipped) == [true])
        #expect(sweep.sweep.ideal(upTo: 8) == Double(min(cpus, 8)))
        #expect(sweep.sweep.ideal(upTo: 1) == 1)
        // With the law inside the frame the axis would go up to 8.
        let svg = sweep.scene.svg()
        #expect(svg.contains(">2</text>") && !svg.contains(">6</text>"))
    }

    @Test func `never holds one runtime against another`() throws {
        let some = try chart(
            ["one", "two"].flatMap { runtime in
                [1, 2].map {
                    measured(
                        .threads, $0, (runtime == "one" ? 100 : 10) / Double($0), runtime: runtime)
                }
            })
        let factors = try #require(some).speedUps.pools.map { $0.points.map(\.factor) }
        #expect(factors.count == 2)
        for factors in factors {
            #expect(factors[0] == 1)
            #expect((1.9...2.1).contains(factors[1]))
        }
        #expect(try #require(some).speedUps.pools.allSatisfy { $0.fraction != nil })
    }
}

@Suite struct `The overview of a benchmark` {
    private func overview(_ loads: [Load], _ cachings: [String]) throws -> [String] {
        var history = ScriptedHistory()
        let sweep = loads.flatMap { load in
            cachings.flatMap { caching in
                [(Strategy.serial, 1), (.threads, 2), (.threads, 4)].map { strategy, workers in
                    ScriptedHistory.measurements(
                        Configuration(
                            benchmark: "b", strategy: strategy, workers: workers, load: load,
                            caching: caching),
                        milliseconds: 10 * load.factor / Double(workers))
                }
            }
        }
        try history.record(at: "2026-11-13", sweep: sweep)
        let files = try Report.files(of: history, options: ReportOptions(selection: Selection()))
        return files.files.filter { $0.name.contains("overview") }.map(\.text)
    }

    private let loads = [Load(name: "normal"), Load(name: "high", factor: 10)]

    @Test func `is drawn for two to twelve sections`() throws {
        #expect(try overview([loads[0]], ["none"]).isEmpty)
        #expect(try overview(loads, ["none"]).count == 1)
        let many = (1...13).map { Load(name: "l\($0)", factor: Double($0)) }
        #expect(try overview(Array(many.prefix(12)), ["none"]).count == 1)
        #expect(try overview(many, ["none"]).isEmpty)
    }

    @Test func `says what wins everywhere, and the best of each section`() throws {
        let text = try #require(try overview(loads, ["none", "cached"]).first)
        #expect(text.contains("b: threads ×4 is fastest in all 4 sections"))
        #expect(text.contains("high load (×10), cached: fastest is threads ×4 with 25"))
    }

    @Test func `is left to the suite that shows the sections together`() throws {
        let files = try Report.files(
            of: try StudyScenario.suite(), options: ReportOptions(selection: Selection())
        ).files.map(\.name)
        #expect(!files.contains("charts/divisors-overview.svg"))
        #expect(files.contains { $0.hasPrefix("charts/amdahl") })
    }
}
