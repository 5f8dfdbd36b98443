import Charts
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

@Suite struct `A chart of runs` {
    private static let session = Session(
        id: "10010000-0000-4000-8000-000000001001",
        startedAt: Instant(microseconds: 1_795_161_600_000_000), host: ScriptedHistory.host,
        revision: Revision(commit: "3f2a91c0ffee", branch: "main", isDirty: true),
        recorder: "perfdb 0.1.0")

    private func drawing(
        _ measurements: [Measurements], in session: Session = Self.session
    ) -> DistributionDrawing {
        DistributionDrawing([(session, measurements)])
    }

    private func measured(
        _ name: String, _ strategy: Strategy?, _ workers: Int?, milliseconds: Double,
        runs: Int = 8
    ) -> Measurements {
        ScriptedHistory.measurements(
            Configuration(benchmark: name, strategy: strategy, workers: workers),
            milliseconds: milliseconds, runs: runs)
    }

    /// Two groups of runs, two warm-ups and a run that failed.
    private static var bimodal: Measurements {
        var measured = ScriptedHistory.measurements(
            Configuration(benchmark: "sort", strategy: .threads, workers: 4), milliseconds: 10)
        measured.wall = (0..<40).map { 10_000_000 + Int64($0 % 2) * 6_000_000 + Int64($0) * 1000 }
        measured.outcomes = [.ok: 40, .failed: 1]
        measured.warmups = 2
        measured.uncounted = [22_000_000, 21_000_000, 3_000_000]
        return measured
    }

    @Test func `says that there is none where nothing was measured`() {
        let empty = drawing([])
        #expect(empty.rows.isEmpty)
        #expect(empty.title == "No run")
        #expect(empty.svg(.auto).hasPrefix("<!-- perfdb chart · runs -->\n<svg"))
        let failed = drawing([measured("sort", .serial, 1, milliseconds: 1, runs: 0)])
        #expect(failed.alternative == "Median: serial has no run that counts.")
        #expect(failed.chart.rows.map(\.point.value.isNaN) == [true])
    }

    @Test func `has a row for each configuration, in the order and with the names of the table`() {
        let sweep = [
            measured("sort", .threads, 4, milliseconds: 5),
            measured("sort", .serial, 1, milliseconds: 9),
            measured("find", nil, nil, milliseconds: 7),
        ]
        let chart = drawing(sweep).chart
        #expect(chart.rows.map(\.name) == ["find", "sort, serial", "sort, threads ×4"])
        #expect(chart.title == "find and sort: how the runs of 3 configurations spread")
        #expect(drawing(Array(sweep.prefix(2))).chart.rows.map(\.name) == ["serial", "threads ×4"])
        #expect(
            drawing(Array(sweep.prefix(1))).title == "sort, threads ×4: how 8 runs spread")
    }

    @Test func `draws every run in its order, hollow where it does not count, and says so`() {
        let drawing = drawing([Self.bimodal])
        let point = drawing.chart.rows[0].point
        #expect(point.runs.count == 40)
        #expect(point.runs.prefix(2).map { ($0 * 1e6).rounded() } == [10_000, 16_001])
        #expect(point.excluded.map { ($0 * 1e3).rounded() } == [22, 21, 3])
        #expect(
            drawing.subtitle
                == "AMD EPYC, 2 CPUs · 2026-11-20 08:00 UTC, 3f2a91c-dirty · median"
                + " · whisker = 95 % interval · hollow = 2 warm-ups and 1 failed")
        var part = Self.bimodal
        part.uncounted.removeLast()
        #expect(self.drawing([part]).subtitle.hasSuffix("hollow = runs that do not count"))
    }

    @Test func `carries what must be minded about the runs in its description`() {
        let words = drawing([Self.bimodal]).alternative
        #expect(words.hasPrefix("The runs fall into two groups, 50 % around 10."), "\(words)")
        #expect(words.contains("Median: threads ×4 13.0 ms"), "\(words)")
        var slow = measured("sort", .serial, 1, milliseconds: 10, runs: 20)
        slow.wall[0] = 40_000_000
        let first = drawing([slow]).alternative
        #expect(first.hasPrefix("The first run took 40.0 ms"), "\(first)")
    }

    @Test func `has a logarithmic axis only where medians are far apart`() {
        let near = [
            measured("a", .serial, 1, milliseconds: 9), measured("a", .threads, 2, milliseconds: 1),
        ]
        #expect(drawing(near).chart.values.kind == .linear)
        let far = near + [measured("a", .threads, 8, milliseconds: 0.1)]
        #expect(drawing(far).chart.values.kind == .log(base: 10))
    }

    @Test func `tells hosts apart where a benchmark is shown on several`() {
        var other = Self.session
        other.id = "10020000-0000-4000-8000-000000001002"
        other.host = ScriptedHistory.runner
        let sweep = [measured("sort", .serial, 1, milliseconds: 5)]
        let chart = DistributionDrawing([(Self.session, sweep), (other, sweep)]).chart
        #expect(chart.rows.map(\.name) == ["serial, host A", "serial, ci-pool"])
        #expect(chart.subtitle.hasPrefix("2 hosts · 2 sessions · median of 8 runs"))
        #expect(!chart.svg().contains("secret-machine"))
    }

    @Test func `reads like this`() throws {
        let sweep = [
            Self.bimodal, measured("sort", .serial, 1, milliseconds: 31, runs: 20),
            measured("sort", .threads, 2, milliseconds: 17, runs: 20),
            measured("sort", .processes, 2, milliseconds: 21, runs: 3),
        ]
        try expectGolden(drawing(sweep).svg(.auto), named: "runs.svg")
    }
}
