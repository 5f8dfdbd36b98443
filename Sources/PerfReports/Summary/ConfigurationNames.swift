package import PerfModel

/// What the configurations of one session are called beside each other: what tells them apart.
package struct ConfigurationNames {
    private var names: [Configuration: String] = [:]
    /// Whether there is more than one to tell apart.
    package let areSeveral: Bool

    /// - Parameter measurements: of one session, each configuration once.
    package init(_ measurements: [Measurements], in session: Session) {
        let points = measurements.map { SweepPoint($0, in: session) }
        let keys = points.map { LineKey(scaling: $0, over: .none) }
        let found = LineNames(of: keys, hosts: HostNames(of: [session]), benchmarkLeads: true)
        for (point, key) in zip(points, keys) {
            names[point.configuration] = found.name(of: key) ?? point.configuration.benchmarkWords
        }
        areSeveral = points.count > 1
    }

    /// `threads ×4, high load`; the benchmark where nothing else is to be told.
    package subscript(configuration: Configuration) -> String {
        names[configuration] ?? configuration.benchmarkWords
    }
}
