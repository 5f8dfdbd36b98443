import PerfModel

/// The newest points of one benchmark under one load and one caching mode: a chart and a table.
struct Section {
    var benchmark: String
    var load: Load?
    var caching: String?
    /// In the order of tables, at least one.
    var points: [SweepPoint]

    /// Splits points into sections, in the order of tables.
    static func sections(of points: [SweepPoint]) -> [Section] {
        var sections: [Section] = []
        for point in points {
            let configuration = point.configuration
            if let last = sections.indices.last,
                sections[last].benchmark == configuration.benchmark,
                sections[last].load == configuration.load,
                sections[last].caching == configuration.caching
            {
                sections[last].points.append(point)
            } else {
                sections.append(
                    Section(
                        benchmark: configuration.benchmark, load: configuration.load,
                        caching: configuration.caching, points: [point]))
            }
        }
        return sections
    }

    /// `high load (×10), cached`; nil where neither was said.
    var words: String? {
        let parts = [load.map(Self.words), caching.map(Self.words)].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func words(_ load: Load) -> String {
        let factor = load.factor == 1 ? "" : " (×\(factorText(load.factor)))"
        return "\(load.name) load\(factor)"
    }

    private static func words(_ caching: String) -> String {
        caching == "none" ? "not cached" : caching == "cached" ? "cached" : "caching \(caching)"
    }

    /// A load factor as it is typed: `10`, `0.5`.
    static func factorText(_ factor: Double) -> String {
        let text = "\(factor)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
