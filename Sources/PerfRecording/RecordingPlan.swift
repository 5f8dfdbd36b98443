package import PerfModel
package import Subprocess

/// Everything that one session is going to do.
package struct RecordingPlan: Sendable {
    /// At least one.
    package var configurations: [PlannedConfiguration]
    /// Timed passes over the sweep, at least 1.
    package var runs: Int
    /// Passes before them that are stored and marked.
    package var warmups: Int
    package var seed: UInt64
    package var toleratedExits: ToleratedExits

    package init(
        configurations: [PlannedConfiguration], runs: Int, warmups: Int = 0, seed: UInt64,
        toleratedExits: ToleratedExits = .none
    ) {
        self.configurations = configurations
        self.runs = runs
        self.warmups = warmups
        self.seed = seed
        self.toleratedExits = toleratedExits
    }
}

/// One configuration with the program that measures it.
package struct PlannedConfiguration: Sendable {
    package var configuration: Configuration
    /// The command as typed, placeholders as written and secrets masked: what the history keeps.
    package var command: [String]
    /// The program as it is started, with its time limit.
    package var launch: LaunchRequest

    package init(configuration: Configuration, command: [String], launch: LaunchRequest) {
        self.configuration = configuration
        self.command = command
        self.launch = launch
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

/// The environment of a measured program.
package enum ChildEnvironment {
    /// The recorder's environment without what is only its own, with the point's values added.
    ///
    /// `PERFDB_DATABASE` is not handed on, so that a measured perfdb writes into no history by
    /// accident; the variable of a dimension that was not said is taken away.
    package static func variables(
        inherited: Environment, placeholders: [Placeholder]
    ) -> Environment {
        var environment = inherited
        environment["PERFDB_DATABASE"] = nil
        for name in Placeholder.dimensions { environment[Placeholder(name, "").variable] = nil }
        for name in inherited.names where name.hasPrefix(Placeholder.parameterVariables) {
            environment[name] = nil
        }
        for placeholder in placeholders { environment[placeholder.variable] = placeholder.value }
        return environment
    }
}
