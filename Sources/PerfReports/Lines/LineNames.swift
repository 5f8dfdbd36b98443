import PerfModel

/// What the lines of one chart are called: the strategy, and whatever else tells them apart.
struct LineNames {
    private var names: [LineKey: String] = [:]

    /// - Parameters:
    ///   - keys: those of one chart, each once.
    ///   - told: the dimensions that names tell, where that tells all lines apart; empty: all that
    ///     differ.
    ///   - benchmarkLeads: whether the benchmark stands before the strategy.
    init(
        of keys: [LineKey], hosts: HostNames, telling told: [String] = [],
        benchmarkLeads: Bool = false
    ) {
        let differing = LineDimension.all(of: keys).filter { dimension in
            Set(keys.map { dimension.value(of: $0, hosts: hosts) }).count > 1
        }
        let chosen = differing.filter { $0.name.map(told.contains) ?? false }
        let values = Set(keys.map { key in chosen.map { $0.value(of: key, hosts: hosts) } })
        let varying = values.count == keys.count ? chosen : differing
        let mechanisms = Dictionary(grouping: keys, by: \.strategy)
            .mapValues { Set($0.map(\.mechanism)).count }
        let plain = keys.map { key in
            let hasMechanism = (mechanisms[key.strategy] ?? 0) > 1
            let told = varying.filter { $0 != .mechanism || hasMechanism }
            let name = Self.plainName(
                of: key, telling: told.filter { !benchmarkLeads || $0 != .benchmark }, hosts: hosts)
            guard benchmarkLeads, told.contains(.benchmark) else { return name }
            return name.isEmpty ? key.benchmark : "\(key.benchmark), \(name)"
        }
        for (name, twins) in Dictionary(grouping: zip(plain, keys), by: \.0) {
            let keys = twins.map(\.1)
            for key in keys {
                guard keys.count > 1, let difference = Self.difference(of: key, among: keys) else {
                    names[key] = name.isEmpty ? nil : name
                    continue
                }
                names[key] = name.isEmpty ? difference : "\(name) (\(difference))"
            }
        }
    }

    /// `threads`, `processes ×4, queue`, `threads, host B`, `threads (3f2a91c)`; nil where there is
    /// nothing to say.
    func name(of key: LineKey) -> String? {
        names[key]
    }

    private static func plainName(
        of key: LineKey, telling dimensions: [LineDimension], hosts: HostNames
    ) -> String {
        let configuration = Configuration(
            benchmark: "", strategy: key.strategy, workers: key.workers)
        let values = dimensions.map { dimension -> String? in
            switch dimension {
            case .benchmark, .load, .caching, .host, .runtime, .parameter, .mechanism, .label:
                dimension.value(of: key, hosts: hosts)
            case .workers, .strategy, .session: nil
            }
        }
        return ([configuration.strategyWords] + values).compactMap(\.self).joined(separator: ", ")
    }

    /// What tells the key's session from its twins': label, revision, date, or date and time.
    private static func difference(of key: LineKey, among twins: [LineKey]) -> String? {
        guard let session = key.session else { return nil }
        let spellings: [(Session) -> String?] = [
            { $0.label }, { $0.revision?.shortName }, { $0.startedAt?.date },
            { $0.startedAt?.iso8601 },
        ]
        for spelling in spellings {
            let values = twins.map { $0.session.flatMap(spelling) }
            if Set(values).count == twins.count {
                return spelling(session) ?? "not said"
            }
        }
        return String(session.id.prefix(8))
    }
}
