import PerfModel

/// What points have in common that may be compared: all but strategy, workers and mechanism.
///
/// They may come from several sessions, if those measured the same revision under the same label.
struct Contenders: Hashable {
    private var benchmark: String
    private var load: Load?
    private var caching: String?
    private var runtime: String?
    private var parameters: [Parameter]
    private var host: Host?
    private var version: Version

    /// - Parameter withParameters: whether points with other parameters have other contenders.
    init(of point: SweepPoint, withParameters: Bool = true) {
        let configuration = point.configuration
        benchmark = configuration.benchmark
        load = configuration.load
        caching = configuration.caching
        runtime = configuration.runtime
        parameters = withParameters ? configuration.parameters : []
        host = point.host
        version = Version(of: point.session)
    }
}

extension Contenders {
    /// Splits points into those that may be compared, in the order of tables.
    ///
    /// What does not say a parameter that others do goes with each of its values, as a serial run does
    /// with every start method of processes; so such points may be in several groups. A strategy
    /// that says it goes with its own value only.
    static func groups(of points: [SweepPoint]) -> [[SweepPoint]] {
        let groups = Groups(points) { Contenders(of: $0) }.all
        let names = groups.map { Set($0[0].configuration.parameters.map(\.name)) }
        guard Set(names).count > 1 else { return groups }
        var wider = groups
        var isShared = groups.map { _ in false }
        for (index, group) in groups.enumerated() {
            let strategies = Set(group.map(\.configuration.strategy))
            for (other, bare) in groups.enumerated()
            where names[other].isStrictSubset(of: names[index]) && goes(bare[0], with: group[0]) {
                let riders = bare.filter { !strategies.contains($0.configuration.strategy) }
                wider[index] += riders
                if riders.count == bare.count { isShared[other] = true }
            }
        }
        return wider.indices.filter { !isShared[$0] }
            .map { wider[$0].sorted(by: SweepPoint.precedes) }
    }

    /// The point of a group that says most, which knows what the group is.
    ///
    /// - Parameter group: at least one point.
    static func representative(of group: [SweepPoint]) -> SweepPoint {
        group.reduce(group[0]) { best, point in
            point.configuration.parameters.count > best.configuration.parameters.count
                ? point : best
        }
    }

    /// Whether a point says nothing else than another, and maybe less.
    static func goes(_ point: SweepPoint, with other: SweepPoint) -> Bool {
        Contenders(of: point, withParameters: false) == Contenders(of: other, withParameters: false)
            && point.configuration.parameters.allSatisfy(other.configuration.parameters.contains)
    }
}

/// What sessions measured: a commit in its state, under a label.
struct Version: Hashable {
    private var commit: String?
    private var isDirty: Bool?
    private var label: String?

    init(of session: Session) {
        commit = session.revision?.commit
        isDirty = session.revision?.isDirty
        label = session.label
    }
}
