import PerfModel

/// A parameter that a workload has beside its dimensions.
package enum WorkloadParameter: String, CaseIterable, Sendable {
    case items, region, lock, payload, direction, start, pool

    /// How its values are written: words, or a whole number between two limits.
    package enum Form: Equatable, Sendable {
        case words([String])
        case whole(ClosedRange<Int>)
    }

    /// - Parameter runtime: this program can only spawn its processes.
    package func form(in runtime: WorkloadRuntime) -> Form {
        switch (self, runtime) {
        case (.items, _): .whole(1...10_000)
        case (.lock, _), (.region, _): .words(["yes", "no"])
        case (.payload, _): .whole(0...(1 << 31))
        case (.direction, _): .words(["receive", "return"])
        case (.start, .swift): .words(["spawn"])
        case (.start, .foreign): .words(["fork", "spawn", "forkserver"])
        case (.pool, _): .words(["0", "1"])
        }
    }

    /// Whether a value as typed is one of its form.
    func takes(_ value: String, in runtime: WorkloadRuntime) -> Bool {
        switch form(in: runtime) {
        case .words(let words): words.contains(value)
        case .whole(let range): Int(value).map(range.contains) ?? false
        }
    }
}

extension [Parameter] {
    /// The value of a workload's parameter as typed; nil where it was not given.
    func value(of parameter: WorkloadParameter) -> String? {
        first { $0.name == parameter.rawValue }?.value
    }
}
