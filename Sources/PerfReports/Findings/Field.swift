import PerfModel

/// Points that may be compared: they differ in strategy, workers and mechanism only.
struct Field {
    /// What sets it apart from the section's other fields: `host B`, `size=1M`; nil for the only one.
    var words: String?
    /// In the order of tables, at least one.
    var points: [SweepPoint]
    /// Names that differ from those made of strategy and workers.
    var names: [Configuration: String] = [:]

    /// The fields of a section, in the order of tables.
    static func fields(of section: Section, hosts: HostNames) -> [Field] {
        var fields: [Field] = []
        for point in section.points {
            if let index = fields.firstIndex(where: {
                $0.points.first?.contends(with: point) == true
            }) {
                fields[index].points.append(point)
            } else {
                fields.append(Field(words: nil, points: [point]))
            }
        }
        let keys = fields.compactMap(\.points.first).map { LineKey(contender: $0) }
        let names = LineNames(of: keys, hosts: hosts)
        guard fields.count > 1 else { return fields }
        for index in fields.indices { fields[index].words = names.name(of: keys[index]) }
        return fields
    }

    /// What the speed-up of a point of the field is measured against.
    func baseline(of point: SweepPoint) -> SweepPoint? {
        Baseline.of(point, among: points)
    }

    /// What a point is called within the field: `processes ×2`, `processes ×2, queue`, `serial`;
    /// the benchmark where neither strategy nor workers were said.
    func name(of point: SweepPoint) -> String {
        let configuration = point.configuration
        if let name = names[configuration] { return name }
        let strategy = configuration.strategy
        let mechanisms = Set(
            points.map(\.configuration).filter { $0.strategy == strategy }.map(\.mechanism))
        let mechanism = mechanisms.count > 1 ? configuration.mechanism : nil
        let parts = [configuration.strategyWords, mechanism].compactMap(\.self)
        guard parts.isEmpty else { return parts.joined(separator: ", ") }
        return configuration.benchmark.isEmpty ? "the command" : configuration.benchmark
    }

    /// The points of each strategy and mechanism that is a pool, in the order of tables.
    var pools: [[SweepPoint]] {
        var pools: [[SweepPoint]] = []
        for point in points where !point.configuration.isSerial {
            if let index = pools.firstIndex(where: {
                $0.first?.configuration.strategy == point.configuration.strategy
                    && $0.first?.configuration.mechanism == point.configuration.mechanism
            }) {
                pools[index].append(point)
            } else {
                pools.append([point])
            }
        }
        return pools
    }
}

extension SweepPoint {
    /// Whether two points of a section may be compared with each other.
    func contends(with other: SweepPoint) -> Bool {
        host == other.host && configuration.runtime == other.configuration.runtime
            && configuration.parameters == other.configuration.parameters
            && session.measuresTheSame(as: other.session)
    }
}
