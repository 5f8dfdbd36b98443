package import PerfModel

/// A file that declares benchmarks and the charts that are to be made of them.
package struct Suite: Sendable {
    /// Nil where the file does not say.
    package var name: String?
    /// What holds for benchmarks that say nothing else; nil where the file does not say.
    package var runs: GoalRequest
    package var warmups: Int?
    package var timeout: Duration?
    package var options = ChildOptions()
    /// Nil where the file does not say; so are the two below.
    package var order: RunOrder?
    package var setupMoment: SetupMoment?
    /// Of several commands: the name of the one that the others are compared with; nil: the fastest.
    package var reference: String?
    /// At least one; several may have the same name.
    package var benchmarks: [SuiteBenchmark]
    /// Each name once.
    package var charts: [ChartDeclaration]

    package init(
        name: String? = nil, runs: GoalRequest = GoalRequest(), warmups: Int? = nil,
        timeout: Duration? = nil,
        benchmarks: [SuiteBenchmark], charts: [ChartDeclaration] = []
    ) {
        self.name = name
        self.runs = runs
        self.warmups = warmups
        self.timeout = timeout
        self.benchmarks = benchmarks
        self.charts = charts
    }

    /// The names of its benchmarks, each once, in order.
    package var benchmarkNames: [String] { benchmarks.map(\.name).eachOnce }

    /// The names of the commands that its benchmarks compare, each once, in order.
    var commandNames: [String] {
        benchmarks.flatMap(\.points).filter { $0.command != nil }.flatMap(\.parameters)
            .filter { $0.name == Sweep.commandParameter }.map(\.value).eachOnce
    }
}

/// One benchmark of a suite: a command and the sweep that it is run over.
package struct SuiteBenchmark: Sendable {
    package var name: String
    /// Its commands, each as written, at least one word; several are compared.
    package var commands: [[String]]
    /// The points of its sweep, at least one; without runtimes where it has interpreters.
    package var points: [SweepPoint]
    /// The interpreters that it runs with; empty where it runs without.
    package var interpreters: [String]
    package var runs: GoalRequest
    /// Nil where it does not say; so is the next.
    package var warmups: Int?
    package var timeout: Duration?
    package var options = ChildOptions()
    package var expected: Outcome
    /// The program that runs while this benchmark is measured, as written; nil where it needs none.
    package var service: [String]?
    /// The least changes of its times that matter to `compare` and `check`, as a share and as a time; nil where
    /// it does not say.
    package var minimumChange: Double?, minimumDelta: Duration?

    package init(
        name: String, commands: [[String]], points: [SweepPoint], interpreters: [String] = [],
        runs: GoalRequest = GoalRequest(), warmups: Int? = nil, timeout: Duration? = nil,
        expected: Outcome = .ok,
        service: [String]? = nil
    ) {
        self.name = name
        self.commands = commands
        self.points = points
        self.interpreters = interpreters
        self.runs = runs
        self.warmups = warmups
        self.timeout = timeout
        self.expected = expected
        self.service = service
    }
}

extension Array where Element: Hashable {
    /// The elements without repetitions, each at its first place.
    var eachOnce: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
