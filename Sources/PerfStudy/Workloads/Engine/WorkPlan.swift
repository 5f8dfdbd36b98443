/// What every worker of one run knows.
struct WorkPlan: Equatable, Sendable {
    var name: WorkloadName
    var strategy: WorkloadStrategy
    var workers: Int
    var passes: Int
    var isCached: Bool
    var mechanism: WorkloadMechanism?
    /// Whether the report declares what is timed; else it is the whole process.
    var declaresRegion: Bool
    var sizes: WorkloadSizes
    /// The server's `IPv4:PORT`; empty where none is needed.
    var server = ""
    /// Where files are written; empty where none are.
    var folder = ""

    init(_ request: WorkloadRequest) {
        name = request.name
        strategy = request.strategy
        workers = request.workers
        passes = request.passes
        isCached = request.isCached
        mechanism = request.mechanism
        declaresRegion =
            request.name.hasRegion && request.parameters.value(of: .region) != "no"
        sizes = WorkloadSizes(request)
    }

    /// The items of a worker, from 0.
    func share(of worker: Int) -> Range<Int> {
        Split.range(of: worker, workers: workers, items: sizes.items)
    }

    /// The bytes of a payload that a worker receives or returns.
    func payload(of worker: Int) -> Range<Int> {
        Split.range(of: worker, workers: workers, items: sizes.size)
    }
}

extension WorkPlan {
    func write(to wire: inout WireWriter) {
        wire.put(name.rawValue)
        wire.put(strategy.rawValue)
        wire.put(mechanism?.rawValue ?? "")
        wire.put(server)
        wire.put(folder)
        for number in [
            workers, passes, isCached ? 1 : 0, declaresRegion ? 1 : 0, sizes.items, sizes.size,
            sizes.repeats,
            sizes.latency, sizes.first, sizes.isLocked ? 1 : 0, sizes.isReturning ? 1 : 0,
        ] { wire.put(number) }
    }

    init?(from wire: inout WireReader) {
        guard let name = wire.text().flatMap(WorkloadName.init),
            let strategy = wire.text().flatMap(WorkloadStrategy.init),
            let mechanism = wire.text(), let server = wire.text(), let folder = wire.text(),
            let workers = wire.number(), let passes = wire.number(), let isCached = wire.number(),
            let declaresRegion = wire.number(), let items = wire.number(), let size = wire.number(),
            let repeats = wire.number(),
            let latency = wire.number(), let first = wire.number(),
            let isLocked = wire.number(), let isReturning = wire.number()
        else { return nil }
        self.name = name
        self.strategy = strategy
        self.mechanism = WorkloadMechanism(rawValue: mechanism)
        self.server = server
        self.folder = folder
        self.workers = workers
        self.passes = passes
        self.isCached = isCached == 1
        self.declaresRegion = declaresRegion == 1
        sizes = WorkloadSizes(
            items: items, size: size, repeats: repeats, latency: latency,
            first: first, isLocked: isLocked == 1, isReturning: isReturning == 1)
    }
}
