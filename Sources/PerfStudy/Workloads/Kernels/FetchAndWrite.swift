/// Pages from the local server, each written many times (document 001).
///
/// Each page has a file of its own; the document wrote all of them into one, in any order. The
/// answer is how many bytes were fetched, as the files' sizes say.
enum FetchAndWrite: WorkloadBody {
    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        try Download.work(share, of: plan, with: material, noting: &outcome)
    }

    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        Download.answer(plan, gathered)
    }
}
