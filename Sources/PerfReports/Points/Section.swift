import PerfModel

/// The newest points of one benchmark under one load and one caching mode: a chart and a table.
struct Section {
    var benchmark: String
    var load: Load?
    var caching: String?
    /// In the order of tables, at least one.
    let points: [SweepPoint]
    /// What the points' speed-ups are measured against.
    let baselines: Baselines

    init(benchmark: String, load: Load?, caching: String?, points: [SweepPoint]) {
        self.benchmark = benchmark
        self.load = load
        self.caching = caching
        self.points = points
        baselines = Baselines(among: points)
    }

    /// What tells sections apart.
    struct Key: Hashable {
        var benchmark: String
        var load: Load?
        var caching: String?

        init(of configuration: Configuration) {
            benchmark = configuration.benchmark
            load = configuration.load
            caching = configuration.caching
        }

        init(of section: Section) {
            benchmark = section.benchmark
            load = section.load
            caching = section.caching
        }
    }

    /// Splits points into sections, in the order of tables.
    static func sections(of points: [SweepPoint]) -> [Section] {
        let groups = Groups(points) { Key(of: $0.configuration) }
        return groups.keys.map { key in
            Section(
                benchmark: key.benchmark, load: key.load, caching: key.caching, points: groups[key])
        }
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
