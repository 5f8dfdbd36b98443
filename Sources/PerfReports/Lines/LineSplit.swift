import PerfModel

/// The lines of one chart, after more than a chart can hold were split.
struct LineGroup {
    /// What the charts were split by and have here, e.g. `host B`, `size=1M`; empty for one chart.
    var words: [String]
    /// What the words stand for, which tells groups apart even where the words do not.
    var values: [String?] = []
    var points: [SweepPoint]
}

/// Keeps charts readable: more than `limit` lines become several charts.
///
/// They are split by the dimension with the most values; of equally many the first of host, runtime,
/// parameters by name, mechanism, workers, strategy and session. Parts that still have too many
/// lines are split again. Serial lines are repeated in every part that a mechanism, a strategy or a
/// number of workers makes, for they are what the others are compared with. Values that have one
/// line each share charts.
struct LineSplit {
    /// The most lines in one chart.
    static let mostLines = 6
    /// The most rows in a chart without an axis.
    static let mostRows = 24

    var limit = mostLines
    var hosts: HostNames
    var key: (SweepPoint) -> LineKey

    /// - Parameter points: at least one, in the order of tables.
    func groups(of points: [SweepPoint]) -> [LineGroup] {
        let keys = Set(points.map(key))
        guard keys.count > limit, let dimension = widest(Array(keys)) else {
            return [LineGroup(words: [], points: points)]
        }
        func isRider(_ point: SweepPoint) -> Bool {
            dimension.isSharedWithSerial && key(point).isSerial
        }
        let riders = points.filter(isRider)
        let others = points.filter { !isRider($0) }.sorted { order($0, $1, by: dimension) }
        let members = Groups(others) { dimension.value(of: key($0), hosts: hosts) }
        let names = words(of: members, in: dimension)
        let room = limit - Set(riders.map(key)).count
        if room > 1, members.all.allSatisfy({ Set($0.map(key)).count == 1 }) {
            return stretches(of: members, names, each: room, with: riders)
        }
        return zip(members.keys, names).flatMap { value, name in
            let part = (riders + members[value]).sorted(by: SweepPoint.precedes)
            return groups(of: part).map { group in
                LineGroup(
                    words: [name] + group.words, values: [value] + group.values,
                    points: group.points)
            }
        }
    }

    /// Values that have one line each, some in a chart: `a to f`, `g to k`.
    private func stretches(
        of members: Groups<String?, SweepPoint>, _ names: [String], each room: Int,
        with riders: [SweepPoint]
    ) -> [LineGroup] {
        let count = (names.count + room - 1) / room
        return (0..<count).map { index in
            let range = names.count * index / count..<names.count * (index + 1) / count
            let values = members.keys[range]
            let ends = [names[range.lowerBound], names[range.upperBound - 1]]
            return LineGroup(
                words: [range.count == 1 ? ends[0] : ends.joined(separator: " to ")],
                values: Array(values),
                points: (riders + values.flatMap { members[$0] }).sorted(by: SweepPoint.precedes))
        }
    }

    /// The dimension with the most values among the lines that it would split.
    private func widest(_ keys: [LineKey]) -> LineDimension? {
        var best: (dimension: LineDimension, values: Int)?
        for dimension in LineDimension.all(of: keys) {
            let split = keys.filter { !($0.isSerial && dimension.isSharedWithSerial) }
            let values = Set(split.map { dimension.value(of: $0, hosts: hosts) }).count
            if values > max(1, best?.values ?? 1) { best = (dimension, values) }
        }
        return best?.dimension
    }

    private func order(
        _ left: SweepPoint, _ right: SweepPoint, by dimension: LineDimension
    ) -> Bool {
        switch dimension {
        case .host:
            let ranks = (hosts.rank(of: left.host), hosts.rank(of: right.host))
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
        case .workers:
            let workers = (left.configuration.workers ?? 0, right.configuration.workers ?? 0)
            if workers.0 != workers.1 { return workers.0 < workers.1 }
        case .session:
            if left.session.id != right.session.id {
                return Session.precedes(left.session, right.session)
            }
        case .parameter(let name):
            let values = [left, right].map { $0.configuration.value(of: name) ?? "" }
            if values[0] != values[1] { return naturallyPrecedes(values[0], values[1]) }
        case .benchmark, .load, .caching, .runtime, .mechanism, .strategy, .label: break
        }
        return SweepPoint.precedes(left, right)
    }

    /// The values as titles say them.
    private func words(
        of members: Groups<String?, SweepPoint>, in dimension: LineDimension
    ) -> [String] {
        guard dimension == .session else { return members.keys.map { $0 ?? "not said" } }
        return SessionNames.inTitles(of: members.all.compactMap(\.first?.session))
    }
}

extension LineDimension {
    /// Whether a serial line belongs to every value: it has no workers to choose and no mechanism.
    fileprivate var isSharedWithSerial: Bool {
        switch self {
        case .mechanism, .workers, .strategy: true
        case .benchmark, .load, .caching, .host, .runtime, .parameter, .session, .label: false
        }
    }
}
