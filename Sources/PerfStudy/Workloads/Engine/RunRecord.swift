/// What an engine gives back: what the workers did, and when.
struct RunRecord {
    var gathered: Gathered
    var milestones: Milestones
}

/// What is made for a run before its region.
struct RunInput {
    /// When the workload began, by `Clock`.
    let begin: Int64
    /// By worker; each empty where the workload has no list.
    let slices: [[Int32]]
    let memory: SharedMemory?

    init(_ plan: WorkPlan, begin: Int64) throws(WorkFault) {
        self.begin = begin
        let body = plan.name.body
        slices = (0..<plan.workers).map { body.list(plan, plan.share(of: $0)) }
        let size = body.memorySize(plan)
        guard size > 0 else {
            memory = nil
            return
        }
        let memory = try SharedMemory(byteCount: size)
        body.fill(memory, plan)
        self.memory = memory
    }
}

extension WorkPlan {
    /// Does a worker's share on this thread; what goes wrong is noted in its outcome.
    func work(_ worker: Int, with material: WorkMaterial, began: Int64) -> WorkerOutcome {
        var outcome = WorkerOutcome(began: began)
        outcome.received = Clock.now
        outcome.computed = outcome.received
        do throws(WorkFault) {
            try name.body.work(share(of: worker), of: self, with: material, noting: &outcome)
        } catch {
            outcome.fault = error
            material.stop.raise()
        }
        return outcome
    }
}
