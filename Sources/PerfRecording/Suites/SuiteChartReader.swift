import PerfModel
import RelaxedJSON

/// Reads the charts that a suite declares.
struct SuiteChartReader {
    /// What a chart can be about: the dimensions that every benchmark may have, and parameters.
    private let dimensions: [String]
    private let benchmarks: [String]

    static let keys = ["name", "title", "kind", "filter", "x", "series", "group"]

    init(_ suite: Suite) {
        let parameters = suite.benchmarks.flatMap { benchmark in
            benchmark.points.flatMap { $0.parameters.map(\.name) }.eachOnce
        }
        dimensions = (Configuration.dimensions + parameters + ["scale"]).eachOnce
        benchmarks = suite.benchmarkNames
    }

    func chart(_ node: SuiteNode) throws(SuiteError) -> ChartDeclaration {
        let object = try node.object(known: Self.keys)
        let nameNode = try object.required("name")
        let name = try nameNode.text()
        guard Self.isFileName(name) else { throw nameNode.error(.badChartName(name)) }
        var chart = ChartDeclaration(name: name, title: try object["title"]?.text() ?? name)
        chart.kind = try object["kind"]?.choice(among: ChartDeclaration.Kind.allCases) ?? .lines
        if let node = object["filter"] { chart.filter = try filter(node) }
        if let node = object["x"] { chart.x = try dimension(node) }
        if let node = object["series"] {
            let nodes = node.value.string == nil ? try node.words() : [node]
            for node in nodes { chart.series.append(try dimension(node)) }
        }
        chart.group = try object["group"]?.text()
        return chart
    }

    private func filter(_ node: SuiteNode) throws(SuiteError) -> [DimensionFilter] {
        var filters: [DimensionFilter] = []
        for member in try node.members() {
            guard dimensions.contains(member.name) else {
                throw SuiteError(
                    .unknownDimension(member.name, known: dimensions), path: node.path,
                    at: member.place)
            }
            let value = SuiteNode(value: member.value, path: "\(node.path).\(member.name)")
            // A text is one value here: values of dimensions may have commas.
            var items: [(text: String, node: SuiteNode)] = []
            if let text = member.value.string {
                items = [(text, value)]
            } else {
                items = try value.items()
            }
            for (name, item) in items where member.name == "benchmark" {
                guard benchmarks.contains(name) else {
                    throw item.error(.unknownBenchmark(name, known: benchmarks))
                }
            }
            filters.append(DimensionFilter(dimension: member.name, values: items.map(\.text)))
        }
        return filters
    }

    private func dimension(_ node: SuiteNode) throws(SuiteError) -> String {
        let name = try node.text()
        guard dimensions.contains(name) else {
            throw node.error(.unknownDimension(name, known: dimensions))
        }
        return name
    }

    /// Whether a chart's file can have this name on every system.
    private static func isFileName(_ text: String) -> Bool {
        text.utf8.count <= 100
            && text.allSatisfy {
                ("a"..."z").contains($0) || $0.isASCIIDigit || $0 == "_" || $0 == "-"
            }
    }
}
