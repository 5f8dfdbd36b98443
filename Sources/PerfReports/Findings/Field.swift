import PerfModel

/// Points that may be compared: they differ in strategy, workers and mechanism only.
struct Field {
    /// What sets it apart from the section's other fields: `host B`, `size=1M`; nil for the only one.
    var words: String?
    /// In the order of tables, at least one.
    let points: [SweepPoint]
    /// Names that differ from those made of strategy and workers.
    private let names: [Configuration: String]
    /// The strategies that have several mechanisms.
    private let manifold: Set<Strategy?>
    /// The parameters that tell points apart and not fields, such as the start method of processes.
    private let ways: Set<String>
    private let baselines: Baselines

    init(words: String?, points: [SweepPoint], names: [Configuration: String] = [:]) {
        self.words = words
        self.points = points
        self.names = names
        baselines = Baselines(among: points)
        ways = Contenders.ways(of: points)
        let mechanisms = Dictionary(grouping: points, by: \.configuration.strategy)
            .mapValues { Set($0.map(\.configuration.mechanism)).count }
        manifold = Set(mechanisms.filter { $0.value > 1 }.keys)
    }

    /// The fields of a section, in the order of tables.
    static func fields(of section: Section, hosts: HostNames) -> [Field] {
        let groups = Contenders.groups(of: section.points)
        let keys = groups.map { LineKey(contender: Contenders.representative(of: $0)) }
        let names = groups.count > 1 ? LineNames(of: keys, hosts: hosts) : nil
        return zip(groups, keys).map { Field(words: names?.name(of: $1), points: $0) }
    }

    /// What the speed-up of a point of the field is measured against.
    func baseline(of point: SweepPoint) -> SweepPoint? {
        baselines.baseline(of: point)
    }

    /// What a point is called within the field: `processes ×2`, `processes ×2, queue`, `processes ×2
    /// (start=spawn)`, `serial`; the benchmark where neither strategy nor workers were said.
    func name(of point: SweepPoint) -> String {
        let configuration = point.configuration
        if let name = names[configuration] { return name }
        let mechanism = manifold.contains(configuration.strategy) ? configuration.mechanism : nil
        let parts =
            [configuration.strategyWords, mechanism].compactMap(\.self)
        let way = configuration.words(of: ways)
        if !parts.isEmpty { return Configuration.joined(parts, in: way) }
        return configuration.benchmarkWords
    }

    /// The points of each strategy, mechanism and way that is a pool, in the order of tables.
    var pools: [[SweepPoint]] {
        Groups(points.filter { !$0.configuration.isSerial }) {
            [$0.configuration.strategy?.name, $0.configuration.mechanism]
                + $0.configuration.words(of: ways)
        }.all
    }
}
