import Subprocess

/// Does the items in processes of this program, each with its share, its slice sent through a pipe.
///
/// All workers are started, then each is sent its order, so that starting and sending are told apart.
struct ProcessesEngine {
    private let plan: WorkPlan
    private let input: RunInput
    private let exchange: Exchange
    private var crew = Crew()

    /// - Parameters:
    ///   - executable: this program.
    ///   - environment: that of the workers.
    static func run(
        _ plan: WorkPlan, _ input: RunInput, executable: String, environment: Environment
    ) throws(WorkloadError) -> RunRecord {
        let exchange: Exchange
        do throws(WorkFault) { exchange = try Exchange(plan) } catch { throw WorkloadError(error) }
        var engine = ProcessesEngine(plan: plan, input: input, exchange: exchange)
        do throws(WorkloadError) {
            return try engine.run(executable, environment)
        } catch {
            engine.crew.end()
            throw error
        }
    }

    private init(plan: WorkPlan, input: RunInput, exchange: Exchange) {
        self.plan = plan
        self.input = input
        self.exchange = exchange
    }

    private mutating func run(
        _ executable: String, _ environment: Environment
    ) throws(WorkloadError) -> RunRecord {
        let region = Clock.now
        for worker in 0..<plan.workers {
            try crew.start(
                executable, environment, stream: exchange.end(of: worker), memory: input.memory)
        }
        exchange.closeWorkerEnds()
        try crew.waitUntilReady()
        try handOut()
        var milestones = Milestones(
            begin: input.begin, region: region, handedOut: Clock.now, gathered: region, end: region)
        let gathered = try finish(&milestones)
        return RunRecord(gathered: gathered, milestones: milestones)
    }

    private mutating func handOut() throws(WorkloadError) {
        for worker in 0..<plan.workers {
            try crew.send(
                WorkOrder(
                    plan: plan, worker: worker, memorySize: input.memory?.byteCount ?? 0,
                    hasStream: exchange.end(of: worker) != nil, numbers: input.slices[worker]))
        }
        do throws(WorkFault) { try exchange.feed() } catch { throw WorkloadError(error) }
    }

    /// Takes outcomes and results as they come, then joins; for the deadlock, the other way round.
    private mutating func finish(_ milestones: inout Milestones) throws(WorkloadError) -> Gathered {
        milestones.joinsFirst = plan.name == .deadlock
        if milestones.joinsFirst {
            try crew.join()
            milestones.gathered = Clock.now
        }
        var outcomes: [WorkerOutcome?] = Array(repeating: nil, count: plan.workers)
        var gathering = Gathering(crew.outcomes + exchange.streams)
        try gathering.run { (index, bytes) throws(WorkloadError) in
            guard index < outcomes.count else { return }
            var wire = WireReader(bytes.bytes)
            guard let outcome = WorkerOutcome(from: &wire) else { throw crew.ended(index) }
            if let fault = outcome.fault { throw .work(worker: index + 1, fault) }
            outcomes[index] = outcome
        }
        if !milestones.joinsFirst {
            milestones.gathered = Clock.now
            try crew.join()
        }
        milestones.end = Clock.now
        let streams = Array(gathering.received.dropFirst(plan.workers))
        return Gathered(
            outcomes: outcomes.compactMap(\.self), results: exchange.results(streams),
            memory: input.memory)
    }
}
