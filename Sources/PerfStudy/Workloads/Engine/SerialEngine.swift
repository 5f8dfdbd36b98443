/// Does all items one after the other on the main thread: a plain loop, no pool of one.
enum SerialEngine {
    static func run(_ plan: WorkPlan, _ input: RunInput) throws(WorkFault) -> RunRecord {
        let exchange = try Exchange(plan)
        var material = WorkMaterial(numbers: input.slices[0], memory: input.memory)
        Exchange.connect(nil, list: exchange.list, plan, to: &material)
        let region = Clock.now
        var outcome = plan.work(0, with: material, began: region)
        let end = Clock.now
        // A loop has no other phase.
        outcome.received = region
        outcome.computed = end
        return RunRecord(
            gathered: Gathered(
                outcomes: [outcome], results: exchange.results([]), memory: input.memory),
            milestones: Milestones(
                begin: input.begin, region: region, handedOut: region, gathered: end, end: end))
    }
}
