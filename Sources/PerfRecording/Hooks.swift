package import Subprocess

/// The programs that run around a configuration's runs and are never timed; nil: none.
package struct Hooks: Sendable {
    /// Before the configuration's first run, or each time that it follows another configuration.
    package var setup: LaunchRequest?
    /// Before each run, warm-ups included.
    package var prepare: LaunchRequest?
    /// After each run, however it ended.
    package var conclude: LaunchRequest?
    /// After the configuration's last run, or each time that another configuration follows; also where
    /// the recording ends early.
    package var cleanup: LaunchRequest?

    package init() {}
}

extension Hooks {
    /// The program of a kind of hook.
    package subscript(kind: HookKind) -> LaunchRequest? {
        get {
            switch kind {
            case .setup: setup
            case .prepare: prepare
            case .conclude: conclude
            case .cleanup: cleanup
            }
        }
        set {
            switch kind {
            case .setup: setup = newValue
            case .prepare: prepare = newValue
            case .conclude: conclude = newValue
            case .cleanup: cleanup = newValue
            }
        }
    }
}

/// Which hook it is.
package enum HookKind: String, CaseIterable, Hashable, Sendable {
    case setup, prepare, conclude, cleanup
}

/// When the setup hooks run.
package enum SetupMoment: String, CaseIterable, Hashable, Sendable {
    /// Once per configuration, before the first round; the cleanup hooks after the last one. In a
    /// sequential recording the rounds are the configuration's own.
    case start
    /// At every switch to another configuration; the cleanup hooks when leaving it.
    case atSwitch = "switch"
}
