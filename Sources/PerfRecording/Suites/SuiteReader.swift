import PerfModel
import RelaxedJSON

/// Reads a suite's file: JSON with comments and last commas.
///
///     {
///       "name": "mine", "runs": 10, "timeout": "30s",
///       "benchmarks": [
///         {"name": "sort", "command": ["./sort", "{workers}"], "workers": [1, 2, "4..8"],
///          "strategy": "threads,processes", "parameters": {"size": ["1M", "10M"]}},
///       ],
///       "charts": [{"name": "sort", "filter": {"benchmark": "sort"}, "x": "workers"}],
///     }
package enum SuiteReader {
    /// The suite that a file's bytes hold.
    ///
    /// - Throws: the first mistake, with its place, and its path where it is no mistake of syntax.
    package static func suite(_ bytes: [UInt8]) throws(SuiteError) -> Suite {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(utf8: bytes, dialect: .relaxed)
        } catch {
            throw SuiteError(.syntax(error.problem), at: error.place)
        }
        let object = try SuiteNode(value: value, path: "").object(
            known: [
                "name", "warmup", "timeout", "order", "setup-at", "reference", "benchmarks",
                "charts",
            ]
                + GoalRequest.names + ChildOptions.keys)
        var suite = Suite(benchmarks: [])
        suite.name = try object["name"]?.text()
        suite.runs = try GoalRequest(object)
        suite.warmups = try object["warmup"]?.count(from: 0)
        suite.timeout = try object["timeout"]?.time()
        suite.order = try object["order"]?.choice(among: RunOrder.allCases)
        suite.setupMoment = try object["setup-at"]?.choice(among: SetupMoment.allCases)
        suite.options = try ChildOptions(object)
        let benchmarks = try object.required("benchmarks").list()
        for node in benchmarks {
            let benchmark = try SuiteBenchmark(node)
            if benchmark.expected == .timedOut, benchmark.timeout ?? suite.timeout == nil {
                throw node.error(.timeoutMissing)
            }
            suite.benchmarks.append(benchmark)
        }
        try checkConfigurations(of: suite, nodes: benchmarks)
        suite.reference = try reference(object["reference"], of: suite)
        if let node = object["charts"] { suite.charts = try charts(node, of: suite) }
        return suite
    }

    /// The name of a command that some benchmark compares with others.
    private static func reference(
        _ node: SuiteNode?, of suite: Suite
    ) throws(SuiteError) -> String? {
        guard let node else { return nil }
        let name = try node.text()
        guard suite.commandNames.contains(name) else {
            throw node.error(.unknownCommand(name, known: suite.commandNames))
        }
        return name
    }

    /// Refuses a configuration that stands twice, and more of them than a sweep may have.
    private static func checkConfigurations(
        of suite: Suite, nodes: [SuiteNode]
    ) throws(SuiteError) {
        var places: [Configuration: String] = [:]
        for (benchmark, node) in zip(suite.benchmarks, nodes) {
            for point in benchmark.points {
                var configuration = point.configuration
                let runtimes: [String?] =
                    benchmark.interpreters.isEmpty ? [point.runtime] : benchmark.interpreters
                for runtime in runtimes {
                    configuration.runtime = runtime
                    if let first = places.updateValue(node.path, forKey: configuration) {
                        throw node.error(.configurationTwice(configuration, first: first))
                    }
                }
            }
            guard places.count <= SweepList.limit else {
                throw node.error(
                    .badSweep(.tooMany(list: benchmark.name, limit: SweepList.limit)))
            }
        }
    }

    private static func charts(
        _ node: SuiteNode, of suite: Suite
    ) throws(SuiteError) -> [ChartDeclaration] {
        // No charts is a fine number of charts.
        guard node.value.list != [] else { return [] }
        let reader = SuiteChartReader(suite)
        var charts: [ChartDeclaration] = []
        var paths: [String: String] = [:]
        for node in try node.list() {
            let chart = try reader.chart(node)
            if let first = paths.updateValue(node.path, forKey: chart.name) {
                throw node.error(.chartTwice(chart.name, first: first))
            }
            charts.append(chart)
        }
        return charts
    }
}
