/// The squares of the numbers from 1 to n, added up exactly (document 003).
///
/// n is cut into items; with one item only one worker has something to do.
enum SumOfSquares: WorkloadBody {
    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        for item in share {
            let numbers = Split.range(
                of: item, workers: plan.sizes.items, items: plan.sizes.size)
            let sum = try outcome.timed(item) { () throws(WorkFault) in
                squares(from: UInt64(numbers.lowerBound) + 1, through: UInt64(numbers.upperBound))
            }
            outcome.parts += [sum.low, sum.high]
        }
        outcome.computed = Clock.now
    }

    /// Σi² as two words.
    ///
    /// A carry after each addition keeps the compiler from putting the closed formula in its place.
    @inline(never)
    static func squares(from first: UInt64, through last: UInt64) -> (low: UInt64, high: UInt64) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var i = first
        while i <= last {
            let (sum, carries) = low.addingReportingOverflow(i &* i)
            low = sum
            if carries { high &+= 1 }
            i &+= 1
        }
        return (low, high)
    }

    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        var sum: UInt128 = 0
        for outcome in gathered.outcomes {
            for index in stride(from: 0, to: outcome.parts.count - 1, by: 2) {
                sum += UInt128(outcome.parts[index + 1]) << 64 + UInt128(outcome.parts[index])
            }
        }
        let n = UInt128(plan.sizes.size)
        return WorkAnswer(found: "\(sum)", expected: "\(n * (n + 1) * (2 * n + 1) / 6)")
    }
}
