import PerfModel

/// Passes runs on to the history, and keeps those that it took.
final class RunCollector: RunStore {
    private let store: any RunStore
    /// What was stored, in the order in which it was.
    private(set) var runs: [Run] = []

    init(_ store: any RunStore) {
        self.store = store
    }

    func begin(_ session: Session, configurations: [SessionConfiguration]) throws {
        try store.begin(session, configurations: configurations)
    }

    func store(_ runs: [Run]) throws {
        try store.store(runs)
        self.runs += runs
    }

    func end(_ stops: [StopReason?]) throws { try store.end(stops) }

    func isPassing(_ error: any Error) -> Bool { store.isPassing(error) }
}
