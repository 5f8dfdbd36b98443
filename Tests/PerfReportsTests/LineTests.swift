import PerfModel
import Testing

@testable import PerfReports

@Suite struct `Lines` {
    /// Each line's name, and for each of its points workers, host, runtime and session.
    private func lines(_ history: ScriptedHistory) throws -> [Line] {
        let evidence = try Evidence(of: history, in: Selection())
        let axis = SweepAxis(of: evidence.newest)
        return Line.scaling(
            evidence.newest, over: axis, hosts: HostNames(of: evidence.sessions))
    }

    private static let high = [Load(name: "high", factor: 10)]

    @Test func `are one per strategy, and serial is one of its own`() throws {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-13", sweep: Scenarios.divisors(loads: Self.high))
        let lines = try lines(history)
        #expect(lines.map(\.name) == ["serial", "threads", "processes"])
        #expect(
            lines.map { $0.points.compactMap(\.configuration.workers) } == [
                [1], [1, 2, 4, 8], [1, 2, 4, 8],
            ])
    }

    @Test func `never join two hosts`() throws {
        var history = ScriptedHistory()
        let sweep = Scenarios.divisors(loads: Self.high)
        try history.record(at: "2026-11-12", host: ScriptedHistory.host, sweep: sweep)
        try history.record(at: "2026-11-13", host: ScriptedHistory.runner, sweep: sweep)
        let lines = try lines(history)
        #expect(
            lines.map(\.name).sorted() == [
                "processes, ci-pool", "processes, host A", "serial, ci-pool", "serial, host A",
                "threads, ci-pool", "threads, host A",
            ])
        for line in lines { #expect(Set(line.points.map(\.host)).count == 1) }
    }

    @Test func `never join two runtimes or two values of a parameter`() throws {
        let size = ["10", "2"].map { [Parameter(name: "size", value: $0)] }
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-13",
            sweep: Scenarios.divisors(loads: Self.high, runtime: "pypy", parameters: size[0])
                + Scenarios.divisors(loads: Self.high, runtime: "cpython", parameters: size[1]))
        let lines = try lines(history)
        #expect(lines.count == 6)
        #expect(lines.first?.name == "serial, cpython, size=2")
        for line in lines {
            #expect(Set(line.points.map(\.configuration.runtime)).count == 1)
            #expect(Set(line.points.map(\.configuration.parameters)).count == 1)
        }
    }

    @Test func `never join two sessions, and say which is which`() throws {
        var history = ScriptedHistory()
        let sweep = Scenarios.divisors(loads: Self.high)
        let few = sweep.filter { ($0.configuration.workers ?? 0) <= 2 }
        let many = sweep.filter { ($0.configuration.workers ?? 0) > 2 }
        try history.record(at: "2026-11-12", commit: Scenarios.commits[0], sweep: few)
        try history.record(at: "2026-11-13", commit: Scenarios.commits[1], sweep: many)
        let lines = try lines(history)
        #expect(
            lines.map(\.name) == [
                "serial", "threads (3f2a91c)", "threads (8b04d7e)", "processes (3f2a91c)",
                "processes (8b04d7e)",
            ])
        for line in lines { #expect(Set(line.points.map(\.session.id)).count == 1) }
    }

    @Test func `take the newest session of each configuration`() throws {
        let lines = try lines(Scenarios.twoCommits())
        #expect(lines.count == 3)
        for point in lines.flatMap(\.points) {
            #expect(point.session.revision?.commit == Scenarios.commits[1])
        }
    }

    @Test func `over sessions show every session`() throws {
        let evidence = try Evidence(of: Scenarios.twoCommits(), in: Selection())
        let lines = Line.trend(evidence.all, hosts: HostNames(of: evidence.sessions))
        #expect(lines.count == 9)
        for line in lines {
            #expect(line.points.map { $0.session.revision?.commit } == Scenarios.commits)
        }
    }

    @Test func `over sessions join one configuration on one host under one label`() throws {
        var history = ScriptedHistory()
        let sweep = Scenarios.divisors(loads: Self.high).filter { $0.configuration.isSerial }
        try history.record(at: "2026-11-10", label: "before", sweep: sweep)
        try history.record(at: "2026-11-11", label: "after", sweep: sweep)
        try history.record(at: "2026-11-12", label: "before", sweep: sweep)
        let evidence = try Evidence(of: history, in: Selection())
        let lines = Line.trend(evidence.all, hosts: HostNames(of: evidence.sessions))
        #expect(lines.map(\.name) == ["serial, before", "serial, after"])
        #expect(lines.map(\.points.count) == [2, 1])
    }
}

@Suite struct `The axis of a sweep` {
    private func axis(_ configurations: [Configuration]) -> SweepAxis {
        let session = Session(id: "1", startedAt: nil, recorder: "perfdb 0.1.0")
        return SweepAxis(
            of: configurations.map {
                SweepPoint(ScriptedHistory.measurements($0, milliseconds: 1), in: session)
            })
    }

    private func pool(_ workers: Int?, _ size: String? = nil) -> Configuration {
        Configuration(
            benchmark: "b", strategy: .threads, workers: workers,
            parameters: size.map { [Parameter(name: "size", value: $0)] } ?? [])
    }

    @Test func `is workers where pools have several counts`() {
        #expect(axis([]) == .none)
        #expect(axis([pool(4)]) == .none)
        #expect(axis([pool(1, "1"), pool(4, "2")]) == .workers)
        let serial = Configuration(benchmark: "b", strategy: .serial, workers: 1)
        #expect(axis([serial, pool(4)]) == .none)
    }

    @Test func `is a numeric parameter where workers have one value`() {
        #expect(axis([pool(4, "1"), pool(4, "2.5")]) == .parameter("size"))
        #expect(axis([pool(4, "1K"), pool(4, "2K")]) == .none)
        #expect(axis([pool(4, "1"), pool(4)]) == .none)
    }
}

@Suite struct `Charts with too many lines` {
    @Test func `are split by the dimension with the most values`() throws {
        let high = [Load(name: "high", factor: 10)]
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-13",
            sweep: ["10", "9", "100"].flatMap {
                Scenarios.divisors(loads: high, parameters: [Parameter(name: "size", value: $0)])
            })
        let evidence = try Evidence(of: history, in: Selection())
        let split = LineSplit(hosts: HostNames(of: evidence.sessions)) {
            LineKey(scaling: $0, over: .workers)
        }
        let groups = split.groups(of: evidence.newest)
        #expect(groups.map(\.words) == [["size=9"], ["size=10"], ["size=100"]])
        #expect(groups.map(\.points.count) == [9, 9, 9])
    }

    @Test func `repeat serial beside every number of workers`() throws {
        let evidence = try Evidence(of: Scenarios.twoCommits(), in: Selection())
        let split = LineSplit(
            hosts: HostNames(of: evidence.sessions), key: LineKey.init(trend:))
        let groups = split.groups(of: evidence.all)
        #expect(groups.map(\.words) == [["1 worker"], ["2 workers"], ["4 workers"], ["8 workers"]])
        for group in groups {
            #expect(Line.trend(group.points, hosts: split.hosts).count == 3)
        }
    }

    @Test(arguments: [(7, ["1 to 3", "4 to 7"]), (12, ["1 to 6", "7 to 12"])])
    func `share charts where each value has one line`(values: Int, words: [String]) throws {
        var history = ScriptedHistory()
        let sweep = (1...values).flatMap { size in
            [1, 2].map {
                ScriptedHistory.measurements(
                    Configuration(
                        benchmark: "b", strategy: .threads, workers: $0,
                        parameters: [Parameter(name: "size", value: String(size))]),
                    milliseconds: 10)
            }
        }
        try history.record(at: "2026-11-13", sweep: sweep)
        let evidence = try Evidence(of: history, in: Selection())
        let split = LineSplit(hosts: HostNames(of: evidence.sessions)) {
            LineKey(scaling: $0, over: .workers)
        }
        let groups = split.groups(of: evidence.newest)
        #expect(groups.flatMap(\.words).map { $0.replacing("size=", with: "") } == words)
        #expect(groups.flatMap(\.points).count == 2 * values)
    }
}
