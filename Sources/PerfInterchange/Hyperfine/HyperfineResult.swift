import PerfModel

/// What hyperfine's JSON holds, whichever version wrote it.
struct HyperfineFileContent: Hashable {
    /// In the order in which they stand.
    var results: [HyperfineResult]
    /// From 2.0, like the others.
    var version: String?
    var startedAt: Instant?
    /// `Linux`, `x86_64`, as the system calls them.
    var system: String?
    var architecture: String?
}

/// One result: what one command took.
struct HyperfineResult: Hashable {
    /// The command line with its parameters filled in; before 2.0 the name that was given to it, if
    /// there was one.
    var command: String
    /// The name that was given to the command (from 2.0).
    var name: String?
    /// In the order in which they were made, at least one.
    var runs: [HyperfineRun]
    /// Means over the runs, in seconds, where the runs' own are not told.
    var user: Double?
    var system: Double?
    /// Sorted by name, each once.
    var parameters: [Parameter]

    /// What it is called.
    var label: String { name ?? command }
}

/// One run, in seconds and bytes.
struct HyperfineRun: Hashable {
    /// The cost of a shell may have been subtracted.
    var wall: Double
    var user: Double?
    var system: Double?
    /// What it says of memory, see `HyperfineImport`.
    var memory: Int64?
    var end: End = .untold
    /// By name.
    var counters: [Counter] = []

    struct Counter: Hashable {
        /// `cpu-cycles`, `instructions`, …
        var name: String
        var value: Double
    }

    /// How it ended.
    enum End: Hashable {
        /// The file does not say.
        case untold
        /// By a signal that is not told.
        case signalled
        /// The exit status, or 128 + the number of a signal.
        case code(Int)
    }
}
