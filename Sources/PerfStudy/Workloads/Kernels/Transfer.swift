/// A payload that workers only receive, or only return; each has one item, its share of it.
///
/// What comes through a shared queue goes to whichever worker takes it. The answer is how many
/// bytes arrived.
enum Transfer: WorkloadBody {
    /// The bytes of a payload; what they are does not matter.
    static func payload(_ range: Range<Int>) -> [UInt8] {
        [UInt8](repeating: UInt8(ascii: "Z"), count: range.count)
    }

    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        if plan.sizes.isReturning {
            let payload = payload(plan.payload(of: share.lowerBound))
            outcome.computed = Clock.now
            try put(payload, into: material.sink)
            outcome.parts = [UInt64(payload.count)]
        } else {
            outcome.parts = [UInt64(try receive(from: material.source))]
            outcome.received = Clock.now
            outcome.computed = outcome.received
        }
        outcome.itemsDone = share.count
    }

    static func put(_ payload: [UInt8], into sink: ResultSink) throws(WorkFault) {
        var failure: WorkFault?
        payload.withUnsafeBytes { bytes in
            do throws(WorkFault) { try sink.put(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private static func receive(from source: PayloadSource) throws(WorkFault) -> Int {
        switch source {
        case .none: return 0
        case .list(let list):
            // A copy of its own, as a receiver of an argument has.
            guard let value = list.takeLast() else { return 0 }
            return value.withUnsafeBytes { [UInt8]($0) }.count
        case .stream(let descriptor):
            let buffer = Bytes.buffer(1 << 16)
            defer { buffer.deallocate() }
            var count = 0
            while true {
                let read = try Bytes.read(descriptor.value, into: buffer)
                if read == 0 { return count }
                count += read
            }
        }
    }

    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        let told = gathered.outcomes.reduce(0) { $0 + Int($1.parts.first ?? 0) }
        let found = plan.sizes.isReturning ? gathered.results.count : told
        return WorkAnswer(found: "\(found)", expected: "\(plan.sizes.size)")
    }
}
