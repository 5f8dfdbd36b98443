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
        _ points: [SweepPoint], over axis: SweepAxis, hosts: HostNames, telling told: [String] = []
    ) -> [Line] {
        lines(of: points, hosts: hosts, telling: told) { LineKey(scaling: $0, over: axis) }
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
        of points: [SweepPoint], hosts: HostNames, telling told: [String] = [],
        by key: (SweepPoint) -> LineKey
    ) -> [Line] {
        let groups = Groups(points.sorted(by: SweepPoint.precedes), by: key)
        let names = LineNames(of: groups.keys, hosts: hosts, telling: told)
        return zip(groups.keys, groups.all).map { key, points in
            Line(key: key, points: points, name: names.name(of: key) ?? Self.plainName(of: points))
        }
    }

    /// The benchmark, which says what a line is that has nothing to be told apart by.
    private static func plainName(of points: [SweepPoint]) -> String {
        points.first.map { $0.configuration.benchmarkWords } ?? ""
    }
}
