import PerfModel
import Testing

@testable import PerfStudy

@Suite struct `A request for a workload` {
    @Test func `without anything else is serial, once, at full size`() throws {
        let request = try WorkloadRequest.checked(name: "divisors")
        #expect(request.strategy == .serial)
        #expect(request.workers == 1 && request.passes == 1 && request.scale == 1)
        #expect(!request.isCached && request.mechanism == nil)
        #expect(WorkloadSizes(request).size == 25_600_000)
        #expect(WorkloadSizes(request).items == 25_599_999)
    }

    @Test(arguments: [
        (
            "divisor",
            WorkloadError.unknownWorkload(
                "divisor", known: WorkloadName.allCases.map(\.rawValue))
        )
    ])
    func `names what there is for an unknown name`(name: String, error: WorkloadError) {
        #expect(throws: error) { try WorkloadRequest.checked(name: name) }
    }

    @Test func `refuses strategies that a workload does not have`() {
        #expect(
            throws: WorkloadError.unknownStrategy(
                "serial", workload: "deadlock", known: ["threads", "processes"])
        ) { try WorkloadRequest.checked(name: "deadlock", strategy: "serial") }
    }

    @Test func `refuses serial with workers, and workers outside the limits`() {
        #expect(throws: WorkloadError.serialWithWorkers(2)) {
            try WorkloadRequest.checked(name: "cosine", strategy: "serial", workers: 2)
        }
        for count in [0, -1, 1025] {
            #expect(throws: WorkloadError.workersOutside(count, least: 1, most: 1024)) {
                try WorkloadRequest.checked(name: "cosine", strategy: "threads", workers: count)
            }
        }
    }

    @Test(arguments: [0, -1, 1.001, Double.nan, Double.infinity])
    func `refuses a scale that is not above 0 and at most 1`(scale: Double) {
        #expect {
            try WorkloadRequest.checked(name: "cosine", scale: scale)
        } throws: { error in
            guard case .badScale = error as? WorkloadError else { return false }
            return true
        }
    }

    @Test func `takes passes only where there are any`() {
        #expect(throws: WorkloadError.badFactor(10, workload: "digest", hasPasses: false)) {
            try WorkloadRequest.checked(name: "digest", factor: 10)
        }
        for factor in [0.5, 0, 1.5] {
            #expect(throws: WorkloadError.badFactor(factor, workload: "divisors", hasPasses: true))
            {
                try WorkloadRequest.checked(name: "divisors", factor: factor)
            }
        }
    }

    @Test func `keeps results in what belongs to the strategy`() throws {
        for (strategy, mechanism) in [
            ("serial", WorkloadMechanism.list), ("threads", .list), ("processes", .queue),
        ] {
            let request = try WorkloadRequest.checked(
                name: "divisors", strategy: strategy, caching: "cached")
            #expect(request.mechanism == mechanism)
        }
        #expect(
            throws: WorkloadError.unknownMechanism(
                "list", workload: "divisors", strategy: "processes", known: ["queue"])
        ) {
            try WorkloadRequest.checked(
                name: "divisors", strategy: "processes", caching: "cached", mechanism: "list")
        }
        #expect(
            throws: WorkloadError.unknownMechanism(
                "list", workload: "divisors", strategy: "threads", known: [])
        ) {
            try WorkloadRequest.checked(
                name: "divisors", strategy: "threads", caching: "none", mechanism: "list")
        }
        #expect(throws: WorkloadError.unknownCaching("cached", workload: "digest", known: [])) {
            try WorkloadRequest.checked(name: "digest", caching: "cached")
        }
    }

    @Test func `refuses parameters that are unknown, given twice or no such value`() {
        func check(_ parameters: [(String, String)]) throws -> WorkloadRequest {
            try WorkloadRequest.checked(
                name: "counter", strategy: "threads",
                parameters: parameters.map { Parameter(name: $0.0, value: $0.1) })
        }
        #expect(
            throws: WorkloadError.unknownParameter("items", workload: "counter", known: ["lock"])
        ) { try check([("items", "8")]) }
        #expect(throws: WorkloadError.parameterTwice("lock")) {
            try check([("lock", "no"), ("lock", "yes")])
        }
        #expect(
            throws: WorkloadError.badParameter("lock", value: "maybe", form: .words(["yes", "no"]))
        ) { try check([("lock", "maybe")]) }
    }

    @Test func `starts processes in Swift only by spawning`() throws {
        let fork = [Parameter(name: "start", value: "fork")]
        #expect(throws: WorkloadError.badParameter("start", value: "fork", form: .words(["spawn"])))
        {
            try WorkloadRequest.checked(
                name: "startup", strategy: "processes", parameters: fork)
        }
        _ = try WorkloadRequest.checked(
            name: "startup", strategy: "processes", parameters: fork, runtime: .foreign)
    }

    @Test func `shrinks sizes and latency with the scale, never items, workers or passes`() throws {
        func sizes(_ name: String, _ scale: Double, _ payload: String? = nil) throws
            -> WorkloadSizes
        {
            WorkloadSizes(
                try WorkloadRequest.checked(
                    name: name, strategy: "threads", workers: 3,
                    parameters: payload.map { [Parameter(name: "payload", value: $0)] } ?? [],
                    scale: scale))
        }
        #expect(try sizes("download", 1).latency == 100)
        #expect(try sizes("download", 0.0001).latency == 10)
        #expect(try sizes("download", 0.0001).items == 64)
        #expect(try sizes("divisors", 1e-9).size == 2)
        #expect(try sizes("sum-of-squares", 1e-12).size == 1)
        #expect(try sizes("cosine", 0.5).size == 5_000_000)
        #expect(try sizes("transfer", 0.5, "101").size == 50)
        #expect(try sizes("transfer", 0.5, "0").size == 0)
        #expect(try sizes("deadlock", 0.5, "65537").size == 65_537)
    }
}

@Suite struct `The split of items over workers` {
    @Test func `gives every item to exactly one worker, and shares that differ by at most one`() {
        for items in 0...40 {
            for workers in 1...17 {
                let shares = (0..<workers).map {
                    Split.range(of: $0, workers: workers, items: items)
                }
                #expect(shares.flatMap { Array($0) } == Array(0..<items))
                let counts = shares.map(\.count)
                #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1, "\(items) \(workers)")
            }
        }
    }
}
