import Charts
import PerfModel

/// Draws the plates of one group beside each other on one pair of scales: load × caching, where each
/// plate has one of both, else in the order in which they were declared.
struct GroupDrawing {
    /// Of one group, at least two.
    var plates: [Plate]
    /// What tells it from the pages of the same group: runtime, host and scale.
    var words: [String]
    var hosts: HostNames
    /// The least and the greatest time of the group, in seconds.
    var held: [Double]

    /// The group and what tells it from those of other runtimes, hosts and scales.
    var name: String {
        let parts = [plates[0].declaration.group ?? ""] + words.map(Slug.plain)
        return parts.joined(separator: ".")
            + (plates[0].source.isTranscribed ? ".\(plates[0].source.suite)" : "")
    }

    var title: String {
        let benchmarks = Set(points.map(\.configuration.benchmark)).sorted()
        let what = grid.isTable ? "load and caching on one scale" : "on one scale"
        return ([Quantity.list(benchmarks) + ": \(what)"] + words)
            .joined(separator: ", ")
    }

    private var points: [SweepPoint] { plates.flatMap(\.points) }

    func drawn(as name: String) -> DrawnChart {
        let path = "charts/\(name).svg"
        return DrawnChart(
            path: path, scene: chart.scene(), part: nil,
            points: points, alternative: alternative, note: nil)
    }

    private var sweeps: [SweepChart] {
        plates.map { plate in
            SweepChart(
                section: plate.section, part: [], points: plate.points, axis: plate.axis,
                hosts: hosts, told: plate.declaration.series)
        }
    }

    private var chart: SmallMultiples {
        let whole = SweepChart(
            section: Section(benchmark: "", load: nil, caching: nil, points: points), part: [],
            points: points, axis: plates[0].axis, hosts: hosts, held: held)
        let sweeps = sweeps
        let grid = grid
        let panels = grid.cells.map { cell in
            guard let cell else { return SmallMultiples.Panel(series: []) }
            return SmallMultiples.Panel(
                series: sweeps[cell].series(sweeps[cell].lines), rules: sweeps[cell].rules)
        }
        return SmallMultiples(
            title: title, subtitle: whole.subtitle, description: alternative,
            x: whole.positionAxis, y: whole.valueAxis, columns: grid.columns,
            rows: grid.rows, panels: panels)
    }

    private var alternative: String {
        let titles = plates.map { "“\($0.declaration.title)”" }
        return "Graphs beside each other, \(title): \(Quantity.list(titles)), each of which is"
            + " described where it stands alone."
    }

    /// Where each plate stands: its place in `plates`, row by row; nil for an empty cell.
    private struct Grid {
        var columns: [String]
        var rows: [String]
        var cells: [Int?]
        /// Whether the columns are caching modes and the rows loads.
        var isTable: Bool
    }

    private var grid: Grid {
        let places = plates.map { plate in
            (
                loads: Set(plate.points.map(\.configuration.load)),
                cachings: Set(plate.points.map(\.configuration.caching))
            )
        }
        let isSingle = places.allSatisfy { $0.loads.count == 1 && $0.cachings.count == 1 }
        let loads = Groups(places.compactMap(\.loads.first).sorted(by: Self.precedes)) { $0 }.keys
        let cachings = Groups(places.compactMap(\.cachings.first)) { $0 }.keys
        let cells = loads.flatMap { load in
            cachings.map { caching in
                plates.indices.filter {
                    places[$0].loads == [load] && places[$0].cachings == [caching]
                }
            }
        }
        guard isSingle, cells.allSatisfy({ $0.count <= 1 }), loads.count * cachings.count > 1
        else {
            return Grid(
                columns: plates.map(\.declaration.title), rows: [""],
                cells: Array(plates.indices), isTable: false)
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
