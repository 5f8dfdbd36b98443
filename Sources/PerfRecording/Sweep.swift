package import PerfModel

/// The dimensions of one call of `perfdb record`; an empty list is a dimension that was not said.
package struct Sweep: Sendable {
    package var benchmark: String
    package var strategies: [Strategy] = []
    package var workers: [Int] = []
    package var loads: [LoadLevel] = []
    package var cachings: [CachingMode] = []
    package var runtimes: [String] = []
    package var parameters: [ParameterList] = []
    /// The names of the commands that are compared; kept as the parameter `command`.
    package var commands: [String] = []
    /// How many copies are started at once; kept as the parameter `concurrency`.
    package var concurrencies: [Int] = []

    package init(benchmark: String) {
        self.benchmark = benchmark
    }

    /// The parameters that options of their own make.
    package static let commandParameter = "command"
    package static let concurrencyParameter = "concurrency"

    /// Every point of the sweep once, in the order of the lists; workers vary fastest.
    ///
    /// `serial` appears once for each of the other dimensions, with exactly one worker.
    ///
    /// - Throws: `.serialWithWorkers` where serial is the only strategy and other worker counts were
    ///   asked for; `.parameterTwice` where two parameters would have the same variable (`a-b` and
    ///   `A_B` too); `.parameterOfDimension` where one has that of the commands or copies; `.tooMany`
    ///   beyond `SweepList.limit` points.
    package func points() throws(SweepError) -> [SweepPoint] {
        if strategies == [.serial], let other = workers.first(where: { $0 != 1 }) {
            throw .serialWithWorkers(other)
        }
        try checkParameters()
        var points = [SweepPoint(benchmark: benchmark)]
        points = try spread(points, over: Array(commands.enumerated())) { point, command in
            point.command = command.offset
            point.parameters.append(
                Parameter(name: Self.commandParameter, value: command.element))
        }
        for list in parameters {
            points = try spread(points, over: list.values) { point, value in
                point.parameters.append(Parameter(name: list.name, value: value))
            }
        }
        points = try spread(points, over: concurrencies) { point, copies in
            point.copies = copies
            point.parameters.append(
                Parameter(name: Self.concurrencyParameter, value: String(copies)))
        }
        points = try spread(points, over: runtimes) { $0.runtime = $1 }
        points = try spread(points, over: cachings) { $0.caching = $1 }
        points = try spread(points, over: loads) { $0.load = $1 }
        points = try spread(points, over: strategies) { $0.strategy = $1 }
        var result: [SweepPoint] = []
        for point in points {
            if point.strategy == .serial {
                var serial = point
                serial.workers = 1
                result.append(serial)
            } else {
                result += try spread([point], over: workers) { $0.workers = $1 }
            }
            guard result.count <= SweepList.limit else {
                throw .tooMany(list: benchmark, limit: SweepList.limit)
            }
        }
        return result
    }

    private func checkParameters() throws(SweepError) {
        let dimensions = [
            commands.isEmpty ? nil : Self.commandParameter,
            concurrencies.isEmpty ? nil : Self.concurrencyParameter,
        ].compactMap(\.self)
        var variables: Set<String> = []
        for list in parameters {
            let variable = Placeholder(list.name, "").variable
            if let name = dimensions.first(where: { Placeholder($0, "").variable == variable }) {
                throw .parameterOfDimension(name)
            }
            guard variables.insert(variable).inserted else { throw .parameterTwice(list.name) }
        }
    }

    /// Each point once for each value; unchanged where there are no values.
    private func spread<Value>(
        _ points: [SweepPoint], over values: [Value], set: (inout SweepPoint, Value) -> Void
    ) throws(SweepError) -> [SweepPoint] {
        guard !values.isEmpty else { return points }
        guard points.count * values.count <= SweepList.limit else {
            throw .tooMany(list: benchmark, limit: SweepList.limit)
        }
        var spread: [SweepPoint] = []
        for point in points {
            for value in values {
                var copy = point
                set(&copy, value)
                spread.append(copy)
            }
        }
        return spread
    }
}

/// A load level with its factor as typed: `high=10` has the text `10`; `normal` has `1`.
package struct LoadLevel: Hashable, Sendable {
    package var name: String
    package var factorText: String
    /// Finite and greater than zero.
    package var factor: Double

    /// Reads `normal` or `high=10`.
    package init(_ item: String) throws(SweepError) {
        let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        name = String(parts[0])
        factorText = parts.count == 2 ? String(parts[1]) : "1"
        guard !name.isEmpty else { throw .badItem(item, dimension: "load") }
        guard let number = Double(factorText), number.isFinite, number > 0,
            factorText.allSatisfy({ $0.isASCIIDigit || $0 == "." })
        else { throw .badFactor(item) }
        factor = number
    }
}

/// A caching mode with its mechanism, if one was said: `cached:queue`.
package struct CachingMode: Hashable, Sendable {
    package var name: String
    package var mechanism: String?

    /// Reads `none` or `cached:queue`.
    package init(_ item: String) throws(SweepError) {
        let parts = item.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        name = String(parts[0])
        mechanism = parts.count == 2 ? String(parts[1]) : nil
        guard !name.isEmpty, mechanism != "" else { throw .badItem(item, dimension: "caching") }
    }
}

/// A parameter's name and the values it takes.
package struct ParameterList: Hashable, Sendable {
    package var name: String
    package var values: [String]

    /// Reads `size=1M,10M`.
    ///
    /// - Throws: `.badParameterName` where the name is not a word of letters, digits, `_` and `-`
    ///   or is the name of a dimension.
    package init(_ text: String) throws(SweepError) {
        guard let equals = text.firstIndex(of: "=") else { throw .parameterWithoutValue(text) }
        let list = String(text[text.index(after: equals)...])
        try self.init(String(text[..<equals]), values: SweepList.words(of: list), in: list)
    }

    /// Takes a name and the items of a list; `text` is the list for errors.
    init(_ name: String, values words: [String], in text: String) throws(SweepError) {
        guard Placeholder.isWord(name), !Placeholder.dimensions.contains(name) else {
            throw .badParameterName(name)
        }
        self.name = name
        values = try SweepList.items(of: words, in: text)
    }
}

/// One point of a sweep with its values as typed.
package struct SweepPoint: Hashable, Sendable {
    package var benchmark: String
    package var strategy: Strategy?
    package var workers: Int?
    package var load: LoadLevel?
    package var caching: CachingMode?
    package var runtime: String?
    package var parameters: [Parameter] = []
    /// The place of its command among those that are compared, from 0; nil where there is one only.
    package var command: Int?
    /// How many copies are started at once, 1 or more; nil where nobody said.
    package var copies: Int?

    package init(benchmark: String) {
        self.benchmark = benchmark
    }

    /// The point as the history keeps it.
    package var configuration: Configuration {
        Configuration(
            benchmark: benchmark, strategy: strategy, workers: workers,
            load: load.map { Load(name: $0.name, factor: $0.factor) }, caching: caching?.name,
            mechanism: caching?.mechanism, runtime: runtime, parameters: parameters)
    }

    /// What its placeholders stand for, by name; a mechanism that was not said reads as empty.
    package var placeholders: [Placeholder] {
        var list: [Placeholder] = []
        if let strategy { list.append(Placeholder("strategy", strategy.name)) }
        if let workers { list.append(Placeholder("workers", String(workers))) }
        if let load {
            list.append(Placeholder("load", load.name))
            list.append(Placeholder("factor", load.factorText))
        }
        if let caching {
            list.append(Placeholder("caching", caching.name))
            list.append(Placeholder("mechanism", caching.mechanism ?? ""))
        }
        if let runtime { list.append(Placeholder("runtime", runtime)) }
        return list + parameters.map { Placeholder($0.name, $0.value) }
    }
}

/// Why a sweep cannot be read.
package enum SweepError: Error, Hashable, Sendable {
    case emptyItem(list: String)
    case twice(item: String, list: String)
    case tooMany(list: String, limit: Int)
    /// A range with its ends the wrong way round, or a step that leads nowhere.
    case badRange(String)
    case badItem(String, dimension: String)
    /// A load whose factor is not a number above zero.
    case badFactor(String)
    /// A worker count that is not a whole number above zero.
    case badWorkers(String)
    case serialWithWorkers(Int)
    case parameterWithoutValue(String)
    case badParameterName(String)
    case parameterTwice(String)
    /// A parameter that the commands or the copies have already, by its name.
    case parameterOfDimension(String)
}
