import PerfModel
import Statistics
import Testing

@testable import PerfReports

@Suite struct `Findings of the study` {
    private typealias Point = StudyPoints
    private let gil = StudyPoints.lock

    @Test func `are none without points, and of points without times`() {
        #expect(Point.findings([]).isEmpty)
        #expect(Point.findings([Point.measured("b", .serial, 1, 10, runs: 0)]).isEmpty)
        let bare = SweepPoint(
            ScriptedHistory.measurements(Configuration(benchmark: "b"), milliseconds: 3),
            in: Point.session)
        #expect(Point.findings([bare]).isEmpty)
    }

    @Test func `name what they are about`() throws {
        let point = Point.measured(
            "divisors", .serial, 1, 10, load: Load(name: "high", factor: 10), caching: "none",
            runtime: gil, parameters: [("size", "3")])
        let finding = try #require(Point.findings([point]).first)
        let topic = "high load (×10), not cached, cpython 3.11.7 gil, size=3"
        #expect(finding.subject.words == topic)
        #expect(finding.statement.key.hasPrefix("divisors, \(topic): bound by the CPU"))
        #expect(finding.statementOfBenchmark.key.hasPrefix("\(topic): bound by the CPU"))
        #expect(finding.bareStatement.key.hasPrefix("bound by the CPU"))
    }

    @Test func `tell a crossover only where both sides are told apart`() throws {
        func sweep(_ last: Double, runs: Int = 8) -> [SweepPoint] {
            [
                Point.measured("b", .threads, 1, 20, runs: runs),
                Point.measured("b", .threads, 4, 20, runs: runs),
                Point.measured("b", .processes, 1, 30, runs: runs),
                Point.measured("b", .processes, 4, last, runs: runs),
            ]
        }
        let crossover = try #require(Point.facts(Crossover.self, sweep(15)).first)
        #expect(crossover.statement.key == "threads win with 1 worker, processes from 4 on.")
        #expect(crossover.statement.evidence.contains("medians of 8 runs each"))
        #expect(Point.facts(Crossover.self, sweep(19.9)).isEmpty)
        #expect(Point.facts(Crossover.self, sweep(25)).isEmpty)
        #expect(Point.facts(Crossover.self, sweep(15, runs: 3)).isEmpty)
    }

    @Test func `say an order that changes twice`() throws {
        let points = [(1, 20.0, 30.0), (2, 20, 10), (4, 20, 30)].flatMap { workers, left, right in
            [
                Point.measured("b", .threads, workers, left),
                Point.measured("b", .processes, workers, right),
            ]
        }
        let crossover = try #require(Point.facts(Crossover.self, points).first)
        #expect(crossover.changes.count == 2)
        #expect(crossover.statement.key.contains("changes more than once"))
    }

    @Test(arguments: [(0.99, WorkBound.Kind.cpu), (0.905, .cpu), (0.7, .both), (0.5, .waiting)])
    func `say what bounds the work`(cpu: Double, kind: WorkBound.Kind) throws {
        let bounds = Point.facts(WorkBound.self, [Point.measured("b", .serial, 1, 10, cpu: cpu)])
        #expect(bounds.map(\.kind) == [kind])
        #expect(Point.facts(WorkBound.self, [Point.measured("b", .threads, 1, 10)]).isEmpty)
    }

    @Test func `say which strategy is ahead, and where it is not`() throws {
        func sweep(_ last: Double) -> [SweepPoint] {
            [
                Point.measured("b", .threads, 1, 20), Point.measured("b", .threads, 4, 20),
                Point.measured("b", .processes, 1, last), Point.measured("b", .processes, 4, 40),
            ]
        }
        let all = try #require(Point.facts(Ahead.self, sweep(30)).first)
        #expect(all.statement.key.hasPrefix("threads beat processes with every number of workers:"))
        let some = try #require(Point.facts(Ahead.self, sweep(20)).first)
        #expect(some.statement.key.hasPrefix("threads beat processes with 4 workers: "))
        #expect(some.statement.evidence.hasSuffix("With 1 they cannot be told apart."))
        #expect(Point.facts(Ahead.self, sweep(10)).isEmpty)
        let one = sweep(10).filter { $0.configuration.workers == 1 }
        #expect(Point.facts(Ahead.self, one).map(\.winner) == ["processes"])
    }

    private func threads(
        _ milliseconds: Double, cpu: Double, runtime: String?, serial: Double = 0.99
    ) -> [SweepPoint] {
        [
            Point.measured("b", .serial, 1, 20, cpu: serial, runtime: runtime),
            Point.measured("b", .threads, 2, milliseconds, cpu: cpu, runtime: runtime),
            Point.measured("b", .threads, 4, milliseconds * 1.01, cpu: cpu, runtime: runtime),
        ]
    }

    @Test func `know the signature of the GIL`() throws {
        let found = Point.facts(InterpreterLock.self, threads(20.1, cpu: 1, runtime: gil))
        let fact = try #require(found.first)
        #expect(fact.statement.key.contains("signature of the GIL"))
        #expect(fact.mostPercent <= 110)
        for innocent in [
            threads(20.1, cpu: 1, runtime: "cpython 3.13.0 nogil"),
            threads(20.1, cpu: 1, runtime: nil), threads(10.3, cpu: 1.9, runtime: gil),
            threads(20.1, cpu: 1.4, runtime: gil),
            threads(20.1, cpu: 0.3, runtime: gil, serial: 0.3),
        ] {
            #expect(Point.facts(InterpreterLock.self, innocent).isEmpty)
        }
    }

    @Test func `know code that releases the GIL`() throws {
        let found = Point.facts(ReleasedLock.self, threads(10.3, cpu: 1.9, runtime: gil))
        #expect(
            try #require(found.first).statement.key.hasPrefix("threads scale in spite of the GIL"))
        // Where making the input outlasts the work, CPU time does not show what the gain does.
        let short = Point.facts(ReleasedLock.self, threads(10.3, cpu: 1.09, runtime: gil))
        #expect(
            try #require(short.first).statement.evidence.hasPrefix("The serial run keeps one CPU"))
        #expect(Point.facts(ReleasedLock.self, threads(17, cpu: 1.05, runtime: gil)).isEmpty)
        #expect(
            Point.facts(ReleasedLock.self, threads(10.3, cpu: 1.9, runtime: "swift 6.3.1")).isEmpty)
        #expect(Point.facts(ReleasedLock.self, threads(20.1, cpu: 1, runtime: gil)).isEmpty)
    }

    @Test func `say that waiting work scales nearly linearly`() throws {
        func sweep(_ last: Double, cpu: Double) -> [SweepPoint] {
            [
                Point.measured("b", .serial, 1, 800, cpu: cpu),
                Point.measured("b", .threads, 2, 402, cpu: cpu),
                Point.measured("b", .threads, 8, last, cpu: cpu),
            ]
        }
        let all = try #require(Point.facts(NearlyLinear.self, sweep(105, cpu: 0.05)).first)
        #expect(all.contest.candidate.configuration.workers == 8)
        #expect(!all.isLess && all.isKnownToWait)
        let some = try #require(Point.facts(NearlyLinear.self, sweep(200, cpu: 0.05)).first)
        #expect(some.contest.candidate.configuration.workers == 2)
        #expect(some.isLess)
        #expect(Point.facts(NearlyLinear.self, sweep(105, cpu: 0.99)).isEmpty)
    }

    private func pool(_ times: [Int: Double], serial: Double = 20) -> [SweepPoint] {
        [Point.measured("b", .serial, 1, serial, cpu: 0.99)]
            + times.map { Point.measured("b", .processes, $0.key, $0.value, cpu: 1.9) }
    }

    @Test func `fit Amdahl's law to as many workers as there are CPUs`() throws {
        let found = Point.facts(
            ParallelFraction.self, pool([1: 20.5, 2: 11, 4: 11.5, 8: 12]))
        let fact = try #require(found.first)
        #expect(fact.counts == [1, 2])
        #expect(fact.cpus == 2)
        #expect(abs(fact.law.fraction - 0.9) < 0.04)
        #expect(fact.law.residual == nil)
        #expect(fact.statement.evidence.contains("as many as the 2 CPUs"))
        #expect(Point.facts(ParallelFraction.self, pool([:])).isEmpty)
        #expect(Point.facts(ParallelFraction.self, pool([4: 11])).isEmpty)
        let all = try #require(
            Point.facts(ParallelFraction.self, pool([2: 11, 4: 6, 8: 4])).first)
        #expect(all.counts == [1, 2, 4, 8] && all.cpus == nil)
        let flat = try #require(Point.facts(ParallelFraction.self, pool([2: 20])).first)
        #expect(flat.statement.key.hasPrefix("processes: no parallel part of the work can be seen"))
        let slow = try #require(Point.facts(ParallelFraction.self, pool([2: 30])).first)
        #expect(slow.doubt?.reason == .slower(workers: 2))
        let fast = try #require(Point.facts(ParallelFraction.self, pool([2: 8])).first)
        #expect(fast.doubt?.reason == .superlinear(workers: 2))
        let ideal = try #require(Point.facts(ParallelFraction.self, pool([2: 9.97])).first)
        #expect(ideal.doubt == nil && ideal.law.fraction > 0.97)
        let single = [Point.measured("b", .processes, 2, 3), Point.measured("b", .processes, 4, 2)]
        #expect(Point.facts(ParallelFraction.self, single).isEmpty)
    }

    @Test func `say that more workers than CPUs gain nothing or cost`() throws {
        let flat = try #require(
            Point.facts(Oversubscription.self, pool([2: 11, 4: 11.02, 8: 11.05])).first)
        #expect(flat.cpus == 2)
        #expect(flat.contests.count == 2)
        #expect(flat.statement.key == "processes: more workers than the 2 CPUs gain nothing.")
        let slow = try #require(
            Point.facts(Oversubscription.self, pool([2: 11, 4: 11.02, 8: 14])).first)
        #expect(slow.slower.count == 1)
        #expect(slow.statement.key.contains("cost time, up to +2"))
        #expect(Point.facts(Oversubscription.self, pool([2: 11, 4: 8])).isEmpty)
        #expect(Point.facts(Oversubscription.self, pool([1: 20, 2: 11])).isEmpty)
    }

    @Test func `see fewer items than workers`() throws {
        func sweep(_ items: String) -> [SweepPoint] {
            [
                Point.measured("b", .serial, 1, 20, cpu: 0.7, parameters: [("items", items)]),
                Point.measured("b", .threads, 8, 20.1, parameters: [("items", items)]),
            ]
        }
        let fact = try #require(Point.facts(FewItems.self, sweep("1")).first)
        #expect(
            fact.statement.key == "1 item can occupy 1 of 8 workers: 7 have nothing to do.")
        #expect(fact.contests.count == 1)
        #expect(Point.facts(ParallelFraction.self, sweep("1")).isEmpty)
        #expect(Point.facts(ParallelFraction.self, sweep("8")).count == 1)
        #expect(Point.facts(FewItems.self, sweep("8")).isEmpty)
        #expect(Point.facts(FewItems.self, sweep("many")).isEmpty)
    }

    private func caching(
        _ times: [(Int, Double, Double)], runs: Int = 8, seed: UInt64 = 1
    ) -> [SweepPoint] {
        times.flatMap { workers, bare, cached in
            [
                Point.measured("b", .threads, workers, bare, runs: runs, caching: "none"),
                Point.measured(
                    "b", .threads, workers, cached, runs: runs, caching: "cached",
                    mechanism: "list"),
            ]
        }
    }

    @Test func `say what caching costs, or that it cannot be told`() throws {
        func answer(_ points: [SweepPoint]) -> CachingCost.Answer? {
            Point.facts(CachingCost.self, points).first?.answer
        }
        #expect(answer(caching([(1, 20, 24), (2, 20, 20)])) == .costs)
        #expect(answer(caching([(1, 24, 20), (2, 20, 20)])) == .gains)
        #expect(answer(caching([(1, 24, 20), (2, 20, 24)])) == .mixed)
        #expect(answer(caching([(1, 20, 20), (2, 20, 20)])) == .alike)
        #expect(answer(caching([(1, 20, 30)], runs: 2)) == .alike)
        #expect(answer(caching([(1, 20, 24)]).filter { $0.configuration.caching == "none" }) == nil)
        let fact = try #require(Point.facts(CachingCost.self, caching([(1, 20, 24)])).first)
        #expect(fact.statement.key.hasPrefix("threads: cached by list costs time, +"))
    }

    @Test func `compare no caching across hosts, runtimes and loads`() {
        let bare = Point.measured("b", .threads, 1, 20, caching: "none")
        for other in [
            Point.measured("b", .threads, 1, 30, caching: "cached", host: ScriptedHistory.runner),
            Point.measured("b", .threads, 1, 30, caching: "cached", runtime: gil),
            Point.measured("b", .threads, 1, 30, load: Load(name: "high"), caching: "cached"),
            Point.measured("b", .threads, 2, 30, caching: "cached"),
        ] {
            #expect(Point.facts(CachingCost.self, [bare, other]).isEmpty)
        }
    }

    @Test func `see user time above wall time`() throws {
        let found = Point.facts(UserAboveWall.self, pool([2: 11]))
        #expect(
            try #require(found.first).statement.key.hasPrefix("processes ×2 uses more user time"))
        #expect(Point.facts(UserAboveWall.self, [Point.measured("b", .serial, 1, 9)]).isEmpty)
    }
}
