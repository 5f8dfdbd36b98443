import PerfModel

/// How large a workload is: the documents' numbers, scaled.
///
/// A scale shrinks n, steps, sizes and latency, rounded down; n to at least 2, fetched bytes to
/// 1,000, latency to 10 ms, others to 1. It never shrinks items, workers or passes, nor the payload
/// of `deadlock`, whose size is its subject.
package struct WorkloadSizes: Equatable, Sendable {
    /// How many pieces of work are split over the workers.
    package var items = 0
    /// n, steps, drawn numbers, bytes of one item, or those of a whole payload.
    package var size = 1
    /// How often a page is written.
    package var repeats = 1
    /// Milliseconds until the server answers.
    package var latency = 0
    /// The number that the steps begin with: data, so that no compiler can leave the steps out.
    package var first = 0
    /// Whether increments are made under a lock.
    package var isLocked = true
    /// Whether workers return a payload rather than receive it.
    package var isReturning = false

    package init(_ request: WorkloadRequest) {
        func scaled(_ number: Int, least: Int = 1) -> Int {
            max(least, Int(Double(number) * request.scale))
        }
        let given = request.parameters
        let payload = given.value(of: .payload).flatMap { Int($0) }
        let count = given.value(of: .items).flatMap { Int($0) }
        switch request.name {
        case .divisors:
            size = scaled(25_600_000, least: 2)
            items = size - 1
        case .download:
            items = count ?? 64
            size = scaled(50_000, least: 1000)
            latency = scaled(100, least: 10)
        case .fetchAndWrite:
            items = 16
            size = scaled(300_000, least: 1000)
            repeats = 50
            latency = scaled(100, least: 10)
        case .cosine: (items, size) = (4, scaled(10_000_000))
        case .sampling: (items, size) = (2, scaled(10_000_000))
        case .sumOfSquares: (items, size) = (count ?? 8, scaled(100_000_000))
        case .digest: (items, size) = (8, scaled(64 << 20))
        case .counter:
            items = scaled(800_000)
            isLocked = given.value(of: .lock) != "no"
        case .startup: items = request.workers
        case .transfer:
            items = request.workers
            size = scaled(payload ?? 0, least: 0)
            isReturning = given.value(of: .direction) != "receive"
        case .deadlock: (items, size) = (request.workers, payload ?? 65_536)
        }
    }
}

/// The static split of items over workers: all of them, none twice, sizes differ by at most one.
enum Split {
    /// The items of one worker, from 0: `[w·N/W, (w+1)·N/W)`.
    ///
    ///     Split.range(of: 2, workers: 3, items: 10)  // 6..<10
    static func range(of worker: Int, workers: Int, items: Int) -> Range<Int> {
        (worker * items / workers)..<((worker + 1) * items / workers)
    }
}

extension WorkloadSizes {
    init(
        items: Int, size: Int, repeats: Int, latency: Int, first: Int, isLocked: Bool,
        isReturning: Bool
    ) {
        self.items = items
        self.size = size
        self.repeats = repeats
        self.latency = latency
        self.first = first
        self.isLocked = isLocked
        self.isReturning = isReturning
    }
}
