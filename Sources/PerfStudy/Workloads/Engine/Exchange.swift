import CLibrary

/// How results or payloads travel between the main thread and the workers of one run.
struct Exchange {
    /// The shared list; nil for other mechanisms.
    let list: SharedList?
    /// One for all workers (queue), one for each (pipe), or none.
    private let conduits: [Conduit]
    private let plan: WorkPlan
    private let isReturning: Bool
    /// What each conduit is fed with, made before the region; empty where workers return.
    private let payloads: [[UInt8]]

    init(_ plan: WorkPlan) throws(WorkFault) {
        self.plan = plan
        isReturning = plan.name != .transfer || plan.sizes.isReturning
        var conduits: [Conduit] = []
        switch plan.mechanism {
        case nil, .list: break
        case .queue: conduits.append(try Conduit())
        case .pipe: for _ in 0..<plan.workers { conduits.append(try Conduit()) }
        }
        self.conduits = conduits
        payloads =
            switch (isReturning, plan.mechanism) {
            case (false, .queue): [Transfer.payload(0..<plan.sizes.size)]
            case (false, .pipe):
                (0..<plan.workers).map { Transfer.payload(plan.payload(of: $0)) }
            case (_, nil), (_, .list), (true, .queue), (true, .pipe): []
            }
        if plan.mechanism == .list {
            let shares = (0..<plan.workers).map { Transfer.payload(plan.payload(of: $0)) }
            list = SharedList(plan.name == .transfer && !isReturning ? shares : [])
        } else {
            list = nil
        }
    }

    /// The end that a worker process inherits; nil where there is none.
    func end(of worker: Int) -> OwnedDescriptor? {
        guard !conduits.isEmpty else { return nil }
        let conduit = conduits[conduits.count == 1 ? 0 : worker]
        return isReturning ? conduit.writer : conduit.reader
    }

    /// Where a worker puts or takes, given its own end.
    static func connect(
        _ end: OwnedDescriptor?, list: SharedList?, _ plan: WorkPlan,
        to material: inout WorkMaterial
    ) {
        if let list {
            if plan.name == .transfer && !plan.sizes.isReturning {
                material.source = .list(list)
            } else {
                material.sink = .list(list)
            }
        }
        guard let end else { return }
        if plan.name == .transfer && !plan.sizes.isReturning {
            material.source = .stream(end)
        } else {
            material.sink = plan.mechanism == .pipe ? .pipe(end) : .queue(end)
        }
    }

    /// Gives up this side's copies of the workers' ends, so that their ends are seen.
    func closeWorkerEnds() {
        for conduit in conduits { (isReturning ? conduit.writer : conduit.reader).close() }
    }

    /// Hands the payload to workers that receive it; one that is gone is noticed elsewhere.
    func feed() throws(WorkFault) {
        guard !isReturning else { return }
        let isShared = plan.mechanism == .queue
        for (conduit, payload) in zip(conduits, payloads) {
            do throws(WorkFault) {
                try Self.write(
                    payload, to: conduit.writer.value, piece: isShared ? Bytes.wholeWrite : .max)
            } catch {
                guard error == .system(call: "write", code: EPIPE) else { throw error }
            }
            conduit.writer.close()
        }
    }

    /// Says that nothing more comes for workers that receive.
    func endFeeding() {
        for conduit in conduits { conduit.writer.close() }
    }

    private static func write(
        _ payload: [UInt8], to descriptor: Int32, piece: Int
    ) throws(WorkFault) {
        var failure: WorkFault?
        payload.withUnsafeBytes { bytes in
            do throws(WorkFault) {
                try Bytes.write(bytes, to: descriptor, piece: piece)
            } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// What has to be drained while it is filled.
    var streams: [Int32] { isReturning ? conduits.map(\.reader.value) : [] }

    /// What came: over the list, or over the streams as they were drained.
    func results(_ streams: [GatheredBytes]) -> GatheredBytes {
        var all = GatheredBytes()
        if let list, isReturning { all.append(list.gathered) }
        for stream in streams { all.append(stream) }
        return all
    }
}
