import PerfModel
import Testing

@testable import PerfReports

@Suite struct `A headline` {
    /// The headline of a report on benchmarks, each with the medians of threads by workers.
    private func headline(
        serial: [String: Double] = [:], threads: [String: [Int: Double]] = [:], runs: Int = 8
    ) throws -> String {
        let sweep =
            serial.map { name, time in
                measured(name, .serial, 1, time, runs)
            }
            + threads.flatMap { name, times in
                times.map { measured(name, .threads, $0, $1, runs) }
            }
        var history = ScriptedHistory()
        try history.record(at: "2026-11-13", sweep: sweep)
        return try Report.files(of: history, options: ReportOptions(selection: Selection()))
            .headline
    }

    private func measured(
        _ name: String, _ strategy: Strategy, _ workers: Int, _ time: Double, _ runs: Int
    ) -> Measurements {
        ScriptedHistory.measurements(
            Configuration(benchmark: name, strategy: strategy, workers: workers),
            milliseconds: time, runs: runs)
    }

    @Test func `tells the times of hosts, which are never compared`() throws {
        var history = ScriptedHistory()
        let naps = Configuration(benchmark: "naps")
        try history.record(
            at: "2026-11-13", sweep: [ScriptedHistory.measurements(naps, milliseconds: 20)])
        try history.record(
            at: "2026-11-14", host: ScriptedHistory.runner,
            sweep: [ScriptedHistory.measurements(naps, milliseconds: 40)])
        let text = try Report.files(of: history, options: ReportOptions(selection: Selection()))
            .headline
        #expect(
            text.wholeMatch(
                of: /naps takes [0-9.]+ ms to [0-9.]+ ms on 2 hosts, which are never compared\./)
                != nil, "\(text)")
    }

    @Test func `on several benchmarks tells the largest gain over a baseline`() throws {
        let text = try headline(
            serial: ["a": 20], threads: ["a": [2: 10], "b": [2: 90, 4: 10]])
        #expect(text.hasPrefix("The largest gain over a baseline is that of a: threads ×2, "))
    }

    @Test func `on several benchmarks without a baseline tells the largest difference`() throws {
        let text = try headline(threads: ["a": [2: 20, 4: 10], "b": [2: 90, 4: 30]])
        #expect(text.hasPrefix("The largest difference is that of b: threads ×4, "))
        #expect(text.contains(" times as fast as the slowest, threads ×2 ("))
    }

    @Test func `says that nothing is faster only where everything has a baseline`() throws {
        #expect(
            try headline(
                serial: ["a": 20, "b": 20], threads: ["a": [2: 40], "b": [2: 40]])
                == "In none of 2 benchmarks is anything measurably faster than its baseline.")
        #expect(
            try headline(serial: ["a": 20], threads: ["a": [2: 40], "b": [2: 20, 4: 20]])
                .hasPrefix("Lowest medians: 2"))
    }

    @Test func `claims nothing from too few runs`() throws {
        let text = try headline(
            serial: ["a": 20], threads: ["a": [2: 10], "b": [2: 20, 4: 10]], runs: 3)
        #expect(text.hasPrefix("Lowest medians: "))
        #expect(text.contains(" for a and ") && text.hasSuffix(" for b."))
    }

    @Test func `on many benchmarks counts them and tells how far the medians reach`() throws {
        let names = ["a", "b", "c", "d", "e"]
        let text = try headline(
            threads: Dictionary(uniqueKeysWithValues: names.map { ($0, [2: 20, 4: 20]) }))
        #expect(text.hasPrefix("5 benchmarks with lowest medians "))
    }

    @Test func `names the load that it is about where there are several`() throws {
        let text = try Report.files(
            of: Scenarios.oneSweep(), options: ReportOptions(selection: Selection()))
        #expect(text.headline.hasPrefix("Fastest for high load (×10), not cached: processes ×2, "))
    }

    @Test func `has no capital letter after a colon`() throws {
        func slow(_ load: Load) -> [Measurements] {
            [(Strategy.serial, 1, 10.0), (.threads, 2, 10.0)].map {
                ScriptedHistory.measurements(
                    Configuration(benchmark: "b", strategy: $0, workers: $1, load: load),
                    milliseconds: $2 * load.factor)
            }
        }
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-13",
            sweep: slow(Load(name: "normal")) + slow(Load(name: "high", factor: 3)))
        let files = try Report.files(of: history, options: ReportOptions(selection: Selection()))
        #expect(
            files.headline == "Nothing is measurably faster than serial for high load (×3).")
        #expect(!files.files[0].text.contains("(×3): The"))
    }
}
