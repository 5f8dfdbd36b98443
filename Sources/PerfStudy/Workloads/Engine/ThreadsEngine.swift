import Synchronization

/// Does the items in threads of this process, each with its share.
struct ThreadsEngine {
    private let plan: WorkPlan
    private let input: RunInput
    private let exchange: Exchange
    private let board: OutcomeBoard

    static func run(_ plan: WorkPlan, _ input: RunInput) throws(WorkloadError) -> RunRecord {
        do throws(WorkFault) {
            let engine = ThreadsEngine(
                plan: plan, input: input, exchange: try Exchange(plan),
                board: OutcomeBoard(count: plan.workers))
            return try engine.run()
        } catch {
            throw WorkloadError(error)
        }
    }

    private func run() throws(WorkFault) -> RunRecord {
        let materials = try materials()
        let region = Clock.now
        var threads: [WorkerThread] = []
        var failure: WorkFault?
        for (worker, material) in materials.enumerated() {
            do throws(WorkFault) {
                threads.append(try start(worker, material))
            } catch {
                failure = error
                material.close()
            }
        }
        exchange.closeWorkerEnds()
        do throws(WorkFault) {
            if failure == nil { try exchange.feed() }
        } catch { failure = error }
        // Else a thread would wait for ever for a payload that does not come.
        exchange.endFeeding()
        var milestones = Milestones(
            begin: input.begin, region: region, handedOut: Clock.now, gathered: region, end: region)
        let streams = finish(threads, &milestones)
        if let failure { throw failure }
        return RunRecord(
            gathered: Gathered(
                outcomes: board.all, results: exchange.results(streams), memory: input.memory),
            milestones: milestones)
    }

    /// What each worker is given; made before the region, as slices are.
    private func materials() throws(WorkFault) -> [WorkMaterial] {
        var materials: [WorkMaterial] = []
        let stop = StopSign()
        for worker in 0..<plan.workers {
            var material = WorkMaterial(
                numbers: input.slices[worker], memory: input.memory, stop: stop)
            let end = try exchange.end(of: worker)?.duplicate()
            Exchange.connect(end, list: exchange.list, plan, to: &material)
            materials.append(material)
        }
        return materials
    }

    private func start(
        _ worker: Int, _ material: WorkMaterial
    ) throws(WorkFault) -> WorkerThread {
        let (plan, board) = (plan, board)
        return try WorkerThread {
            let began = Clock.now
            board.note(plan.work(worker, with: material, began: began), of: worker)
            material.close()
        }
    }

    /// Drains what the workers fill, then joins them; for the deadlock, the other way round.
    private func finish(
        _ threads: [WorkerThread], _ milestones: inout Milestones
    ) -> [GatheredBytes] {
        var gathering = Gathering(exchange.streams)
        milestones.joinsFirst = plan.name == .deadlock
        if milestones.joinsFirst {
            for thread in threads { thread.join() }
            milestones.gathered = Clock.now
            gathering.runToEnd()
        } else {
            gathering.runToEnd()
            if !exchange.streams.isEmpty { milestones.gathered = Clock.now }
            for thread in threads { thread.join() }
        }
        milestones.end = Clock.now
        return gathering.received
    }
}

/// Where threads leave their outcomes.
private final class OutcomeBoard: Sendable {
    private let outcomes: Mutex<[WorkerOutcome]>

    init(count: Int) {
        outcomes = Mutex(Array(repeating: WorkerOutcome(began: 0), count: count))
    }

    func note(_ outcome: WorkerOutcome, of worker: Int) {
        outcomes.withLock { $0[worker] = outcome }
    }

    /// By worker.
    var all: [WorkerOutcome] { outcomes.withLock { $0 } }
}
