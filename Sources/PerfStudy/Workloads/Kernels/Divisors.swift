/// Which numbers below n divide n, by trying each (document 000).
///
/// The answer is their number in all passes together: 83 a pass for n = 25,600,000.
enum Divisors: WorkloadBody {
    /// The numbers themselves: item i is the number i + 1.
    static func list(_ plan: WorkPlan, _ range: Range<Int>) -> [Int32] {
        range.map { Int32($0 + 1) }
    }

    static func label(_ item: Int) -> String { "numbers-from-\(item + 1)" }

    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        let start = Clock.now
        var found = 0
        for _ in 0..<plan.passes {
            found += try pass(
                material.numbers, dividing: UInt32(plan.sizes.size),
                into: plan.isCached ? material.sink : .none)
        }
        outcome.tasks = [WorkerOutcome.Task(item: share.lowerBound, start: start, stop: Clock.now)]
        outcome.itemsDone = share.count * plan.passes
        outcome.parts = [UInt64(found)]
        outcome.computed = Clock.now
    }

    /// One look at every number; each divisor goes into the sink.
    private static func pass(
        _ numbers: [Int32], dividing n: UInt32, into sink: ResultSink
    ) throws(WorkFault) -> Int {
        var found = 0
        var fault: WorkFault?
        numbers.withUnsafeBufferPointer { numbers in
            for number in numbers where n % UInt32(bitPattern: number) == 0 {
                found += 1
                do throws(WorkFault) { try put(number, into: sink) } catch {
                    fault = error
                    return
                }
            }
        }
        if let fault { throw fault }
        return found
    }

    private static func put(_ number: Int32, into sink: ResultSink) throws(WorkFault) {
        if case .none = sink { return }
        var failure: WorkFault?
        withUnsafeBytes(of: number) { bytes in
            do throws(WorkFault) { try sink.put(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Where results are cached, the container must hold exactly the divisors, each once a pass; of
    /// very many only the first are looked at, and all are counted.
    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        let counted = gathered.outcomes.reduce(0) { $0 + Int($1.parts.first ?? 0) }
        let expected = plan.passes * count(of: plan.sizes.size)
        let kept = gathered.results
        guard plan.isCached else { return WorkAnswer(found: "\(counted)", expected: "\(expected)") }
        guard kept.count == counted * MemoryLayout<Int32>.size else {
            return WorkAnswer(
                found: "\(kept.count / MemoryLayout<Int32>.size)", expected: "\(expected)")
        }
        let wrong = strangers(in: kept, plan)
        return WorkAnswer(
            found: wrong == 0 ? "\(counted)" : "\(wrong) others", expected: "\(expected)")
    }

    /// How many of the kept numbers are no divisors, or there more often than there were passes.
    private static func strangers(in kept: GatheredBytes, _ plan: WorkPlan) -> Int {
        var seen: [Int32: Int] = [:]
        kept.bytes.withUnsafeBytes { bytes in
            for offset in stride(from: 0, through: bytes.count - 4, by: 4) {
                seen[bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self), default: 0] += 1
            }
        }
        return seen.count { number, times in
            let isDivisor =
                number > 0 && Int(number) < plan.sizes.size && plan.sizes.size % Int(number) == 0
            return !isDivisor || times > plan.passes
        }
    }

    /// How many numbers below n divide n: the product of its exponents, each plus 1, without n.
    static func count(of n: Int) -> Int {
        var rest = n
        var count = 1
        var factor = 2
        while factor * factor <= rest {
            var exponent = 0
            while rest % factor == 0 {
                rest /= factor
                exponent += 1
            }
            count *= exponent + 1
            factor += 1
        }
        return (rest > 1 ? count * 2 : count) - 1
    }
}
