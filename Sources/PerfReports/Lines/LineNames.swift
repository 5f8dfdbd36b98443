import PerfModel

/// What the lines of one chart are called: the strategy, and whatever else tells them apart.
struct LineNames {
    private let keys: [LineKey]
    private let hosts: HostNames
    private let varying: [LineDimension]

    init(of keys: [LineKey], hosts: HostNames) {
        self.keys = keys
        self.hosts = hosts
        varying = LineDimension.all(of: keys).filter { dimension in
            Set(keys.map { dimension.value(of: $0, hosts: hosts) }).count > 1
        }
    }

    /// `threads`, `processes ×4, queue`, `threads, host B`, `threads (3f2a91c)`; nil where there is
    /// nothing to say.
    func name(of key: LineKey) -> String? {
        let plain = plainName(of: key)
        let twins = keys.filter { plainName(of: $0) == plain }
        guard twins.count > 1, let difference = difference(of: key, among: twins) else {
            return plain.isEmpty ? nil : plain
        }
        return plain.isEmpty ? difference : "\(plain) (\(difference))"
    }

    private func plainName(of key: LineKey) -> String {
        let configuration = Configuration(
            benchmark: "", strategy: key.strategy, workers: key.workers)
        var parts = [configuration.strategyWords].compactMap(\.self)
        for dimension in varying {
            switch dimension {
            case .host, .runtime, .parameter, .mechanism, .label:
                if dimension == .mechanism, !mechanismVaries(within: key.strategy) { continue }
                if let value = dimension.value(of: key, hosts: hosts) { parts.append(value) }
            case .workers, .strategy, .session: break
            }
        }
        return parts.joined(separator: ", ")
    }

    private func mechanismVaries(within strategy: Strategy?) -> Bool {
        Set(keys.filter { $0.strategy == strategy }.map(\.mechanism)).count > 1
    }

    /// What tells the key's session from its twins': label, revision, date, or date and time.
    private func difference(of key: LineKey, among twins: [LineKey]) -> String? {
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
