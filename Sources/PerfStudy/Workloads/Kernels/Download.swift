/// Items from the local server, each to a file (documents 000, 002 and 003).
///
/// The answer is how many bytes were fetched, as the files' sizes say.
enum Download: WorkloadBody {
    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        guard !share.isEmpty else { return }
        let client = try WebClient(plan.server)
        var fetched = 0
        for item in share where !material.stop.isRaised {
            fetched += try outcome.timed(item) { () throws(WorkFault) in
                let bytes = try client.fetch(
                    item + 1, bytes: plan.sizes.size, latency: plan.sizes.latency)
                return try ScratchFolder.write(
                    bytes, times: plan.sizes.repeats, item: item, in: plan.folder)
            }
        }
        outcome.parts = [UInt64(fetched)]
        outcome.computed = Clock.now
    }

    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        let fetched = gathered.outcomes.reduce(0) { $0 + Int($1.parts.first ?? 0) }
        return WorkAnswer(found: "\(fetched)", expected: "\(plan.sizes.items * plan.sizes.size)")
    }
}
