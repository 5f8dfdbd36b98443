/// Workers that do nothing: what a worker costs by itself. The answer is `nothing`.
enum Startup: WorkloadBody {
    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        outcome.itemsDone = share.count
        outcome.computed = Clock.now
    }

    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        WorkAnswer(found: "nothing", expected: "nothing")
    }
}
