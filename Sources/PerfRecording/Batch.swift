import Subprocess

/// What is started at once: runs, hooks, or both.
struct Batch {
    private(set) var parts: [Part] = []
    private(set) var launches: [LaunchRequest] = []

    /// What a program of the batch is there for; configurations are places in the plan.
    enum Part: Hashable {
        case run(Int)
        case hook(HookKind, Int)

        /// Whether it is a hook that comes after a run or a configuration.
        var cleansUp: Bool {
            switch self {
            case .hook(.conclude, _), .hook(.cleanup, _): true
            case .run, .hook: false
            }
        }
    }

    init() {}

    /// One program alone.
    init(_ part: Part, _ launch: LaunchRequest) { append(part, launch) }

    mutating func append(_ part: Part, _ launch: LaunchRequest) {
        parts.append(part)
        launches.append(launch)
    }

    var isLoneRun: Bool {
        guard parts.count == 1, case .run = parts[0] else { return false }
        return true
    }

    /// The hook, where the batch is one alone.
    var loneHook: (kind: HookKind, configuration: Int)? {
        guard parts.count == 1, case .hook(let kind, let configuration) = parts[0] else {
            return nil
        }
        return (kind, configuration)
    }

    var hasHooks: Bool {
        parts.contains { if case .hook = $0 { true } else { false } }
    }
}
