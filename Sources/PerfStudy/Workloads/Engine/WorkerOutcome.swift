/// What one worker tells of its part; times in nanoseconds of `Clock`.
struct WorkerOutcome: Equatable, Sendable {
    /// An item's work.
    struct Task: Equatable, Sendable {
        /// The item, from 0.
        var item: Int
        var start: Int64
        var stop: Int64
    }

    /// When its own code began.
    var began: Int64
    /// When it had all its arguments.
    var received: Int64
    /// When it had done its work, apart from handing over what is handed over at the end.
    var computed: Int64
    var itemsDone = 0
    /// What its part of the answer is; the workload knows how parts make an answer.
    var parts: [UInt64] = []
    var tasks: [Task] = []
    /// Of a worker process.
    var memory: OwnMemory?
    var fault: WorkFault?

    /// An outcome that begins now.
    init(began: Int64 = Clock.now) {
        self.began = began
        received = began
        computed = began
    }

    /// Does one item and notes from when to when.
    mutating func timed<Result>(
        _ item: Int, _ work: () throws(WorkFault) -> Result
    ) throws(WorkFault) -> Result {
        let start = Clock.now
        let result = try work()
        tasks.append(Task(item: item, start: start, stop: Clock.now))
        itemsDone += 1
        return result
    }
}

extension WorkerOutcome {
    func write(to wire: inout WireWriter) {
        for time in [began, received, computed] { wire.put(Int(time)) }
        wire.put(itemsDone)
        wire.put(parts.count)
        for part in parts { wire.put(Int(truncatingIfNeeded: part)) }
        wire.put(tasks.count)
        for task in tasks {
            for number in [Int64(task.item), task.start, task.stop] { wire.put(Int(number)) }
        }
        wire.put(Int(memory?.peak ?? -1))
        wire.put(Int(memory?.proportional ?? -1))
        wire.put(fault == nil ? 0 : 1)
        fault?.write(to: &wire)
    }

    init?(from wire: inout WireReader) {
        guard let began = wire.number(), let received = wire.number(),
            let computed = wire.number(), let itemsDone = wire.number(),
            let parts = wire.list({ $0.number().map { UInt64(truncatingIfNeeded: $0) } }),
            let tasks = wire.list({ Task(from: &$0) }), let peak = wire.number(),
            let proportional = wire.number(), let hasFault = wire.number()
        else { return nil }
        self.init(began: Int64(began))
        self.received = Int64(received)
        self.computed = Int64(computed)
        self.itemsDone = itemsDone
        self.parts = parts
        self.tasks = tasks
        if peak >= 0 {
            memory = OwnMemory(
                peak: Int64(peak), proportional: proportional < 0 ? nil : Int64(proportional))
        }
        if hasFault == 1 {
            guard let fault = WorkFault(from: &wire) else { return nil }
            self.fault = fault
        }
    }
}

extension WorkerOutcome.Task {
    init?(from wire: inout WireReader) {
        guard let item = wire.number(), let start = wire.number(), let stop = wire.number() else {
            return nil
        }
        self.init(item: item, start: Int64(start), stop: Int64(stop))
    }
}

extension WorkFault {
    func write(to wire: inout WireWriter) {
        let fields: (kind: Int, numbers: [Int], text: String) =
            switch self {
            case .serverUnreachable(let item, let code): (0, [item, Int(code), 0], "")
            case .serverStatus(let item, let status): (1, [item, status, 0], "")
            case .serverLength(let item, let expected, let found): (2, [item, expected, found], "")
            case .serverUnreadable(let item): (3, [item, 0, 0], "")
            case .system(let call, let code): (4, [Int(code), 0, 0], call)
            }
        wire.put(fields.kind)
        for number in fields.numbers { wire.put(number) }
        wire.put(fields.text)
    }

    init?(from wire: inout WireReader) {
        guard let kind = wire.number(), let first = wire.number(), let second = wire.number(),
            let third = wire.number(), let text = wire.text()
        else { return nil }
        switch kind {
        case 0: self = .serverUnreachable(item: first, code: Int32(truncatingIfNeeded: second))
        case 1: self = .serverStatus(item: first, status: second)
        case 2: self = .serverLength(item: first, expected: second, found: third)
        case 3: self = .serverUnreadable(item: first)
        case 4: self = .system(call: text, code: Int32(truncatingIfNeeded: first))
        default: return nil
        }
    }
}
