import CLibrary

/// SHA-256 of blocks (documents 003 and 004: work that runs in C without the interpreter's lock).
///
/// Byte p of block b is the lowest eight bits of b + p, so all blocks lie in one memory, each a byte
/// behind the one before. The answer is the SHA-256 of the blocks' digests, one after the other.
enum Digest: WorkloadBody {
    /// The answer for 8 blocks of 64 MiB.
    /// - Source: computed with CPython's `hashlib`.
    static let fullAnswer = "f5e77d369c5ab4295fe642f4722c73bfdcb3e8b0f6311fb55feaed157d5ae8f4"

    static func memorySize(_ plan: WorkPlan) -> Int { plan.sizes.size + plan.sizes.items }

    static func fill(_ memory: SharedMemory, _ plan: WorkPlan) {
        let bytes = UnsafeMutableRawBufferPointer(
            start: memory.address, count: memory.byteCount)
        for index in 0..<min(256, bytes.count) { bytes[index] = UInt8(truncatingIfNeeded: index) }
        var filled = min(256, bytes.count)
        // The pattern repeats every 256 bytes, so what is there can be copied behind itself.
        while filled < bytes.count {
            let count = min(filled, bytes.count - filled)
            memcpy(memory.address + filled, memory.address, count)
            filled += count
        }
    }

    static func label(_ item: Int) -> String { "block-\(item)" }

    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        guard let memory = material.memory else { throw .system(call: "mmap", code: EINVAL) }
        for item in share {
            let digest = try outcome.timed(item) { () throws(WorkFault) in
                SHA256.digest(
                    UnsafeRawBufferPointer(start: memory.address + item, count: plan.sizes.size))
            }
            outcome.parts += digest.map(UInt64.init)
        }
        outcome.computed = Clock.now
    }

    /// At full size the answer is known; of smaller blocks the first is hashed a second time, and
    /// whoever compares strategies compares the rest.
    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        let words = gathered.outcomes.flatMap(\.parts).map { UInt32(truncatingIfNeeded: $0) }
        let found = SHA256.text(SHA256.digest(words.flatMap(SHA256.bytes(of:))))
        if plan.sizes.size == 64 << 20 && plan.sizes.items == 8 {
            return WorkAnswer(found: found, expected: fullAnswer)
        }
        guard let memory = gathered.memory, words.count == 8 * plan.sizes.items else {
            return WorkAnswer(found: "\(words.count / 8) digests", expected: "\(plan.sizes.items)")
        }
        let again = SHA256.digest(
            UnsafeRawBufferPointer(start: memory.address, count: plan.sizes.size))
        let isSame = again == Array(words.prefix(8))
        return WorkAnswer(found: found, expected: isSame ? found : SHA256.text(again))
    }
}
