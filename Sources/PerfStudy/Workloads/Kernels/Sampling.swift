/// k of 2·k numbers drawn without repetition, for each item (document 002: `random.sample`).
///
/// The draws differ between runtimes; the answer is how many different numbers in range were drawn.
enum Sampling: WorkloadBody {
    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        for item in share {
            let different = try outcome.timed(item) { () throws(WorkFault) in
                let drawn = sample(
                    plan.sizes.size, of: 2 * plan.sizes.size, seed: UInt64(item) + 1)
                return Self.different(drawn, below: 2 * plan.sizes.size)
            }
            outcome.parts.append(UInt64(different))
        }
        outcome.computed = Clock.now
    }

    /// Draws by the beginning of a Fisher–Yates shuffle.
    /// - Source: Knuth, The Art of Computer Programming 2, 3rd ed. (1997), 3.4.2, algorithm P;
    ///   numbers by Steele, Lea, Flood (2014), SplitMix64, bounded by Lemire (2019), section 3.
    static func sample(_ count: Int, of size: Int, seed: UInt64) -> [Int32] {
        var numbers = [Int32](unsafeUninitializedCapacity: size) { buffer, initialized in
            for index in 0..<size { buffer.initializeElement(at: index, to: Int32(index)) }
            initialized = size
        }
        var state = seed
        numbers.withUnsafeMutableBufferPointer { numbers in
            for index in 0..<count {
                let range = UInt64(size - index)
                let other = index + Int(next(&state).multipliedFullWidth(by: range).high)
                numbers.swapAt(index, other)
            }
        }
        numbers.removeLast(size - count)
        return numbers
    }

    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// How many different numbers from 0 to below the limit there are.
    static func different(_ numbers: [Int32], below limit: Int) -> Int {
        var seen = [Bool](repeating: false, count: limit)
        var count = 0
        numbers.withUnsafeBufferPointer { numbers in
            seen.withUnsafeMutableBufferPointer { seen in
                for number in numbers where seen.indices.contains(Int(number)) {
                    if !seen[Int(number)] { count += 1 }
                    seen[Int(number)] = true
                }
            }
        }
        return count
    }

    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        let found = gathered.outcomes.flatMap(\.parts).reduce(0, +)
        return WorkAnswer(found: "\(found)", expected: "\(plan.sizes.items * plan.sizes.size)")
    }
}
