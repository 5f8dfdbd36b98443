/// Which part of the history a question is about; a pattern that was not said matches everything.
package struct Selection: Sendable {
    package var window: Window
    /// Patterns with `*`, `?` and `[…]` as in a shell; see `Glob`.
    package var benchmark: Glob?
    package var host: Glob?
    package var label: Glob?
    /// Ids; nil for all sessions.
    package var sessions: Set<String>?

    package init(
        window: Window = .everything, benchmark: Glob? = nil, host: Glob? = nil, label: Glob? = nil,
        sessions: Set<String>? = nil
    ) {
        self.window = window
        self.benchmark = benchmark
        self.host = host
        self.label = label
        self.sessions = sessions
    }

    /// Whether it leaves nothing out.
    package var isEverything: Bool {
        window.isEverything && benchmark == nil && host == nil && label == nil && sessions == nil
    }

    /// Whether the session's id, window, host and label fit; says nothing of its benchmarks.
    package func contains(_ session: Session) -> Bool {
        (sessions?.contains(session.id) ?? true) && window.contains(session)
            && (host.map { pattern in session.host.map { pattern.matches($0.name) } ?? false }
                ?? true)
            && (label.map { pattern in session.label.map(pattern.matches) ?? false } ?? true)
    }
}

/// The runs of one configuration in one session: what one point of a chart is made of.
package struct Measurements: Hashable, Sendable {
    package var configuration: Configuration
    /// The command as it was typed, placeholders as written.
    package var command: [String]
    /// Wall times in nanoseconds of the runs that count (`ok`, no warm-up), by position.
    package var wall: [Int64]
    /// The regions of the same runs in the same order; empty unless every one of them declared one.
    package var region: [Int64]
    /// How far each of the times may be off by reading, the largest of them; nil where measured.
    package var readingError: Int64?
    /// How its runs are expected to end.
    package var expected: Outcome
    /// Why no further run was made; nil where the recording did not come to its end, or does not say.
    package var stopReason: StopReason?
    /// How it was measured, beside its dimensions.
    package var settings: [Setting] = []
    /// Sums of what others took of the machine, over the counted runs that know it.
    package var interference = Interference()
    /// How many counted runs know something of that: those that shared a batch with others do not.
    package var interferenceRuns = 0
    /// Sums of the blocks of 512 bytes read from and written to storage, over the counted runs; nil
    /// where the origin does not know them, or where they were not asked for (`addStorage`).
    package var totalBlockReads: Int64?
    package var totalBlockWrites: Int64?
    /// What is timed in the runs that do not count, warm-ups and those that did not end `ok`, in
    /// nanoseconds by position; none unless they were asked for (`addUncounted`).
    package var uncounted: [Int64] = []
    /// The runs that exclusions take out of all the other numbers here, warm-ups and `ok` runs alike;
    /// one value for each exclusion that holds, in the order in which they were made.
    package var excluded: [ExcludedRuns] = []
    /// Sums over the counted runs, in nanoseconds; nil where the origin does not know them.
    package var totalUser: Int64?
    package var totalSys: Int64?
    /// The largest peak of the same runs, in bytes.
    package var maxRSS: Int64?
    /// How many runs that are no warm-ups ended how; outcomes with none are absent.
    package var outcomes: [Outcome: Int]
    package var warmups: Int

    package init(
        configuration: Configuration, command: [String], wall: [Int64], totalUser: Int64?,
        totalSys: Int64?, maxRSS: Int64?, outcomes: [Outcome: Int], warmups: Int,
        region: [Int64] = [], readingError: Int64? = nil, expected: Outcome = .ok
    ) {
        self.configuration = configuration
        self.command = command
        self.wall = wall
        self.totalUser = totalUser
        self.totalSys = totalSys
        self.maxRSS = maxRSS
        self.outcomes = outcomes
        self.warmups = warmups
        self.region = region
        self.readingError = readingError
        self.expected = expected
    }

    /// What is timed, in nanoseconds by position: the regions where they were declared, else the
    /// whole processes.
    package var timed: [Int64] { region.isEmpty ? wall : region }

    /// Runs that are no warm-ups and ended otherwise than expected.
    package var failed: Int {
        outcomes.reduce(0) { $0 + ($1.key == expected ? 0 : $1.value) }
    }
}

/// What the history holds of one benchmark.
package struct BenchmarkEntry: Hashable, Sendable {
    package var name: String
    package var configurations: Int
    package var sessions: Int
    /// Warm-ups included.
    package var runs: Int
    /// When its newest session started.
    package var lastStartedAt: Instant?

    package init(
        name: String, configurations: Int, sessions: Int, runs: Int, lastStartedAt: Instant?
    ) {
        self.name = name
        self.configurations = configurations
        self.sessions = sessions
        self.runs = runs
        self.lastStartedAt = lastStartedAt
    }
}

/// What the history holds of one session.
package struct SessionEntry: Hashable, Sendable {
    package var session: Session
    /// Sorted by name.
    package var benchmarks: [String]
    /// Warm-ups included.
    package var runs: Int
    /// Runs that are no warm-ups and ended otherwise than expected.
    package var failed: Int

    package init(session: Session, benchmarks: [String], runs: Int, failed: Int) {
        self.session = session
        self.benchmarks = benchmarks
        self.runs = runs
        self.failed = failed
    }
}

/// What the history holds of one host.
package struct HostEntry: Hashable, Sendable {
    package var host: Host
    package var sessions: Int
    /// Warm-ups included.
    package var runs: Int
    package var lastStartedAt: Instant?

    package init(host: Host, sessions: Int, runs: Int, lastStartedAt: Instant?) {
        self.host = host
        self.sessions = sessions
        self.runs = runs
        self.lastStartedAt = lastStartedAt
    }
}

/// The questions that a history answers.
package protocol History {
    /// The sessions that fit the selection and have a run of a matching benchmark.
    ///
    /// Oldest first; those without a start time before all others; equal times by id.
    func sessions(_ selection: Selection) throws -> [Session]

    /// The runs of one session's matching benchmarks, one value per configuration, in its order.
    func measurements(in session: String, benchmark: Glob?) throws -> [Measurements]

    /// Adds to measurements of one session what their runs read from and wrote to storage, which few
    /// ask for.
    func addStorage(to measurements: inout [Measurements], in session: String) throws

    /// Adds to measurements of one session the times of their runs that do not count.
    func addUncounted(to measurements: inout [Measurements], in session: String) throws

    /// How each benchmark with a run in the selection went over its newest sessions, by name; those
    /// without a configuration are left out.
    ///
    /// - Parameter sessions: the most sessions of a benchmark whose runs are read, at least one.
    func benchmarkTrends(_ selection: Selection, sessions: Int) throws -> [BenchmarkTrend]

    /// The configurations of one session's matching benchmarks, in their order; reads no runs.
    func configurations(in session: String, benchmark: Glob?) throws -> [Configuration]

    /// The benchmarks with a run in the selection, by name.
    func benchmarkEntries(_ selection: Selection) throws -> [BenchmarkEntry]

    /// The sessions of the selection, newest first.
    func sessionEntries(_ selection: Selection) throws -> [SessionEntry]

    /// The hosts of the selection's sessions, by name.
    func hostEntries(_ selection: Selection) throws -> [HostEntry]

    /// What the runs of one session's matching benchmarks said of themselves, one value for each
    /// configuration of which a run said something, in their order.
    func details(in session: String, benchmark: Glob?) throws -> [Details]

    /// The different commands that a benchmark had in its newest session; none where it is new.
    func lastCommands(of benchmark: String) throws -> [[String]]

    /// What people said of the history.
    func annotations() throws -> Annotations
}

extension History {
    /// Nothing, of a history that takes no annotations.
    package func annotations() throws -> Annotations { Annotations() }
}

/// A configuration as one session measures it.
package struct SessionConfiguration: Hashable, Sendable {
    package var configuration: Configuration
    /// The command as typed, placeholders as written and secrets masked.
    package var command: [String]
    /// How its runs are expected to end: `ok`, or for a deadlock `timed-out`.
    package var expected: Outcome
    /// How it is measured, beside its dimensions.
    package var settings: [Setting]

    package init(
        _ configuration: Configuration, command: [String], expected: Outcome = .ok,
        settings: [Setting] = []
    ) {
        self.configuration = configuration
        self.command = command
        self.expected = expected
        self.settings = settings
    }
}

/// An option that changes how a configuration is measured: its name without dashes, and its value as
/// typed, secrets masked; empty for one that has none.
///
/// A name may come several times (`env`); the order is that of the options' declaration.
package struct Setting: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String = "") {
        self.name = name
        self.value = value
    }
}

/// Why a configuration was measured no further.
package enum StopReason: String, CaseIterable, Hashable, Sendable {
    /// It has as many runs as were asked for.
    case runs
    /// The interval of its median is as narrow as was asked for.
    case precision
    /// Its time is spent.
    case budget
    /// It has as many runs as it may have.
    case mostRuns = "max-runs"
    /// A run did not end as expected, or one of its hooks failed.
    case failed
    /// The recording was interrupted.
    case interrupted
}

/// The place that takes what a recorder measures.
package protocol RunStore {
    /// Announces a session and its configurations; nothing is stored before its first runs.
    func begin(_ session: Session, configurations: [SessionConfiguration]) throws

    /// Stores finished runs of the session that was begun, durable when it returns.
    func store(_ runs: [Run]) throws

    /// Ends the session that was begun: why each of its configurations was measured no further, in the
    /// order of `begin`; nil for one that was not measured. Nothing is stored where no run was.
    func end(_ stops: [StopReason?]) throws

    /// Whether what `store` threw passes by itself: another program's lock.
    func isPassing(_ error: any Error) -> Bool
}
