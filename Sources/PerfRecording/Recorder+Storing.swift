import PerfModel
import Subprocess

extension Recorder {
    /// Stores what waits for it; where another program's lock is in the way, waits for that.
    mutating func commit() throws {
        guard !pending.runs.isEmpty else { return }
        let runs = pending.runs
        try persist { store in try store.store(runs) }
        tell(.stored(pending.take()))
    }

    /// Stores why each configuration was measured no further.
    mutating func storeReasons() throws {
        let reasons = tallies.map(\.stopReason)
        try persist { store in try store.end(reasons) }
    }

    /// Does something to the store, as often as it takes while another program's lock is in the way.
    private mutating func persist(_ work: (any RunStore) throws -> Void) throws {
        while true {
            do {
                try work(store)
                break
            } catch {
                guard store.isPassing(error), try keepsWaiting() else { throw error }
            }
        }
        patienceEnd = nil
    }

    /// Whether the lock on the history is waited for once more; heeds the signals that came.
    private mutating func keepsWaiting() throws -> Bool {
        if patienceEnd == nil {
            patienceEnd = runner.now + CommitRule.patience
            tell(.storeBusy)
        }
        while let signal = runner.pendingSignal() {
            guard case .interrupt = RecorderSignal(signal) else { continue }
            if isRunning { try interrupt(signal) } else { noteInterruption(signal) }
            patienceEnd = min(patienceEnd ?? .max, runner.now + CommitRule.shortPatience)
        }
        return runner.now < patienceEnd ?? 0
    }
}
