import PerfModel
import Testing

@testable import PerfStudy

/// A workload, small, and the answer that it must have however it is spread.
struct WorkloadCase: CustomTestStringConvertible {
    var name: String
    var answer: String
    var items: Int?
    var factor = 1.0
    var caching: String?
    var parameters: [String: String] = [:]
    var scale = 0.001
    /// How it is spread: strategy and workers, more than there are items among them.
    var spreads = [
        ("serial", 1), ("threads", 1), ("threads", 5), ("processes", 1), ("processes", 5),
    ]

    var testDescription: String { "\(name) \(caching ?? "") \(parameters)" }

    static let all: [WorkloadCase] = [
        WorkloadCase(name: "divisors", answer: "320", items: 255_990, factor: 10),
        WorkloadCase(
            name: "divisors", answer: "320", items: 255_990, factor: 10, caching: "cached"),
        WorkloadCase(name: "divisors", answer: "1", items: 1, scale: 1e-9),
        WorkloadCase(name: "cosine", answer: "0", items: 4),
        WorkloadCase(name: "sampling", answer: "20000", items: 2),
        WorkloadCase(name: "sum-of-squares", answer: "333338333350000", items: 8),
        WorkloadCase(
            name: "sum-of-squares", answer: "333338333350000", items: 1, parameters: ["items": "1"]),
        WorkloadCase(
            name: "digest",
            answer: "2b3e6d92bfa1c8f41c60e107bc352d83e51e1a4414298a2e3ed2bac1a2427a53", items: 8,
            scale: 1e-9),
        WorkloadCase(name: "counter", answer: "800", items: 800),
        WorkloadCase(name: "counter", answer: "800", items: 800, parameters: ["lock": "no"]),
        WorkloadCase(name: "startup", answer: "nothing"),
        WorkloadCase(name: "transfer", answer: "0"),
        WorkloadCase(
            name: "transfer", answer: "100001",
            parameters: ["payload": "100001", "direction": "return"], scale: 1),
        WorkloadCase(
            name: "transfer", answer: "100001",
            parameters: ["payload": "100001", "direction": "receive"], scale: 1),
        WorkloadCase(
            name: "deadlock", answer: "65536", spreads: [("threads", 1), ("processes", 1)]),
    ]
}

@Suite struct `A workload` {
    @Test(arguments: WorkloadCase.all)
    func `has the same answer however it is spread`(test: WorkloadCase) throws {
        for (strategy, workers) in test.spreads {
            let begin = Clock.now
            let result = try WorkloadWorld.run(
                test.name, strategy, workers: workers, factor: test.factor, caching: test.caching,
                parameters: test.parameters, scale: test.scale)
            let wall = Clock.now - begin
            let place = "\(strategy) \(workers)"
            #expect(result.answer == test.answer, "\(place)")
            #expect(result.itemsDone == test.items ?? workers, "\(place)")
            #expect(result.itemsAsked == result.itemsDone, "\(place)")
            check(result.report, of: test, strategy: strategy, workers: workers, wall: wall)
        }
    }

    private func check(
        _ report: RunReport, of test: WorkloadCase, strategy: String, workers: Int, wall: Int64
    ) {
        let place = "\(test.name) \(strategy) \(workers)"
        let sum = report.phases.reduce(0) { $0 + $1.duration }
        #expect(sum <= wall, "\(place)")
        let setup = report.phases.first { $0.name == "setup" }?.duration ?? 0
        #expect((report.region == nil) == (test.name == "sampling"), "\(place)")
        if let region = report.region { #expect(sum - setup == region, "\(place)") }
        #expect(report.phases.allSatisfy { $0.duration > 0 && Phase.known.contains($0.name) })
        #expect(report.workers.count == (strategy == "processes" ? workers : 1), "\(place)")
        #expect(report.workers.allSatisfy { $0.peak > 0 })
        for task in report.tasks {
            #expect(task.start <= task.stop && task.stop <= sum, "\(place)")
            #expect((1...workers).contains(task.worker ?? 0), "\(place)")
        }
        #expect(Set(report.tasks.map(\.worker)).count <= workers)
        let hasTasks = !["startup", "transfer", "deadlock"].contains(test.name)
        #expect(report.tasks.isEmpty == !hasTasks, "\(place)")
    }

    @Test(arguments: ["serial", "threads", "processes"])
    func `fetches every item once`(strategy: String) throws {
        try WorkloadWorld.withServer { server in
            let result = try WorkloadWorld.run(
                "download", strategy, workers: strategy == "serial" ? 1 : 7,
                parameters: ["items": "9"], server: server)
            #expect(result.answer == "9000")
            #expect(
                Set(result.report.tasks.map(\.name)) == Set((1...9).map { "item-\($0)" }))
            #expect(result.report.tasks.allSatisfy { $0.stop - $0.start >= 10_000_000 })
        }
    }

    @Test func `fetches and writes with a server of its own`() throws {
        let result = try WorkloadWorld.run("fetch-and-write", "threads", workers: 16)
        #expect(result.answer == "16000")
        #expect(result.itemsDone == 16)
    }

    @Test(arguments: ["threads", "processes"], ["receive", "return"])
    func `moves a payload by each mechanism`(strategy: String, direction: String) throws {
        let mechanisms = ["queue", "pipe"] + (strategy == "threads" ? ["list"] : [])
        for mechanism in mechanisms {
            for (workers, payload) in [(3, 1_000_003), (4, 2)] {
                let result = try WorkloadWorld.run(
                    "transfer", strategy, workers: workers, caching: "cached",
                    mechanism: mechanism,
                    parameters: ["payload": "\(payload)", "direction": direction], scale: 1)
                #expect(result.answer == "\(payload)", "\(mechanism)")
            }
        }
    }

    @Test(arguments: [1, 2, 8])
    func `moves 128 MB through the queue with any number of workers`(workers: Int) throws {
        let result = try WorkloadWorld.run(
            "transfer", "processes", workers: workers,
            parameters: ["payload": "\(128 << 20)", "direction": "return"], scale: 1)
        #expect(result.answer == "\(128 << 20)")
    }

    @Test(arguments: ["threads", "processes"])
    func `tells how many increments were lost without a lock, and none with it`(
        strategy: String
    ) throws {
        for lock in ["yes", "no"] {
            let result = try WorkloadWorld.run(
                "counter", strategy, workers: 4, parameters: ["lock": lock], scale: 0.05)
            #expect(result.answer == "40000")
            let lost = try #require(result.report.metrics.first)
            #expect(
                lost.metric == Metric(name: "lost_updates", unit: "updates", direction: .lower))
            #expect(lost.value >= 0 && lost.value < 40_000)
            if lock == "yes" { #expect(lost.value == 0) }
        }
    }

    @Test func `starts workers that have nothing to do`() throws {
        let result = try WorkloadWorld.run(
            "sum-of-squares", "processes", workers: 3, parameters: ["items": "1"])
        #expect(result.report.workers.map(\.worker) == [1, 2, 3])
        #expect(result.report.tasks.count == 1)
    }
}

@Suite struct `The divisors below a number` {
    @Test func `are counted by their exponents as by trying each`() {
        for n in 1...400 {
            let tried = (1..<max(2, n)).count { $0 < n && n % $0 == 0 }
            #expect(Divisors.count(of: n) == tried, "\(n)")
        }
        #expect(Divisors.count(of: 25_600_000) == 83)
    }
}
