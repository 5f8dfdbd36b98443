package import PerfModel
package import Subprocess

/// Everything that one session is going to do.
package struct RecordingPlan: Sendable {
    /// At least one.
    package var configurations: [PlannedConfiguration]
    package var seed: UInt64
    /// Whether the recording goes on with the other configurations after a run that did not end as
    /// expected; that configuration is left out then.
    package var goesOn: Bool

    package init(configurations: [PlannedConfiguration], seed: UInt64, goesOn: Bool) {
        self.configurations = configurations
        self.seed = seed
        self.goesOn = goesOn
    }

    /// Plans the same number of runs for all configurations, and to stop after one that fails.
    package init(
        configurations: [PlannedConfiguration], runs: Int, warmups: Int = 0, seed: UInt64,
        toleratedExits: ToleratedExits = .none
    ) {
        self.init(configurations: configurations, seed: seed, goesOn: false)
        for index in configurations.indices {
            self.configurations[index].runs = runs
            self.configurations[index].warmups = warmups
            self.configurations[index].toleratedExits = toleratedExits
        }
    }

    /// Timed passes over the sweep: as many as the configuration with most runs has.
    package var runs: Int { configurations.map(\.runs).max() ?? 0 }

    /// Passes before them that are stored and marked, counted in the same way.
    package var warmups: Int { configurations.map(\.warmups).max() ?? 0 }

    /// How many runs there are in all, warm-ups included.
    package var count: Int { configurations.reduce(0) { $0 + $1.runs + $1.warmups } }
}

/// One configuration with the program that measures it.
package struct PlannedConfiguration: Sendable {
    package var configuration: Configuration
    /// The command as typed, placeholders as written and secrets masked: what the history keeps.
    package var command: [String]
    /// The program as it is started, with its time limit.
    package var launch: LaunchRequest
    /// How often it is measured, 0 or more.
    package var runs: Int
    /// Runs before that are stored and marked.
    package var warmups: Int
    /// How its runs are expected to end; any other outcome is a failure.
    package var expected: Outcome
    package var toleratedExits: ToleratedExits

    package init(
        configuration: Configuration, command: [String], launch: LaunchRequest, runs: Int = 1,
        warmups: Int = 0, expected: Outcome = .ok, toleratedExits: ToleratedExits = .none
    ) {
        self.configuration = configuration
        self.command = command
        self.launch = launch
        self.runs = runs
        self.warmups = warmups
        self.expected = expected
        self.toleratedExits = toleratedExits
    }

    /// Whether a run that ended so is a failure.
    package func isFailed(_ outcome: Outcome) -> Bool {
        guard outcome != expected else { return false }
        return switch outcome {
        // A program that was expected to fail and did not.
        case .ok: true
        case .timedOut, .killed: toleratedExits != .all
        case .failed: true
        case .interrupted: false
        }
    }
}

/// Which exit statuses other than 0 count as `ok`.
package enum ToleratedExits: Hashable, Sendable {
    case none
    /// All; recording goes on after a run that timed out or was killed, too.
    case all
    case codes(Set<Int32>)

    func tolerates(_ status: Int32) -> Bool {
        switch self {
        case .none: false
        case .all: true
        case .codes(let codes): codes.contains(status)
        }
    }
}
