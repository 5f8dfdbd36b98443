import CLibrary

/// The program as a worker process of another one of it.
///
/// It says that it is there (one byte), reads its order, works, and tells its outcome. From then on
/// it watches the pipe that its order came through: when its starter is gone, it is gone too.
package enum WorkerMain {
    /// The words that make the program a worker.
    package static let words = ["workload", "worker"]

    /// Works; nil where nobody who could be a starter has left the descriptors for it.
    ///
    /// - Returns: the exit status.
    package static func run() -> Int32? {
        let began = Clock.now
        typealias Place = WorkOrder.Place
        guard isPipe(Place.orders), isPipe(Place.outcome) else { return nil }
        signal(SIGPIPE, SIG_IGN)
        do throws(WorkFault) {
            try Bytes.write([1], to: Place.outcome)
            guard let order = try WorkOrder(from: Place.orders) else { return 1 }
            try watch(Place.orders)
            let outcome = try outcome(of: order, began: began)
            var wire = WireWriter()
            outcome.write(to: &wire)
            // The result comes first; giving memory back is a part of the join.
            try withExtendedLifetime(order) { () throws(WorkFault) in
                try Bytes.write(wire.bytes, to: Place.outcome)
                close(Place.outcome)
            }
            return 0
        } catch {
            return 1
        }
    }

    private static func outcome(
        of order: WorkOrder, began: Int64
    ) throws(WorkFault) -> WorkerOutcome {
        var material = WorkMaterial(numbers: order.numbers)
        if order.memorySize > 0 {
            material.memory = try SharedMemory(
                file: OwnedDescriptor(WorkOrder.Place.memory), byteCount: order.memorySize)
        }
        let end = order.hasStream ? OwnedDescriptor(WorkOrder.Place.stream) : nil
        Exchange.connect(end, list: nil, order.plan, to: &material)
        var outcome = order.plan.work(order.worker, with: material, began: began)
        material.close()
        outcome.memory = .now
        return outcome
    }

    /// Ends this process when nobody holds the pipe's other end any more.
    private static func watch(_ descriptor: Int32) throws(WorkFault) {
        try WorkerThread {
            var byte: UInt8 = 0
            while read(descriptor, &byte, 1) > 0 || errno == EINTR {}
            _exit(1)
        }.detach()
    }

    private static func isPipe(_ descriptor: Int32) -> Bool {
        var facts = stat()
        return fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO
    }
}
