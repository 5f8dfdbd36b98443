package import PerfModel

/// What of a suite is to be recorded, and how.
package struct SuiteSelection: Sendable {
    /// The names of the benchmarks that are wanted; empty: all.
    package var only: [String]
    /// How much smaller the work is than the suite's, finite and greater than zero; 1: not at all.
    package var scale: Double
    /// The runtimes that are wanted; nil: those that the suite names.
    ///
    /// A word that is a benchmark's runtime, or the first word of one, chooses that; any other is an
    /// interpreter, by name or path, for the benchmarks that run with one. Benchmarks that have
    /// neither runtime nor interpreter are wanted always.
    package var runtimes: [String]?
    /// Replaces what the suite says; benchmarks that say fewer themselves keep that.
    package var runs: GoalRequest
    package var warmups: Int?
    /// Replaces what the suite says; benchmarks that say a time themselves keep that.
    package var timeout: Duration?
    /// Replaces what the suite and its benchmarks say.
    package var options: ChildOptions

    package init(
        only: [String] = [], scale: Double = 1, runtimes: [String]? = nil,
        runs: GoalRequest = GoalRequest(), warmups: Int? = nil, timeout: Duration? = nil,
        options: ChildOptions = ChildOptions()
    ) {
        self.only = only
        self.scale = scale
        self.runtimes = runtimes
        self.runs = runs
        self.warmups = warmups
        self.timeout = timeout
        self.options = options
    }

    /// The scale as text, always in plain digits: `1`, `0.02`, `0.00001`.
    package var scaleText: String {
        if let whole = Int64(exactly: scale) { return String(whole) }
        // `1.5e-05` has the digits 15, and its point stands four places before them.
        let parts = String(scale).split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return String(scale) }
        let halves = parts[0].split(separator: ".").map(String.init)
        let digits = halves.count == 2 && halves[1] != "0" ? halves[0] + halves[1] : halves[0]
        let point = halves[0].count + exponent
        func zeros(_ count: Int) -> String { String(repeating: "0", count: max(0, count)) }
        return point <= 0 ? "0." + zeros(-point) + digits : digits + zeros(point - digits.count)
    }
}

/// Why nothing can be recorded of a suite as it was asked for.
package enum SuiteSelectionError: Error, Hashable, Sendable {
    case unknownBenchmark(String, known: [String])
    /// A runtime that is none of the suite's, in a selection where nothing runs with an interpreter.
    case unknownRuntime(String, known: [String])
    /// No benchmark is left.
    case nothingSelected
    /// Two interpreters that are the same runtime, which could not be told apart in the history.
    case runtimeTwice(String, first: String, second: String)
    /// Two runtimes' real names make two configurations alike.
    case configurationTwice(Configuration)
}
