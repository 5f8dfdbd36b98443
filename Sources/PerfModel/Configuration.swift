/// How the work is spread: `serial`, `threads`, `processes`, or a user's own word.
package struct Strategy: Hashable, Sendable, Comparable {
    package var name: String

    package init(_ name: String) {
        self.name = name
    }

    package static let serial = Strategy("serial")
    package static let threads = Strategy("threads")
    package static let processes = Strategy("processes")

    /// The known ones first, in the order in which a reader expects them; then by name.
    package static func < (left: Strategy, right: Strategy) -> Bool {
        (left.rank, left.name) < (right.rank, right.name)
    }

    private var rank: Int {
        [Strategy.serial, .threads, .processes].firstIndex(of: self) ?? 3
    }
}

/// A load level: its name and how many times the normal work it is.
package struct Load: Hashable, Sendable, Comparable {
    package var name: String
    /// Finite and greater than zero; 1 where none was said.
    package var factor: Double

    package init(name: String, factor: Double = 1) {
        self.name = name
        self.factor = factor
    }

    package static func < (left: Load, right: Load) -> Bool {
        (left.factor, left.name) < (right.factor, right.name)
    }
}

/// Any other named dimension of a sweep, with its value as typed.
package struct Parameter: Hashable, Sendable, Comparable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    package static func < (left: Parameter, right: Parameter) -> Bool {
        if left.name != right.name { return left.name < right.name }
        return naturallyPrecedes(left.value, right.value)
    }

    /// The value as a number, where it is a finite one: `4`, `0.5`, `1e6`.
    package var number: Double? {
        finiteNumber(value)
    }
}

/// Numbers by their size and before words; words by their Unicode scalars.
package func naturallyPrecedes(_ left: String, _ right: String) -> Bool {
    switch (finiteNumber(left), finiteNumber(right)) {
    case (let left?, let right?) where left != right: left < right
    case (_?, nil): true
    case (nil, _?): false
    default: left < right
    }
}

/// The number that a text is; nil for a word, `inf` and `nan`, which have no place in an order.
private func finiteNumber(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
}

/// One point of a sweep: a benchmark and all its dimensions; what was not said is nil.
package struct Configuration: Hashable, Sendable {
    package var benchmark: String
    package var strategy: Strategy?
    /// How many threads or processes were asked for, at least 1; `serial` has exactly 1.
    package var workers: Int?
    package var load: Load?
    package var caching: String?
    package var mechanism: String?
    package var runtime: String?
    /// Sorted by name; each name once.
    package var parameters: [Parameter]

    package init(
        benchmark: String, strategy: Strategy? = nil, workers: Int? = nil, load: Load? = nil,
        caching: String? = nil, mechanism: String? = nil, runtime: String? = nil,
        parameters: [Parameter] = []
    ) {
        self.benchmark = benchmark
        self.strategy = strategy
        self.workers = workers
        self.load = load
        self.caching = caching
        self.mechanism = mechanism
        self.runtime = runtime
        self.parameters = parameters.sorted()
    }

    /// The dimensions that were said, in words, without the benchmark: `processes ×4, high`.
    package var words: String {
        var parts: [String] = []
        switch (strategy, workers) {
        case (.serial?, 1?): parts.append("serial")
        case (let strategy?, let workers?): parts.append("\(strategy.name) ×\(workers)")
        case (let strategy?, nil): parts.append(strategy.name)
        case (nil, let workers?): parts.append(workers == 1 ? "1 worker" : "\(workers) workers")
        case (nil, nil): break
        }
        if let load { parts.append(load.name) }
        if let caching { parts.append(caching == "none" ? "not cached" : caching) }
        if let mechanism { parts.append("by \(mechanism)") }
        if let runtime { parts.append(runtime) }
        parts += parameters.map { "\($0.name)=\($0.value)" }
        return parts.joined(separator: ", ")
    }
}

extension Configuration: Comparable {
    /// The order of tables: benchmark, load, caching, strategy, mechanism, runtime, parameters, workers.
    package static func < (left: Configuration, right: Configuration) -> Bool {
        if left.benchmark != right.benchmark { return left.benchmark < right.benchmark }
        if left.load != right.load { return precedes(left.load, right.load) }
        if left.caching != right.caching { return precedes(left.caching, right.caching) }
        if left.strategy != right.strategy { return precedes(left.strategy, right.strategy) }
        if left.mechanism != right.mechanism { return precedes(left.mechanism, right.mechanism) }
        if left.runtime != right.runtime { return precedes(left.runtime, right.runtime) }
        if left.parameters != right.parameters {
            return left.parameters.lexicographicallyPrecedes(right.parameters)
        }
        return precedes(left.workers, right.workers)
    }

    /// What was not said comes first.
    private static func precedes<Value: Comparable>(_ left: Value?, _ right: Value?) -> Bool {
        switch (left, right) {
        case (nil, nil), (_?, nil): false
        case (nil, _?): true
        case (let left?, let right?): left < right
        }
    }
}
