/// What a worker is given beside the plan.
struct WorkMaterial: Sendable {
    /// Its slice of a list.
    var numbers: [Int32] = []
    /// What all workers see.
    var memory: SharedMemory?
    var sink = ResultSink.none
    var source = PayloadSource.none
    /// Of all threads of a run; a process has its own, for it is ended by who started it.
    var stop = StopSign()

    /// Says that this worker neither takes nor puts any more.
    func close() {
        sink.close()
        source.close()
    }
}

/// What the workers of one run left behind.
struct Gathered {
    /// By worker, one each.
    var outcomes: [WorkerOutcome]
    /// What came over lists, queues and pipes: the bytes where they are few, their number always.
    var results: GatheredBytes
    var memory: SharedMemory?

    var itemsDone: Int { outcomes.reduce(0) { $0 + $1.itemsDone } }
}

/// Bytes that came from workers.
struct GatheredBytes: Equatable, Sendable {
    /// How many of them are kept.
    static let kept = 1 << 20

    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    mutating func append(_ new: UnsafeRawBufferPointer) {
        count += new.count
        if bytes.count < Self.kept {
            bytes.append(contentsOf: new.prefix(Self.kept - bytes.count))
        }
    }
    mutating func append(_ other: GatheredBytes) {
        count += other.count
        bytes += other.bytes.prefix(max(0, Self.kept - bytes.count))
    }
}
