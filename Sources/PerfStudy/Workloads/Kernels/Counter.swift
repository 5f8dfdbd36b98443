import CLibrary
import PerfModel
import Synchronization

/// Increments of one shared number (document 003), under a lock or without.
///
/// Without a lock an increment is a load and then a store: what another worker stored between is
/// lost. The answer is how many were made, which is the number itself and what was lost.
enum Counter: WorkloadBody {
    /// The number, then, each in cache lines of its own, how many workers have come, and the lock.
    private static let arrivedOffset = 128
    private static let lockOffset = 256

    /// How long a worker waits for the others, in nanoseconds; one that cannot come ends the run by
    /// other ways.
    private static let patience: Int64 = 1_000_000_000

    static func memorySize(_ plan: WorkPlan) -> Int {
        lockOffset + MemoryLayout<pthread_mutex_t>.size
    }

    /// Makes the lock one for all processes.
    static func fill(_ memory: SharedMemory, _ plan: WorkPlan) {
        var attributes = pthread_mutexattr_t()
        pthread_mutexattr_init(&attributes)
        defer { pthread_mutexattr_destroy(&attributes) }
        pthread_mutexattr_setpshared(&attributes, Int32(PTHREAD_PROCESS_SHARED))
        pthread_mutex_init(lock(in: memory), &attributes)
    }

    private static func lock(in memory: SharedMemory) -> UnsafeMutablePointer<pthread_mutex_t> {
        (memory.address + lockOffset).bindMemory(to: pthread_mutex_t.self, capacity: 1)
    }

    private static func number(in memory: SharedMemory) -> UnsafeMutablePointer<Atomic<Int>> {
        memory.address.bindMemory(to: Atomic<Int>.self, capacity: 1)
    }

    /// What the number is now.
    static func value(in memory: SharedMemory) -> Int {
        number(in: memory).pointee.load(ordering: .relaxed)
    }

    static func label(_ item: Int) -> String { "increments" }

    static func metrics(_ plan: WorkPlan, _ gathered: Gathered) -> [MetricValue] {
        let metric = Metric(name: "lost_updates", unit: "updates", direction: .lower)
        let value = gathered.memory.map(value(in:)) ?? 0
        return [MetricValue(metric: metric, value: Double(gathered.itemsDone - value))]
    }

    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault) {
        guard let memory = material.memory else { throw .system(call: "mmap", code: EINVAL) }
        awaitOthers(plan.workers, in: memory)
        let start = Clock.now
        if plan.sizes.isLocked {
            addLocked(share.count, in: memory)
        } else {
            addUnlocked(share.count, in: memory)
        }
        outcome.computed = Clock.now
        outcome.tasks = [
            WorkerOutcome.Task(item: share.lowerBound, start: start, stop: outcome.computed)
        ]
        outcome.itemsDone = share.count
        outcome.parts = [UInt64(share.count)]
    }

    /// Waits until every worker is there: else the first is done before the last one begins, and
    /// there is no race to be seen.
    private static func awaitOthers(_ workers: Int, in memory: SharedMemory) {
        let arrived = (memory.address + arrivedOffset).bindMemory(
            to: Atomic<Int>.self, capacity: 1)
        arrived.pointee.add(1, ordering: .acquiringAndReleasing)
        let end = Clock.now + patience
        while arrived.pointee.load(ordering: .acquiring) < workers && Clock.now < end {
            sched_yield()
        }
    }

    private static func addLocked(_ count: Int, in memory: SharedMemory) {
        let number = number(in: memory)
        let lock = lock(in: memory)
        for _ in 0..<count {
            pthread_mutex_lock(lock)
            number.pointee.store(number.pointee.load(ordering: .relaxed) + 1, ordering: .relaxed)
            pthread_mutex_unlock(lock)
        }
    }

    private static func addUnlocked(_ count: Int, in memory: SharedMemory) {
        let number = number(in: memory)
        for _ in 0..<count {
            number.pointee.store(number.pointee.load(ordering: .relaxed) + 1, ordering: .relaxed)
        }
    }

    /// With a lock, and with one worker, the number itself must be right.
    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer {
        let made = gathered.outcomes.reduce(0) { $0 + $1.itemsDone }
        let value = gathered.memory.map(value(in:)) ?? 0
        let mustBeExact = plan.sizes.isLocked || plan.workers == 1 || value > made
        return WorkAnswer(
            found: "\(mustBeExact ? value : made)", expected: "\(plan.sizes.items)")
    }
}
