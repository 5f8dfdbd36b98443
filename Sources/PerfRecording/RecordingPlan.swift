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
    package var order: RunOrder = .interleaved
    package var setupMoment: SetupMoment = .start
    /// Whether each run is given a variable of random length, drawn with the seed, so that a program's
    /// layout in memory differs from run to run.
    ///
    /// - Source: T. Mytkowicz, A. Diwan, M. Hauswirth, P. F. Sweeney, "Producing wrong data without
    ///   doing anything obviously wrong!", ASPLOS 2009: the size of the environment alone moves run
    ///   times by up to 8 %.
    package var padsEnvironment = true

    package init(configurations: [PlannedConfiguration], seed: UInt64, goesOn: Bool) {
        self.configurations = configurations
        self.seed = seed
        self.goesOn = goesOn
    }

    /// Plans the same number of runs for all configurations, and to stop after one that fails.
    package init(
        configurations: [PlannedConfiguration], runs: RunGoal, warmups: Int = 0, seed: UInt64,
        toleratedExits: ToleratedExits = .none
    ) {
        self.init(configurations: configurations, seed: seed, goesOn: false)
        for index in configurations.indices {
            self.configurations[index].runs = runs
            self.configurations[index].warmups = warmups
            self.configurations[index].toleratedExits = toleratedExits
        }
    }

    /// Timed passes over the sweep: as many as the configuration with most runs has; nil where that
    /// shows on the way.
    package var runs: Int? {
        let counts = configurations.compactMap(\.runs.count)
        return counts.count == configurations.count ? counts.max() ?? 0 : nil
    }

    /// Passes before them that are stored and marked, counted in the same way.
    package var warmups: Int { configurations.map(\.warmups).max() ?? 0 }

    /// How many runs there are in all, warm-ups included; nil where that shows on the way.
    package var count: Int? {
        let counts = configurations.compactMap { planned in
            planned.runs.count.map { $0 + planned.warmups }
        }
        return counts.count == configurations.count ? counts.reduce(0, +) : nil
    }
}

/// One configuration with the program that measures it.
package struct PlannedConfiguration: Sendable {
    package var configuration: Configuration
    /// The command as typed, placeholders as written and secrets masked: what the history keeps.
    package var command: [String]
    /// The program as it is started, with its time limit.
    package var launch: LaunchRequest
    /// How often it is measured.
    package var runs: RunGoal
    /// Runs before that are stored and marked.
    package var warmups: Int
    /// How its runs are expected to end; any other outcome is a failure.
    package var expected: Outcome
    package var toleratedExits: ToleratedExits
    package var hooks = Hooks()
    /// What is taken from its output; where there is any, its standard output is captured.
    package var metrics: [MetricRule] = []
    /// What the history keeps of how it is measured.
    package var settings: [Setting] = []

    package init(
        configuration: Configuration, command: [String], launch: LaunchRequest, runs: RunGoal = 1,
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

    /// Whether its runs are started one by one, because their output is kept.
    var isAlone: Bool { launch.setting.capturesOutput || !metrics.isEmpty }

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
