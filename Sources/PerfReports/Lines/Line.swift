import PerfModel

/// One line of a chart: points that differ in nothing but their place on the axis.
struct Line {
    var key: LineKey
    /// In the order of the axis, at least one.
    var points: [SweepPoint]
    /// Different for each line of a chart.
    var name = ""

    /// The lines of a section's chart, in the order of tables, named by what tells them apart.
    static func scaling(
        _ points: [SweepPoint], over axis: SweepAxis, hosts: HostNames
    ) -> [Line] {
        lines(of: points, hosts: hosts) { LineKey(scaling: $0, over: axis) }
            .map { line in
                var line = line
                line.points.sort {
                    let left = axis.position(of: $0.configuration) ?? 0
                    let right = axis.position(of: $1.configuration) ?? 0
                    return left == right ? SweepPoint.precedes($0, $1) : left < right
                }
                return line
            }
    }

    /// The lines of a chart over sessions; their points are ordered by session, oldest first.
    static func trend(_ points: [SweepPoint], hosts: HostNames) -> [Line] {
        lines(of: points, hosts: hosts, by: LineKey.init(trend:)).map { line in
            var line = line
            line.points.sort { Session.precedes($0.session, $1.session) }
            return line
        }
    }

    private static func lines(
        of points: [SweepPoint], hosts: HostNames, by key: (SweepPoint) -> LineKey
    ) -> [Line] {
        var keys: [LineKey] = []
        var members: [LineKey: [SweepPoint]] = [:]
        for point in points.sorted(by: SweepPoint.precedes) {
            let key = key(point)
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(point)
        }
        let names = LineNames(of: keys, hosts: hosts)
        return keys.map {
            Line(key: $0, points: members[$0] ?? [], name: names.name(of: $0) ?? "median")
        }
    }
}
