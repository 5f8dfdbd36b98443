import PerfModel

/// What configurations and hosts are called beside each other in one comparison.
struct VerdictNames {
    private var names: [Configuration: String] = [:]
    let hosts: HostNames

    init(_ sides: JudgedSides) {
        hosts = HostNames(
            of: (sides.baseline.sessions + sides.candidate.sessions).sorted(by: Session.precedes))
        let all = Set(
            sides.judgements.map(\.configuration) + sides.unpaired.map(\.configuration))
        guard let session = sides.candidate.sessions.last ?? sides.baseline.sessions.last else {
            return
        }
        let keys = all.sorted().map { configuration in
            let none = Measurements(
                configuration: configuration, command: [], wall: [], totalUser: nil, totalSys: nil,
                maxRSS: nil, outcomes: [:], warmups: 0)
            return (configuration, LineKey(scaling: SweepPoint(none, in: session), over: .none))
        }
        let found = LineNames(
            of: keys.map(\.1), hosts: HostNames(of: [session]), benchmarkLeads: true)
        for (configuration, key) in keys {
            names[configuration] = found.name(of: key) ?? configuration.benchmarkWords
        }
    }

    /// `sort, threads ×4`.
    func name(_ configuration: Configuration) -> String {
        names[configuration] ?? configuration.benchmarkWords
    }

    /// The same, with the host where there are several: `sort, threads ×4, host B`.
    func name(_ judgement: Judgement) -> String {
        let name = name(judgement.configuration)
        return hosts.areSeveral && judgement.host == judgement.baselineHost
            ? "\(name), \(hosts.name(of: judgement.host))" : name
    }
}
