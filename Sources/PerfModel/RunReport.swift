/// What a measured program said of itself over the report channel; times in nanoseconds.
package struct RunReport: Hashable, Sendable {
    /// What the program declares to be timed, all regions added up; nil where it declared none.
    package var region: Int64?
    /// How many items it did; nil where it did not say.
    package var items: Int64?
    /// In the order in which they were told.
    package var phases: [Phase] = []
    package var tasks: [WorkTask] = []
    package var metrics: [MetricValue] = []
    /// What memory each worker says it used.
    package var workers: [WorkerMemory] = []
    /// Errors that the program told, and what was wrong with its report.
    package var messages: [RunMessage] = []

    package init() {}

    package var isEmpty: Bool { self == RunReport() }

    /// Whether the program said that it failed.
    package var hasErrors: Bool { messages.contains { $0.kind == .error } }
}

/// A named part of a run. A name that is told several times adds up.
package struct Phase: Hashable, Sendable {
    /// `setup`, `start`, `argument-transfer`, `compute`, `result-transfer`, `join`, or a user's word.
    package var name: String
    /// Nanoseconds.
    package var duration: Int64

    package init(name: String, duration: Int64) {
        self.name = name
        self.duration = duration
    }

    /// The phases of the study's workloads, in the order in which they come.
    package static let known = [
        "setup", "start", "argument-transfer", "compute", "result-transfer", "join",
    ]
}

/// A piece of work with start, stop and worker; nanoseconds since the run's region began.
package struct WorkTask: Hashable, Sendable {
    package var name: String
    /// From 1; nil where it was not said.
    package var worker: Int?
    package var start: Int64
    /// Not before the start.
    package var stop: Int64

    package init(name: String, worker: Int?, start: Int64, stop: Int64) {
        self.name = name
        self.worker = worker
        self.start = start
        self.stop = stop
    }
}

/// Any other number that a run has: its name, unit and which way is better.
package struct Metric: Hashable, Sendable, Comparable {
    package var name: String
    /// `B`, `s`, `requests/s`; nil where it was not said.
    package var unit: String?
    package var direction: Direction?

    package enum Direction: String, CaseIterable, Hashable, Sendable {
        case lower, higher
    }

    package init(name: String, unit: String? = nil, direction: Direction? = nil) {
        self.name = name
        self.unit = unit
        self.direction = direction
    }

    package static func < (left: Metric, right: Metric) -> Bool {
        (left.name, left.unit ?? "", left.direction?.rawValue ?? "")
            < (right.name, right.unit ?? "", right.direction?.rawValue ?? "")
    }
}

/// One value of a metric in one run; finite.
package struct MetricValue: Hashable, Sendable {
    package var metric: Metric
    package var value: Double

    package init(metric: Metric, value: Double) {
        self.metric = metric
        self.value = value
    }
}

/// What one worker says of its own memory, in bytes.
package struct WorkerMemory: Hashable, Sendable {
    /// From 1.
    package var worker: Int
    /// The peak of its resident memory, what it shares with others included.
    package var peak: Int64
    /// Its proportional share at the end of its work (Linux, `smaps_rollup`); nil where unknown.
    package var proportional: Int64?

    package init(worker: Int, peak: Int64, proportional: Int64? = nil) {
        self.worker = worker
        self.peak = peak
        self.proportional = proportional
    }
}

/// A sentence of a run: an error that the program told, or a warning about what it told, printed or
/// left behind.
package struct RunMessage: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case error, warning
    }

    /// The name of the warning that processes outlived a run.
    package static let leftProcesses = "left-processes"

    package var kind: Kind
    /// A stable name: `reported` for an error of the program; `channel-garbage`, `channel-flood`,
    /// `phases-exceed-wall`, `left-processes`, `metric-missing`, … for a warning.
    package var name: String
    package var text: String

    package init(kind: Kind, name: String, text: String) {
        self.kind = kind
        self.name = name
        self.text = text
    }
}
