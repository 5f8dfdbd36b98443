import Charts
import PerfModel
import Statistics

/// Draws one plate.
struct PlateDrawing {
    var plate: Plate
    var hosts: HostNames
    /// What the numbers say, in a few words; nil for none.
    var claim: String?
    /// The least and the greatest time of its group, in seconds; empty where it stands alone.
    var held: [Double] = []
    var details: (SweepPoint) -> Details?
    /// Numbers that were made elsewhere, for the curves of a law; nil for none.
    var study: StudyEvidence?

    /// A picture and the words that stand for it.
    struct Picture {
        var scene: Scene
        var alternative: String
    }

    /// Nil for a table, and where there is nothing to draw.
    func picture() -> Picture? {
        switch plate.declaration.kind {
        case .table: nil
        case .lines: Picture(scene: sweep.scene, alternative: sweep.alternative)
        case .bars: bars
        case .timeline: timeline
        case .law: law
        }
    }

    /// The picture under the plate's name; nil for a table, and where there is nothing to draw.
    var drawn: DrawnChart? {
        picture().map { picture in
            let path = "charts/\(plate.name).svg"
            return DrawnChart(
                path: path, scene: picture.scene,
                part: plate.words.isEmpty ? nil : plate.words.joined(separator: ", "),
                points: plate.points, alternative: picture.alternative, note: nil)
        }
    }

    /// The plate as a chart over its axis.
    var sweep: SweepChart {
        SweepChart(
            section: plate.section, part: plate.words, points: plate.points, axis: plate.axis,
            hosts: hosts, claim: claim, givenTitle: plate.declaration.title,
            told: plate.declaration.series, held: held)
    }

    private var law: Picture? { LawDrawing(sweep: sweep, study: study).picture() }

    /// A bar per configuration; those of several benchmarks stand under their names.
    private var bars: Picture? {
        let sweep = sweep
        let lines = sweep.lines
        let styles = Look.styles(of: lines.map(\.key))
        let bars = zip(lines, styles).flatMap { line, style in
            line.points.map { point in
                (
                    point.configuration.benchmark,
                    Bar(
                        name: line.name, style: style,
                        point: point.chartPoint(at: 0, called: line.name),
                        absence: Self.absence(of: point))
                )
            }
        }
        let groups = Groups(bars) { $0.0 }
        let chart = BarChart(
            title: sweep.title, subtitle: sweep.subtitleOfBars,
            description: sweep.alternative,
            values: Axis(label: "time", unit: .seconds, holding: held),
            groups: groups.keys.map { name in
                BarGroup(
                    name: groups.keys.count > 1 ? name : "", bars: groups[name].map(\.1))
            }, direction: bars.count <= Self.mostUpright ? .vertical : .horizontal)
        return Picture(scene: chart.scene(), alternative: sweep.alternative)
    }

    /// More bars run to the right, where their names have room.
    private static let mostUpright = 6

    /// What stands where a bar has no value.
    private static func absence(of point: SweepPoint) -> String {
        if point.expectedEndings > 0 { return "\(point.expected.words), as expected" }
        return point.attempts > 0 ? "no run that counts" : "not measured"
    }
}
