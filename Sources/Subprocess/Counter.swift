import CSystem

/// What the kernel counts of a program and its descendants, from the program's first instruction on.
///
/// On macOS nothing. Opening and inheriting the events takes time, part of which is measured. Where a
/// machine has two kinds of CPUs, the CPU's own events are those of one kind.
package enum Counter: String, CaseIterable, Sendable {
    case cycles, instructions, branches
    case branchMisses = "branch-misses"
    case cacheReferences = "cache-references"
    case cacheMisses = "cache-misses"
    /// CPU time, nanoseconds.
    case taskClock = "task-clock"
    case pageFaults = "page-faults"
    case contextSwitches = "context-switches"
    case migrations = "cpu-migrations"
}

extension LaunchedRun {
    /// Takes over what the launcher counted.
    mutating func note(_ counts: csystem_counts) {
        withUnsafeBytes(of: counts.counters) { bytes in
            let values = bytes.bindMemory(to: csystem_counter.self)
            for (index, counter) in Counter.allCases.enumerated() {
                guard counts.supported & 1 << UInt32(index) != 0 else {
                    missingCounters.append(counter)
                    continue
                }
                let read = values[index]
                counters[counter] = Counter.scaled(
                    read.value, enabledNanoseconds: read.enabled_ns,
                    runningNanoseconds: read.running_ns)
                if counts.user_only & 1 << UInt32(index) != 0 { userOnlyCounters.insert(counter) }
            }
        }
    }
}

extension Counter {
    /// The value as it would be had the event been counted all the time.
    ///
    /// Where there are more events than counters of the CPU, they take turns: the value is scaled by
    /// the time that it was to be counted over the time that it was.
    /// - Precondition: it was counted for some time.
    /// - Source: perf_event_open(2), PERF_FORMAT_TOTAL_TIME_RUNNING.
    package static func scaled(
        _ value: UInt64, enabledNanoseconds: UInt64, runningNanoseconds: UInt64
    ) -> Double {
        guard runningNanoseconds < enabledNanoseconds else { return Double(value) }
        return Double(value) * (Double(enabledNanoseconds) / Double(runningNanoseconds))
    }
}
