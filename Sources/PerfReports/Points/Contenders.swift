import PerfModel

/// What points have in common that may be compared: all but strategy, workers, mechanism and ways.
///
/// They may come from several sessions, if those measured the same revision under the same label. A way
/// is a parameter in a word that only some of them have, such as the start method of processes.
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
        self.init(of: point, parameters: withParameters ? point.configuration.parameters : [])
    }

    private init(of point: SweepPoint, parameters: [Parameter]) {
        let configuration = point.configuration
        benchmark = configuration.benchmark
        load = configuration.load
        caching = configuration.caching
        runtime = configuration.runtime
        self.parameters = parameters
        host = point.host
        version = Version(of: point.session)
    }
}

extension Contenders {
    /// Splits points into those that may be compared, in the order of tables.
    ///
    /// What does not say a number that others do goes with each of its values, as a serial run does
    /// with every size; so such points may be in several groups. A strategy that says it goes with
    /// its own value only. Ways, such as start methods, are all in one group.
    static func groups(of points: [SweepPoint]) -> [[SweepPoint]] {
        let groups = Self.byParameters(points)
        let names = groups.map { Set(representative(of: $0).configuration.parameters.map(\.name)) }
        guard Set(names).count > 1 else { return groups }
        let firsts = groups.map(representative)
        var wider = groups
        var isShared = groups.map { _ in false }
        for (index, group) in groups.enumerated() {
            let strategies = Set(group.map(\.configuration.strategy))
            for (other, bare) in groups.enumerated()
            where names[other].isStrictSubset(of: names[index])
                && goes(firsts[other], with: firsts[index])
            {
                let riders = bare.filter { !strategies.contains($0.configuration.strategy) }
                wider[index] += riders
                if riders.count == bare.count { isShared[other] = true }
            }
        }
        return wider.indices.filter { !isShared[$0] }
            .map { wider[$0].sorted(by: SweepPoint.precedes) }
    }

    /// Groups of points with the same parameters, ways aside.
    private static func byParameters(_ points: [SweepPoint]) -> [[SweepPoint]] {
        guard points.contains(where: { !$0.configuration.parameters.isEmpty }) else {
            return Groups(points) { Contenders(of: $0) }.all
        }
        let alike = Groups(points) { Contenders(of: $0, withParameters: false) }
        let ways = Dictionary(
            uniqueKeysWithValues: alike.keys.map { ($0, Self.ways(of: alike[$0])) })
        return Groups(points) { point in
            let own = ways[Contenders(of: point, withParameters: false)] ?? []
            return Contenders(
                of: point,
                parameters: point.configuration.parameters.filter { !own.contains($0.name) })
        }.all
    }

    /// The parameters in words that some of the points say and others do not.
    static func ways(of points: [SweepPoint]) -> Set<String> {
        var counts: [String: Int] = [:]
        var numbers: Set<String> = []
        for configuration in points.map(\.configuration) {
            for parameter in configuration.parameters {
                counts[parameter.name, default: 0] += 1
                if configuration.number(of: parameter.name) != nil {
                    numbers.insert(parameter.name)
                }
            }
        }
        return Set(counts.filter { $0.value < points.count && !numbers.contains($0.key) }.keys)
    }

    /// The point of a group that says most, without ways: it knows what the group is.
    ///
    /// - Parameter group: at least one point.
    static func representative(of group: [SweepPoint]) -> SweepPoint {
        let ways = ways(of: group)
        var most = group.reduce(group[0]) { best, point in
            point.configuration.parameters.count > best.configuration.parameters.count
                ? point : best
        }
        most.configuration.parameters.removeAll { ways.contains($0.name) }
        return most
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

extension Configuration {
    /// The values of some parameters: `start=spawn`; in the order of names.
    func words(of ways: Set<String>) -> [String] {
        parameters.filter { ways.contains($0.name) }.map { "\($0.name)=\($0.value)" }
    }

    /// `processes ×2, queue (start=spawn)`.
    static func joined(_ parts: [String], in ways: [String]) -> String {
        let way = ways.isEmpty ? "" : " (\(ways.joined(separator: ", ")))"
        return parts.joined(separator: ", ") + way
    }
}
