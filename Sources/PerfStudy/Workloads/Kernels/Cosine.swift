import CLibrary

/// Steps of `foo += foo * cos(i * pi)` (document 001).
///
/// foo begins at 0, as there, and stays 0: the answer is the sum over all tasks. It comes from the
/// plan, so that no compiler can know it and leave the steps out.
enum Cosine: WorkloadBody {
    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        for item in share {
            let foo = try outcome.timed(item) { () throws(WorkFault) in
                steps(plan.sizes.size, from: Double(plan.sizes.first))
            }
            outcome.parts.append(foo.bitPattern)
        }
        outcome.computed = Clock.now
    }

    /// foo after that many steps.
    @inline(never)
    static func steps(_ count: Int, from start: Double) -> Double {
        var foo = start
        for i in 0..<count { foo += foo * cos(Double(i) * Double.pi) }
        return foo
    }

    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        let sum = gathered.outcomes.flatMap(\.parts).reduce(0) { $0 + Double(bitPattern: $1) }
        return WorkAnswer(found: Int(exactly: sum).map { "\($0)" } ?? "\(sum)", expected: "0")
    }
}
