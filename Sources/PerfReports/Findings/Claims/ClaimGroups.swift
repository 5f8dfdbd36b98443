import PerfModel

/// Points that a claim's test judges together, and what sets them apart from the others.
struct ClaimGroup<Member> {
    /// The open dimensions whose values differ among the groups; nil for the only group.
    var name: String?
    let members: [Member]
}

/// What a claim's filters leave open, apart from workers: it splits points into groups.
struct OpenDimensions: Hashable {
    /// Dimension or parameter and value, in the order of tables; only what was said.
    let values: [Value]
    private let host: Host?
    private let version: Version?

    struct Value: Hashable {
        let dimension: String
        let text: String

        var words: String {
            if dimension == "caching" { return text == CachingCost.none ? "not cached" : text }
            let isParameter = !Configuration.dimensions.contains(dimension)
            return isParameter ? "\(dimension)=\(text)" : text
        }
    }

    /// - Parameter named: the dimensions that the filters name.
    init(of points: [SweepPoint], named: Set<String>) {
        let configurations = points.map(\.configuration)
        let parameters = Set(configurations.flatMap { $0.parameters.map(\.name) }).sorted()
        let open = (Configuration.dimensions + parameters).filter {
            $0 != "benchmark" && $0 != "workers" && !named.contains($0)
        }
        values = open.compactMap { dimension in
            configurations.lazy.compactMap { $0.value(ofDimension: dimension) }.first.map {
                Value(dimension: dimension, text: $0)
            }
        }
        host = points.first?.host
        version = points.first.map { Version(of: $0.session.withoutGraph) }
    }

    /// Groups in the order of their first members, each named by what is not the same in all.
    static func groups<Member>(
        _ members: [Member], by key: (Member) -> OpenDimensions
    ) -> [ClaimGroup<Member>] {
        let groups = Groups(members, by: key)
        let common = groups.keys.dropFirst().reduce(Set(groups.keys.first?.values ?? [])) {
            $0.intersection($1.values)
        }
        return groups.keys.map { key in
            let words = key.values.filter { !common.contains($0) }.map(\.words)
            return ClaimGroup(
                name: words.isEmpty ? nil : words.joined(separator: ", "), members: groups[key])
        }
    }
}

/// Two points of a claim's sides that belong together.
struct ClaimPair {
    let first: SweepPoint
    let second: SweepPoint

    /// Every first point with the second that fits it best.
    ///
    /// Both have the same host and revision and say nothing different where neither filter speaks;
    /// one session comes before others. Workers are the same unless a side is serial or names them.
    static func all(
        _ first: ClaimPoints, _ second: ClaimPoints, among points: [SweepPoint],
        leavingOut: Set<String> = []
    ) -> [ClaimPair] {
        let named = first.named.union(second.named).union(leavingOut).union(["benchmark"])
        let sides = points.filter { $0.median != nil || $0.attempts > 0 }
        let seconds = sides.filter { second.contains($0.configuration) }
        return sides.filter { first.contains($0.configuration) }.flatMap { point in
            let fitting = seconds.filter { other in
                other.isSameMachine(as: point)
                    && fits(point.configuration, other.configuration, named: named)
                    && (named.contains("workers") || other.configuration.isSerial
                        || point.configuration.isSerial
                        || other.configuration.workers == point.configuration.workers)
            }
            let near = fitting.filter { $0.session.id == point.session.id }
            return (near.isEmpty ? fitting : near).map { ClaimPair(first: point, second: $0) }
        }
    }

    private static func fits(
        _ left: Configuration, _ right: Configuration, named: Set<String>
    ) -> Bool {
        let parameters = Set((left.parameters + right.parameters).map(\.name))
        var open = Set(Configuration.dimensions).union(parameters).subtracting(named)
        open.remove("workers")
        // Each strategy keeps results in its own way: a list in threads, a queue between processes.
        if left.strategy != right.strategy { open.remove("mechanism") }
        return open.allSatisfy { dimension in
            guard let one = left.value(ofDimension: dimension),
                let other = right.value(ofDimension: dimension)
            else { return true }
            return one == other
        }
    }
}

extension ClaimPoints {
    /// The dimensions that its filters name.
    var named: Set<String> { Set(filter.map(\.dimension)) }
}

extension SweepPoint {
    /// Whether both were measured on one host and revision, or both transcribed.
    fileprivate func isSameMachine(as other: SweepPoint) -> Bool {
        host == other.host && session.origin == other.session.origin
            && Version(of: session.withoutGraph) == Version(of: other.session.withoutGraph)
    }
}

extension Session {
    /// Without the label that names the graph of transcribed numbers, which keeps nothing apart here.
    var withoutGraph: Session {
        var session = self
        if origin == .transcribed { session.label = nil }
        return session
    }
}
