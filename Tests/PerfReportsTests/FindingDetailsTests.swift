import PerfModel
import Testing

@testable import PerfReports

@Suite struct `Findings of what programs say of themselves` {
    private typealias Point = StudyPoints

    private func details(
        _ points: [SweepPoint], _ make: (Int) -> Details
    ) -> [Configuration: Details] {
        Dictionary(
            uniqueKeysWithValues: points.map { point in
                var details = make(point.configuration.workers ?? 1)
                details.configuration = point.configuration
                return (point.configuration, details)
            })
    }

    private func phases(_ times: [(String, Double)], runs: Int = 6) -> Details {
        Details(
            configuration: Configuration(benchmark: ""),
            phases: times.map { name, milliseconds in
                Details.PhaseTimes(
                    name: name,
                    durations: [Int64](repeating: Int64(milliseconds * 1e6), count: runs))
            })
    }

    private let pool = [1, 2, 4].map { Point.measured("b", .processes, $0, 100 + 30 * Double($0)) }

    @Test func `say what each added worker costs`() throws {
        let told = details(pool) {
            phases([
                ("start", 20 * Double($0)), ("argument-transfer", 10 * Double($0)), ("compute", 90),
            ])
        }
        let found = Point.facts(WorkerCost.self, pool, details: told)
        let cost = try #require(found.first)
        #expect(abs(try #require(cost.perWorker) - 30e6) < 1)
        #expect(cost.phases.map(\.name) == ["start", "argument-transfer"])
        #expect(cost.mostWorkers == 4)
        #expect(abs(cost.share - 120.0 / 220) < 0.02)
        #expect(cost.runs == 6)
        #expect(
            cost.statement.key.hasPrefix(
                "processes: start and transfer take 0.120 s, 5"))
        #expect(
            cost.statement.key.hasSuffix(
                " of the time with 4 workers; each added worker costs about 30.0 ms."))
        #expect(cost.statement.evidence.contains("start 80.0 ms (+20.0 ms a worker)"))
    }

    @Test func `say nothing of costs that are too small, or of work alone`() {
        let small = details(pool) { phases([("start", 0.2 * Double($0)), ("compute", 90)]) }
        #expect(Point.facts(WorkerCost.self, pool, details: small).isEmpty)
        let short = [Point.measured("b", .threads, 1, 0.5)]
        let brief = details(short) { _ in phases([("start", 0.4)]) }
        #expect(Point.facts(WorkerCost.self, short, details: brief).isEmpty)
        let once = details(pool) { _ in phases([("start", 60)], runs: 1) }
        #expect(Point.facts(WorkerCost.self, pool, details: once).isEmpty)
        let work = details(pool) { _ in phases([("compute", 90)]) }
        #expect(Point.facts(WorkerCost.self, pool, details: work).isEmpty)
        #expect(Point.facts(WorkerCost.self, pool).isEmpty)
    }

    @Test func `say the cost of one count of workers, and one that does not grow`() throws {
        let one = Array(pool.prefix(1))
        let told = details(pool) { _ in phases([("start", 60)]) }
        let single = try #require(Point.facts(WorkerCost.self, one, details: told).first)
        #expect(single.perWorker == nil)
        #expect(single.statement.key.hasPrefix("processes: start and transfer take 60.0 ms, 4"))
        let flat = try #require(Point.facts(WorkerCost.self, pool, details: told).first)
        #expect(flat.perWorker == 0)
        #expect(flat.statement.key.hasPrefix("processes: start and transfer take 60.0 ms, 2"))
    }

    @Test func `say what memory each worker takes`() throws {
        let told = details(pool) { workers in
            Details(
                configuration: Configuration(benchmark: ""),
                memory: [Int64](repeating: Int64(2 + 8 * workers) << 20, count: 5),
                isMemoryProportional: true)
        }
        let fact = try #require(Point.facts(WorkerMemoryUse.self, pool, details: told).first)
        #expect(abs(try #require(fact.perWorker) - Double(8 << 20)) < 1)
        #expect(fact.statement.key == "processes: each added worker takes 8.0 MiB.")
        #expect(fact.statement.evidence.hasPrefix("4 workers take 34.0 MiB together."))
        #expect(Point.facts(WorkerMemoryUse.self, pool).isEmpty)
    }

    @Test func `say nothing of shared work where there is none but to start`() {
        let sweep = [1, 2, 4].map { Point.measured("startup", .processes, $0, 10 * Double($0)) }
        let idle = details(sweep) { phases([("start", 9 * Double($0))]) }
        #expect(Point.facts(ParallelFraction.self, sweep).count == 1)
        #expect(Point.facts(ParallelFraction.self, sweep, details: idle).isEmpty)
        let own = details(sweep) { phases([("start", 1 * Double($0)), ("render", 8)]) }
        #expect(Point.facts(ParallelFraction.self, sweep, details: own).count == 1)
    }

    private func counter(_ lock: String, _ milliseconds: Double) -> SweepPoint {
        Point.measured("counter", .threads, 8, milliseconds, parameters: [("lock", lock)])
    }

    private func lost(_ values: [Double]) -> Details {
        Details(
            configuration: Configuration(benchmark: ""),
            metrics: [
                Details.MetricValues(metric: Metric(name: "lost_updates"), values: values)
            ])
    }

    @Test func `count lost updates with and without a lock`() throws {
        let points = [counter("no", 10), counter("yes", 30)]
        let told = [
            points[0].configuration: lost([0, 4_123, 12]),
            points[1].configuration: lost([0, 0, 0]),
        ]
        let fact = try #require(Point.facts(LostUpdates.self, points, details: told).first)
        #expect(fact.sides.map(\.lock) == ["no", "yes"])
        #expect(fact.sides.map(\.losing) == [2, 0])
        #expect(
            fact.statement.key
                == "without a lock 2 of 3 runs lost updates, up to 4,123 (threads ×8); with a lock"
                + " no update was lost in 3 runs.")
        let lucky = [points[0].configuration: lost([0, 0])]
        let other = try #require(Point.facts(LostUpdates.self, points, details: lucky).first)
        #expect(other.statement.evidence.contains("does not show that none can be"))
        #expect(Point.facts(LostUpdates.self, points).isEmpty)
    }

    @Test func `say what the lock costs`() throws {
        let points = [counter("no", 10), counter("yes", 30)]
        let fact = try #require(Point.facts(LockCost.self, points).first)
        #expect(fact.statement.key.hasPrefix("threads: with the lock it takes "))
        let alike = try #require(
            Point.facts(LockCost.self, [counter("no", 10), counter("yes", 10)]).first)
        #expect(alike.statement.key.hasSuffix("with and without the lock cannot be told apart."))
        #expect(Point.facts(LockCost.self, [points[1]]).isEmpty)
    }

    private func deadlock(_ payload: String, _ outcomes: [Outcome: Int], expected: Outcome)
        -> SweepPoint
    {
        let measurements = Measurements(
            configuration: Configuration(
                benchmark: "deadlock", strategy: .processes, workers: 1,
                parameters: [Parameter(name: "payload", value: payload)]), command: [],
            wall: outcomes[.ok].map { [Int64](repeating: 1_000_000, count: $0) } ?? [],
            totalUser: nil, totalSys: nil, maxRSS: nil, outcomes: outcomes, warmups: 0,
            expected: expected)
        return SweepPoint(measurements, in: Point.session)
    }

    @Test func `tell an expected deadlock as such`() throws {
        let points = [
            deadlock("65514", [.ok: 1], expected: .ok),
            deadlock("65515", [.timedOut: 1], expected: .timedOut),
        ]
        let fact = try #require(Point.facts(ExpectedEnd.self, points).first)
        #expect(
            fact.statement.key
                == "timed out as expected: processes ×1, payload=65515.")
        #expect(
            fact.statement.evidence
                == "1 run, in no median. processes ×1, payload=65514 ended ok.")
        let wrong = try #require(
            Point.facts(ExpectedEnd.self, [deadlock("65515", [.ok: 2], expected: .timedOut)]).first)
        #expect(wrong.statement.key.hasSuffix("should have timed out, but 0 of 2 runs did."))
        #expect(Point.facts(ExpectedEnd.self, [points[0]]).isEmpty)
    }

    @Test func `count errors and warnings`() throws {
        func message(_ kind: RunMessage.Kind, _ name: String, _ text: String, _ runs: Int)
            -> Details.MessageCount
        {
            Details.MessageCount(
                message: RunMessage(kind: kind, name: name, text: text), runs: runs)
        }
        let point = Point.measured("b", .serial, 1, 10)
        let told = Details(
            configuration: point.configuration,
            messages: [
                message(.warning, "channel-garbage", "a line is no JSON", 4),
                message(.error, "reported", "the server answered 503", 2),
                message(.error, "reported", "half a page", 1),
            ])
        let fact = try #require(
            Point.facts(ToldMessages.self, [point], details: [point.configuration: told]).first)
        #expect(fact.totals.map(\.runs) == [3, 4])
        #expect(fact.totals.map(\.texts) == [2, 1])
        #expect(fact.statement.key == "3 runs told an error and 4 runs have a warning.")
        #expect(fact.statement.evidence.contains("“the server answered 503” and 1 more"))
        #expect(Point.facts(ToldMessages.self, [point]).isEmpty)
    }
}
