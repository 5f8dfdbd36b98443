/// A payload through a queue whose workers are joined before it is drained (document 000).
///
/// What the queue's pipe takes arrives; more than that hangs for ever, which is the lesson: whoever
/// measures it ends it. A pipe takes 65,536 bytes from one writer.
/// - Source: `pipe(7)`, "Pipe capacity", Linux since 2.6.11.
enum Deadlock: WorkloadBody {
    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        let payload = Transfer.payload(plan.payload(of: share.lowerBound))
        outcome.computed = Clock.now
        try Transfer.put(payload, into: material.sink)
        outcome.itemsDone = share.count
    }

    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        WorkAnswer(found: "\(gathered.results.count)", expected: "\(plan.sizes.size)")
    }
}
