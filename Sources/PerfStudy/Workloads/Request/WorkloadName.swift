/// The study's workloads, by the names that the command line and a suite use.
package enum WorkloadName: String, CaseIterable, Sendable {
    case divisors, download
    case fetchAndWrite = "fetch-and-write"
    case cosine, sampling
    case sumOfSquares = "sum-of-squares"
    case digest, counter, startup, transfer, deadlock

    /// What it does, in one line; sizes are those of scale 1.
    package var summary: String {
        switch self {
        case .divisors: "which numbers below 25,600,000 divide it, in slices"
        case .download: "64 items of 50 kB from the local server, each to a file"
        case .fetchAndWrite: "16 pages of 300 kB from the local server, each written 50 times"
        case .cosine: "4 tasks of 10,000,000 steps foo += foo * cos(i * pi)"
        case .sampling: "10,000,000 of 20,000,000 numbers without repetition, twice"
        case .sumOfSquares: "the squares of 1 to 100,000,000 added up, in one item or several"
        case .digest: "SHA-256 of 8 blocks of 64 MiB"
        case .counter: "800,000 increments of one shared number, with a lock or without"
        case .startup: "workers that do nothing"
        case .transfer: "workers that only receive, or only return, a payload"
        case .deadlock: "a payload through a queue that is joined before it is drained"
        }
    }

    /// How its work can be spread.
    package var strategies: [WorkloadStrategy] {
        self == .deadlock ? [.threads, .processes] : WorkloadStrategy.allCases
    }

    /// The parameters that it has, in the order of help.
    ///
    /// An interpreter starts processes in several ways and has pools; this program spawns. The
    /// downloads of document 002 were timed as a whole process: `region=no`.
    package func parameters(
        in runtime: WorkloadRuntime, strategy: WorkloadStrategy
    ) -> [WorkloadParameter] {
        own + (strategy == .processes ? [.start] : [])
            + (runtime == .foreign && strategy != .serial ? [.pool] : [])
    }

    private var own: [WorkloadParameter] {
        switch self {
        case .download: [.items, .region]
        case .sumOfSquares: [.items]
        case .counter: [.lock]
        case .transfer: [.payload, .direction]
        case .deadlock: [.payload]
        case .fetchAndWrite, .cosine, .divisors, .startup, .sampling, .digest: []
        }
    }

    /// Whether it fetches from the local server.
    package var needsServer: Bool { self == .download || self == .fetchAndWrite }

    /// Whether a load factor repeats its work.
    package var hasPasses: Bool { self == .divisors }

    /// The caching modes that it tells apart; empty where there is nothing to cache.
    package var cachings: [String] {
        switch self {
        case .divisors: ["none", "cached"]
        case .transfer: ["none", "cached"]
        default: []
        }
    }

    /// Whether a region is declared; the sampling of document 002 is timed as a whole process.
    var hasRegion: Bool { self != .sampling }
}

/// How the work of a workload is spread.
package enum WorkloadStrategy: String, CaseIterable, Sendable {
    case serial, threads, processes
}

/// How results are kept or carried.
package enum WorkloadMechanism: String, CaseIterable, Sendable {
    /// A shared list under a lock.
    case list
    /// One pipe for all workers, drained while it is filled; each piece is one whole write.
    case queue
    /// A pipe for each worker.
    case pipe
}

/// What executes a workload's code.
package enum WorkloadRuntime: Sendable {
    /// This program.
    case swift
    /// An interpreter; it checks what only it knows.
    case foreign
}
