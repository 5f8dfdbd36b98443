/// A chart that a suite asks for; reports draw it instead of their own choice.
package struct ChartDeclaration: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Time against an ordered dimension, a line per series.
        case lines
        /// A bar per configuration, for what has no order.
        case bars
        /// User, system, CPU % and total as `time` prints them, a row per configuration.
        case table
        /// A bar per task from start to stop, a row per worker.
        case timeline
        /// Speed-up against workers with the curves of Amdahl's law.
        case law
    }

    /// The file's name without extension: lower-case letters, digits, `_` and `-`.
    package var name: String
    package var title: String
    package var kind: Kind
    /// Which configurations are drawn: those that match every one.
    package var filter: [DimensionFilter]
    /// The dimension on the x axis; nil: workers.
    package var x: String?
    /// The dimensions that make lines; empty: all that differ.
    package var series: [String]
    /// Charts of one group share one scale and are shown on one page, too; nil: alone.
    package var group: String?

    package init(
        name: String, title: String, kind: Kind = .lines, filter: [DimensionFilter] = [],
        x: String? = nil, series: [String] = [], group: String? = nil
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.filter = filter
        self.x = x
        self.series = series
        self.group = group
    }

    package func contains(_ configuration: Configuration) -> Bool {
        filter.allSatisfy { $0.matches(configuration) }
    }
}

/// A dimension and the values of it that are wanted; an empty text stands for "not said".
package struct DimensionFilter: Hashable, Sendable {
    /// `benchmark`, `strategy`, `workers`, `load`, `caching`, `mechanism`, `runtime`, or a
    /// parameter's name.
    package var dimension: String
    package var values: [String]

    package init(_ dimension: String, _ values: String...) {
        self.dimension = dimension
        self.values = values
    }

    package init(dimension: String, values: [String]) {
        self.dimension = dimension
        self.values = values
    }

    package func matches(_ configuration: Configuration) -> Bool {
        values.contains(configuration.value(ofDimension: dimension) ?? "")
    }
}

extension Configuration {
    /// The names of what every configuration may have; any other name is a parameter's.
    package static let dimensions = [
        "benchmark", "strategy", "workers", "load", "caching", "mechanism", "runtime",
    ]

    /// The value of a dimension or parameter by its name, as text; nil where it was not said.
    package func value(ofDimension name: String) -> String? {
        switch name {
        case "benchmark": benchmark
        case "strategy": strategy?.name
        case "workers": workers.map { String($0) }
        case "load": load?.name
        case "caching": caching
        case "mechanism": mechanism
        case "runtime": runtime
        default: parameters.first { $0.name == name }?.value
        }
    }
}
