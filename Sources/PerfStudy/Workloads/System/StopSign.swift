import Synchronization

/// Raised once by a worker thread that failed: the others need not begin another item.
final class StopSign: Sendable {
    private let flag = Atomic(false)

    var isRaised: Bool { flag.load(ordering: .relaxed) }

    func raise() { flag.store(true, ordering: .relaxed) }
}
