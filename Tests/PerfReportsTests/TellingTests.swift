import PerfModel
import Testing

@testable import PerfReports

@Suite struct `What is most telling` {
    private typealias Point = StudyPoints
    private let gil = StudyPoints.lock

    @Test(arguments: [
        (["a"], "a"), (["a, b", "a, c"], "a, b and c"),
        (["x, b", "x, c", "y, b", "y, c"], "x and y, b and c"),
        (["x, b", "y, c"], "x, b; y, c"), (["x, b, z", "y, c, z"], "z, x, b; y, c"),
        (["a, b", "c, d", "e, f", "g, h"], "in 4 cases"), (["a", "a, b"], "a, in 2 cases"),
    ])
    func `is about several things in few words`(scopes: [String], words: String) {
        #expect(Scopes(scopes).words == words)
    }

    /// A sweep whose threads gain nothing and whose processes do, under several loads.
    private func chapter(_ loads: [Double], runtime: String) throws -> [Told] {
        var history = ScriptedHistory()
        let sweep = loads.flatMap { load -> [Measurements] in
            [(Strategy.serial, 1, 1.0), (.threads, 2, 1), (.threads, 4, 1), (.processes, 2, 0.5)]
                .map {
                    ScriptedHistory.measurements(
                        Configuration(
                            benchmark: "b", strategy: $0, workers: $1,
                            load: Load(name: "x\(Int(load))", factor: load), runtime: runtime),
                        milliseconds: 100 * load * $2, runs: 8, cpu: $0 == .processes ? 1.9 : 1)
                }
        }
        try history.record(at: "2026-11-13", sweep: sweep)
        let evidence = try Evidence(of: history, in: Selection())
        let hosts = HostNames(of: evidence.sessions)
        let (chapters, _) = Chapters(evidence: evidence, hosts: hosts).content()
        return chapters.flatMap { $0.parts.flatMap(\.told) + $0.across }
    }

    @Test func `comes first, says the same once, and takes what takes longest`() throws {
        let told = try chapter([1, 10], runtime: gil)
        let choice = Told.choice(of: told, most: 3)
        #expect(choice.map(\.kind) == [.gain, .lock, .fraction])
        #expect(choice[0].scope == "x10 load (×10)")
        #expect(
            choice[1].statement.key
                == "x1 load and x10 load (×10): threads gain nothing, the signature of the GIL: they"
                + " never use more than one CPU.")
        #expect(choice[1].statement.evidence.hasPrefix("For x10 load (×10): "))
        #expect(choice[1].statement.evidence.hasSuffix(" The same holds for 1 more."))
    }

    @Test func `leaves out what the lock's signature says already`() throws {
        let told = try chapter([1], runtime: gil)
        #expect(!told.contains { $0.bare.key.hasPrefix("threads: more workers") })
        let free = try chapter([1], runtime: "cpython 3.13.0 nogil")
        #expect(free.contains { $0.bare.key.hasPrefix("threads: more workers gain nothing") })
    }
}

@Suite struct `The headline of a suite` {
    private func headline(_ sweep: [Measurements]) throws -> String {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-13", suite: "s", sweep: sweep)
        let page = try Report.files(of: history, options: ReportOptions(selection: Selection()))
        return page.files[0].text.split(separator: "\n").first { $0.hasPrefix("**") }.map(
            String.init)
            ?? ""
    }

    private func sweep(
        _ benchmark: String, _ runtime: String, cpu: Double,
        _ rows: [(Strategy, Int, Double, Double)]
    ) -> [Measurements] {
        ([(.serial, 1, 100, cpu)] + rows).map { strategy, workers, time, cpu in
            ScriptedHistory.measurements(
                Configuration(
                    benchmark: benchmark, strategy: strategy, workers: workers, runtime: runtime),
                milliseconds: time, runs: 8, cpu: cpu)
        }
    }

    @Test func `says what workers gain for work that computes and for work that waits`() throws {
        let gil = StudyPoints.lock
        let text = try headline(
            sweep("loop", gil, cpu: 1, [(.threads, 2, 100, 1), (.processes, 2, 50, 1.9)])
                + sweep("sum", gil, cpu: 1, [(.threads, 2, 100, 1), (.processes, 2, 52, 1.9)])
                + sweep("hash", gil, cpu: 1, [(.threads, 2, 50, 1.9)])
                + sweep("fetch", gil, cpu: 0.1, [(.threads, 8, 13, 0.2), (.processes, 8, 20, 0.2)]))
        #expect(
            text.hasPrefix("**Work that computes, \(gil) on 2 CPUs: processes win, 1.9"))
        #expect(text.contains("times as fast as serial, threads, which the GIL stops, "))
        #expect(
            text.contains(" (loop and sum).** Work that waits, \(gil) on 2 CPUs: threads win, 7."))
        #expect(text.contains("In hash the code releases the lock of \(gil): threads are "))
    }

    @Test func `tells crossovers where nothing is known of what bounds the work`() throws {
        let page = try Report.files(
            of: StudyScenario.imported(), options: ReportOptions(selection: Selection()))
        #expect(
            page.headline
                == "divisors: threads win up to 2 workers, processes from 4 on.")
    }
}
