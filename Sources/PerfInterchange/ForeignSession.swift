package import PerfModel

/// What a file of another tool becomes in the history.
package struct ForeignSession: Hashable, Sendable {
    package var form: ForeignForm
    package var session: Session
    /// `Linux` and `x86_64`, where the file says it of the machine, whose name it does not say.
    package var osFamily: String?
    package var architecture: String?
    /// At least one, no two of them the same.
    package var configurations: [SessionConfiguration]
    /// At least one, by position.
    package var runs: [Run]

    package init(
        form: ForeignForm, session: Session, configurations: [SessionConfiguration], runs: [Run],
        osFamily: String? = nil, architecture: String? = nil
    ) {
        self.osFamily = osFamily
        self.architecture = architecture
        self.form = form
        self.session = session
        self.configurations = configurations
        self.runs = runs
    }

    /// Says where it was measured, with what the file knows of that machine.
    package mutating func place(on host: Host) {
        session.host = host
        session.host?.osFamily = osFamily
        session.host?.architecture = architecture
    }

    /// The runs that count although they ended with another exit status than 0, for each
    /// configuration that has such runs.
    package var toleratedFailures: [(configuration: Configuration, failed: Int, runs: Int)] {
        var failed = configurations.map { _ in 0 }
        var all = failed
        for run in runs {
            all[run.configuration] += 1
            if run.outcome == .ok, (run.exitStatus ?? 0) != 0 { failed[run.configuration] += 1 }
        }
        return configurations.indices.filter { failed[$0] > 0 }.map {
            (configurations[$0].configuration, failed[$0], all[$0])
        }
    }
}

/// What of a foreign file must not reach the history.
package struct Discretion: Sendable {
    /// A command line with its secrets masked.
    package var masked: @Sendable (String) -> String
    /// Whether the values of a parameter with this name are secret.
    package var isSecret: @Sendable (String) -> Bool

    package init(
        masked: @escaping @Sendable (String) -> String,
        isSecret: @escaping @Sendable (String) -> Bool
    ) {
        self.masked = masked
        self.isSecret = isSecret
    }

    /// What stands in place of a secret value.
    static let mask = "***"
}
