import Foundation
import PerfModel
import TestSupport
import Testing

@testable import PerfInterchange

/// A run that counts, of that many nanoseconds.
private func run(
    _ wall: Int64, of place: Int = 0, at position: Int = 1, outcome: Outcome = .ok,
    status: Int32? = 0, signal: Int32? = nil, isWarmup: Bool = false, region: Int64? = nil,
    memory: Int64? = 1_048_576
) -> Run {
    var report = RunReport()
    report.region = region
    return Run(
        configuration: place, startedAt: nil, outcome: outcome, exitStatus: status, signal: signal,
        isWarmup: isWarmup, round: 1, position: position,
        usage: Usage(wall: wall, user: wall / 2, sys: wall / 4, maxRSS: memory), report: report)
}

/// Runs of odd lengths, the same ones each time.
private func scattered(_ count: Int) -> [Run] {
    var generator = SeededGenerator(seed: 11)
    return (0..<count).map { _ in
        run(Int64.random(in: 1_000_000...1_400_000_000, using: &generator))
    }
}

private func exported(_ runs: [Run], named command: String = "a") -> HyperfineExport {
    HyperfineExport([
        ExportedConfiguration(Configuration(benchmark: "b"), command: command, runs: runs)
    ])
}

@Suite struct `What is written for hyperfine's people` {
    @Test func `is an empty list where nothing was measured`() {
        #expect(HyperfineExport([]).text == "{\"results\": []}\n")
    }

    @Test func `has hyperfine's fields in hyperfine's order`() throws {
        let sweep = [1, 2].map {
            Configuration(
                benchmark: "b", strategy: .threads, workers: $0,
                parameters: [Parameter(name: "size", value: "1M")])
        }
        let configurations = ExportedConfiguration.all(
            [(sweep[0], "sort -1 \"x\\y\"\t\u{1}"), (sweep[1], "sort -2 é\n")],
            runs: [
                run(250_000_000, of: 0, at: 2), run(100_000_000, of: 0, at: 1, isWarmup: true),
                run(125_000_001, of: 0, at: 4, status: 3), run(9, of: 1, at: 3),
            ])
        try expectGolden(HyperfineExport(configurations).text, named: "export.json")
    }

    @Test func `has only runs that count, in every list`() throws {
        let export = exported([
            run(1, isWarmup: true), run(2, outcome: .failed, status: 1), run(3, status: nil),
            run(4, outcome: .killed, status: nil, signal: 9),
            run(5, outcome: .timedOut, status: nil, signal: 15), run(6),
            run(7, outcome: .interrupted, status: nil, signal: 2),
        ])
        #expect(export.text.contains("\"times\": [3e-09, 6e-09]"))
        #expect(export.text.contains("\"exit_codes\": [null, 0]"))
        #expect(export.leftOut == [])
    }

    @Test func `leaves out a configuration none of whose runs counts, and says so`() {
        let export = exported([run(1, outcome: .timedOut, status: nil, signal: 15)])
        #expect(export.text == "{\"results\": []}\n")
        #expect(export.leftOut == [Configuration(benchmark: "b")])
    }

    @Test func `has the regions where every run that counts declared one`() {
        #expect(exported([run(9, region: 5)]).text.contains("\"mean\": 5e-09"))
        #expect(exported([run(9, region: 5), run(9)]).text.contains("\"mean\": 9e-09"))
    }

    @Test func `says nothing of memory that it does not know`() {
        #expect(exported([run(9)]).text.contains("memory_usage_byte"))
        #expect(!exported([run(9), run(9, memory: nil)]).text.contains("memory_usage_byte"))
    }

    @Test func `has null for CPU times that are not known`() {
        var imported = run(9)
        imported.usage.user = nil
        #expect(exported([run(9), imported]).text.contains("\"user\": null,\n"))
    }

    @Test func `can be taken in again`() throws {
        let runs = scattered(7)
        let configuration = Configuration(
            benchmark: "sort", strategy: .serial, workers: 1,
            load: Load(name: "high", factor: 2.5))
        let export = HyperfineExport([
            ExportedConfiguration(configuration, command: "sort", runs: runs)
        ])
        let file = try ForeignForm.session(Array(export.text.utf8), discretion: .test)
        #expect(file.configurations.map(\.configuration) == [configuration])
        #expect(file.runs.map(\.usage.wall) == runs.map(\.usage.wall))
        #expect(file.runs.map(\.exitStatus) == runs.map(\.exitStatus))
    }
}

/// Scripts that read hyperfine's JSON, as `scripts/advanced_statistics.py` of hyperfine does.
@Suite struct `A script of hyperfine's kind` {
    /// Prints each number of the file beside the one that it computes from `times`.
    private static let script = """
        import json, statistics, sys
        for r in json.load(sys.stdin)["results"]:
            t = r["times"]
            assert isinstance(r["command"], str) and len(r["exit_codes"]) == len(t)
            for mine, theirs in (
                (statistics.fmean(t), r["mean"]), (statistics.median(t), r["median"]),
                (statistics.stdev(t), r["stddev"]), (min(t), r["min"]), (max(t), r["max"]),
            ):
                print(repr(mine), repr(theirs))
        """

    @Test(.enabled(if: Witness.has("python3"), "needs python3"), arguments: [2, 3, 10, 501])
    func `computes the numbers that stand in the file`(count: Int) throws {
        let answer = try Witness.run(
            "python3", ["-c", Self.script], input: exported(scattered(count)).text)
        #expect(answer.status == 0, "\(answer.output)")
        let lines = answer.output.split(separator: "\n")
        #expect(lines.count == 5)
        for (place, line) in lines.enumerated() {
            let pair = line.split(separator: " ").compactMap { Double($0) }
            try #require(pair.count == 2)
            // Only the deviation is rounded in more than one step.
            if place == 2 {
                #expect(abs(pair[0] - pair[1]) <= 1e-12 * pair[0], "\(line)")
            } else {
                #expect(pair[0] == pair[1], "\(line)")
            }
        }
    }

    /// The same with NumPy, as hyperfine's own scripts.
    private static let numpy = """
        import json, sys
        import numpy as np
        for r in json.load(sys.stdin)["results"]:
            t = r["times"]
            assert np.median(t) == r["median"] and min(t) == r["min"] and max(t) == r["max"]
            assert abs(np.mean(t) - r["mean"]) <= 1e-12 * r["mean"]
            assert abs(np.std(t, ddof=1) - r["stddev"]) <= 1e-12 * r["stddev"]
        """

    private static let hasNumPy =
        Witness.path(of: "python3") != nil
        && (try? Witness.run("python3", ["-c", "import numpy"]).status) == 0

    @Test(.enabled(if: hasNumPy, "needs NumPy"))
    func `agrees where it uses NumPy`() throws {
        let answer = try Witness.run(
            "python3", ["-c", Self.numpy], input: exported(scattered(100)).text)
        #expect(answer.status == 0, "\(answer.output)")
    }
}
