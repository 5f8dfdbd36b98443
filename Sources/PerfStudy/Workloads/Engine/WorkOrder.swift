/// What a worker process is told over its pipe: the plan, which worker it is, and its slice.
struct WorkOrder {
    var plan: WorkPlan
    /// From 0.
    var worker: Int
    /// The size of the memory it inherits; 0 for none.
    var memorySize: Int
    /// Whether it inherits an end of a queue or pipe.
    var hasStream: Bool
    var numbers: [Int32] = []

    /// The descriptors that a worker process inherits.
    enum Place {
        static let orders: Int32 = 3
        static let outcome: Int32 = 4
        static let stream: Int32 = 5
        static let memory: Int32 = 6
    }

    /// The length of the head, the head, the numbers as the machine has them.
    func write(to descriptor: Int32) throws(WorkFault) {
        var head = WireWriter()
        for number in [worker, memorySize, hasStream ? 1 : 0, numbers.count] { head.put(number) }
        plan.write(to: &head)
        var length = WireWriter()
        length.put(head.bytes.count)
        try Bytes.write(length.bytes + head.bytes, to: descriptor)
        var failure: WorkFault?
        numbers.withUnsafeBytes { bytes in
            do throws(WorkFault) { try Bytes.write(bytes, to: descriptor) } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// Reads an order; nil where the other side went away.
    init?(from descriptor: Int32) throws(WorkFault) {
        guard let size = try Self.bytes(8, from: descriptor) else { return nil }
        var length = WireReader(size)
        guard let count = length.number(), (0...65_536).contains(count),
            let head = try Self.bytes(count, from: descriptor)
        else { return nil }
        var wire = WireReader(head)
        guard let worker = wire.number(), let memorySize = wire.number(),
            let hasStream = wire.number(), let numbers = wire.number(), numbers >= 0,
            let plan = WorkPlan(from: &wire)
        else { return nil }
        self.plan = plan
        self.worker = worker
        self.memorySize = memorySize
        self.hasStream = hasStream == 1
        guard let list = try Self.numbers(numbers, from: descriptor) else { return nil }
        self.numbers = list
    }

    init(plan: WorkPlan, worker: Int, memorySize: Int, hasStream: Bool, numbers: [Int32]) {
        self.plan = plan
        self.worker = worker
        self.memorySize = memorySize
        self.hasStream = hasStream
        self.numbers = numbers
    }

    private static func bytes(_ count: Int, from descriptor: Int32) throws(WorkFault) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var failure: WorkFault?
        var isWhole = false
        bytes.withUnsafeMutableBytes { buffer in
            do throws(WorkFault) { isWhole = try Bytes.fill(buffer, from: descriptor) } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return isWhole ? bytes : nil
    }

    private static func numbers(
        _ count: Int, from descriptor: Int32
    ) throws(WorkFault) -> [Int32]? {
        var failure: WorkFault?
        var isWhole = false
        let numbers = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            let exact = UnsafeMutableRawBufferPointer(rebasing: bytes[..<(count * 4)])
            do throws(WorkFault) { isWhole = try Bytes.fill(exact, from: descriptor) } catch {
                failure = error
            }
            initialized = isWhole ? count : 0
        }
        if let failure { throw failure }
        return isWhole ? numbers : nil
    }
}
