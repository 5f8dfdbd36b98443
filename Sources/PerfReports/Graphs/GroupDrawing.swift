import Charts
import PerfModel
import Statistics

/// Draws charts beside each other on one pair of scales: load × caching, where each chart has one of
/// both, else in the order in which they were given.
struct GroupDrawing {
    /// At least two.
    var members: [Member]
    /// What is shown: benchmark and what tells it from other groups of it.
    var subject: Subject
    var hosts: HostNames
    /// The least and the greatest time of the group, in seconds.
    var held: [Double]
    /// Whether every run is drawn.
    var hasRuns = true
    /// What the numbers of all say, in a few words; nil for none.
    var claim: String?
    /// What is said of each member to those who do not see it, in the order of members.
    var sentences: [String] = []

    /// One chart of the group.
    struct Member {
        var sweep: SweepChart
        /// What it is called where load and caching do not tell it from the others.
        var title: String
    }

    /// What a group is of.
    struct Subject {
        /// The group's name in names of files.
        var name: String
        var benchmarks: [String]
        /// What tells it from the groups of the same name: runtime, host and scale.
        var words: [String]
    }

    var title: String {
        let what = grid.isTable ? "load and caching on one scale" : "on one scale"
        return ([Quantity.list(subject.benchmarks) + ": \(claim ?? what)"] + subject.words)
            .joined(separator: ", ")
    }

    private var points: [SweepPoint] { members.flatMap(\.sweep.points) }

    func drawn(as name: String) -> DrawnChart {
        DrawnChart(
            path: "charts/\(name).svg", scene: chart.scene(), part: nil, points: points,
            alternative: alternative, note: nil)
    }

    /// The finished drawing.
    var scene: Scene { chart.scene() }

    private var chart: SmallMultiples {
        let whole = SweepChart(
            section: Section(benchmark: "", load: nil, caching: nil, points: points), part: [],
            points: points, axis: members[0].sweep.axis, hosts: hosts, held: held)
        let grid = grid
        let panels = grid.cells.map { cell in
            guard let cell else { return SmallMultiples.Panel(series: []) }
            let sweep = members[cell].sweep
            return SmallMultiples.Panel(series: series(of: sweep), rules: sweep.rules)
        }
        return SmallMultiples(
            title: title, subtitle: hasRuns ? whole.subtitle : whole.subtitleWithoutRuns,
            description: alternative, x: whole.positionAxis, y: whole.valueAxis,
            columns: grid.columns, rows: grid.rows, panels: panels)
    }

    private func series(of sweep: SweepChart) -> [Series] {
        let series = sweep.series(sweep.lines)
        guard !hasRuns else { return series }
        return series.map { line in
            var line = line
            for index in line.points.indices { line.points[index].runs = [] }
            return line
        }
    }

    var alternative: String {
        guard sentences.isEmpty else {
            return "Graphs beside each other, \(title). \(sentences.joined(separator: "; "))."
        }
        let titles = members.map { "“\($0.title)”" }
        return "Graphs beside each other, \(title): \(Quantity.list(titles)), each of which is"
            + " described where it stands alone."
    }

    /// Where each chart stands: its place in `members`, row by row; nil for an empty cell.
    private struct Grid {
        var columns: [String]
        var rows: [String]
        var cells: [Int?]
        /// Whether the columns are caching modes and the rows loads.
        var isTable: Bool
    }

    /// How many charts of one caching mode fit beside each other.
    private static let mostBeside = 3

    private var grid: Grid {
        let places = members.map { member in
            (
                loads: Set(member.sweep.points.map(\.configuration.load)),
                cachings: Set(member.sweep.points.map(\.configuration.caching))
            )
        }
        let isSingle = places.allSatisfy { $0.loads.count == 1 && $0.cachings.count == 1 }
        let loads = Groups(places.compactMap(\.loads.first).sorted(by: Self.precedes)) { $0 }.keys
        let cachings = Groups(places.compactMap(\.cachings.first)) { $0 }.keys
        let cells = loads.flatMap { load in
            cachings.map { caching in
                members.indices.filter {
                    places[$0].loads == [load] && places[$0].cachings == [caching]
                }
            }
        }
        guard isSingle, cells.allSatisfy({ $0.count <= 1 }), loads.count * cachings.count > 1
        else {
            return Grid(
                columns: members.map(\.title), rows: [""], cells: Array(members.indices),
                isTable: false)
        }
        // A single column of a few would be high and wide: they stand in a row.
        guard cachings.count > 1 || loads.count > Self.mostBeside else {
            return Grid(
                columns: members.map(\.title), rows: [""], cells: Array(members.indices),
                isTable: true)
        }
        return Grid(
            columns: cachings.map { $0.map(Section.words(caching:)) ?? "" },
            rows: loads.map { $0.map(Section.words) ?? "" }, cells: cells.map(\.first),
            isTable: true)
    }

    private static func precedes(_ left: Load?, _ right: Load?) -> Bool {
        guard let left else { return right != nil }
        return right.map { left < $0 } ?? false
    }
}

extension GroupDrawing {
    /// The plates of one group of a suite.
    ///
    /// - Parameters:
    ///   - plates: of one group, at least two.
    ///   - words: what tells it from the pages of the same group: runtime, host and scale.
    ///   - held: the least and the greatest time of the group, in seconds.
    init(plates: [Plate], words: [String], hosts: HostNames, held: [Double]) {
        let members = plates.map { plate in
            Member(
                sweep: SweepChart(
                    section: plate.section, part: [], points: plate.points, axis: plate.axis,
                    hosts: hosts, told: plate.declaration.series),
                title: plate.declaration.title)
        }
        let name = ([plates[0].declaration.group ?? ""] + words.map(Slug.plain))
            .joined(separator: ".")
        let source = plates[0].source.isTranscribed ? ".\(plates[0].source.suite)" : ""
        let benchmarks = Set(plates.flatMap(\.points).map(\.configuration.benchmark)).sorted()
        self.init(
            members: members,
            subject: Subject(name: name + source, benchmarks: benchmarks, words: words),
            hosts: hosts, held: held)
    }

    /// The group and what tells it from those of other runtimes, hosts and scales.
    var name: String { subject.name }
}

extension SweepPoint {
    /// The least and the greatest time that a chart of some points shows, in seconds; of none 0.
    static func reach(of points: [SweepPoint], withRuns: Bool = true) -> [Double] {
        let times = points.flatMap { point in
            [
                point.median, withRuns ? point.walls?.maximum : nil,
                withRuns ? point.walls?.minimum : nil, point.ends?.upper, point.ends?.lower,
            ].compactMap(\.self)
        }.map { $0 / 1e9 }
        return [times.min() ?? 0, times.max() ?? 0]
    }
}
