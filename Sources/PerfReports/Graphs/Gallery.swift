import PerfModel
import Statistics

/// What suites ask to be shown, drawn.
struct Gallery {
    /// In the order of suites and declarations.
    private(set) var exhibits: [Exhibit] = []
    /// The pages on which the plates of a group stand together.
    private(set) var groups: [DrawnChart] = []

    /// The names of charts that a suite asks for and that nothing was measured for.
    private(set) var absent: [String] = []
    /// The pictures' files, without folder and extension.
    private(set) var names: Set<String> = []

    /// - Parameters:
    ///   - claims: what findings say in a few words, by the points that they are about.
    ///   - study: numbers that were made elsewhere; nil for none.
    ///   - isBeside: whether those stand beside the exhibits of the same name.
    init(
        evidence: Evidence, hosts: HostNames, claims: [Set<Configuration>: String],
        study: StudyEvidence?, isBeside: Bool
    ) {
        let plates = Plates(hosts: hosts).plates(of: evidence)
        absent = Self.declared(in: evidence)
        guard !plates.isEmpty else { return }
        let scales = GroupScales(plates)
        let drawn = plates.map { plate in
            let drawing = PlateDrawing(
                plate: plate, hosts: hosts,
                claim: claims[Set(plate.points.map(\.configuration))],
                held: scales.held(for: plate), details: evidence.details(of:), study: study)
            return drawing.drawn
        }
        let families = Groups(plates.indices) { index in
            Family(
                source: plates[index].source, chart: plates[index].declaration,
                host: plates[index].host, scale: plates[index].scale)
        }
        exhibits = families.keys.map { family in
            let members = families[family].map { plates[$0] }
            let points = members.flatMap(\.points)
            let isTable = family.chart.kind == .table
            return Exhibit(
                declaration: family.chart, source: family.source,
                pictures: families[family].compactMap { drawn[$0] },
                table: isTable ? TimeTable(points: points, hosts: hosts) : nil, points: points,
                beside: family.source.isTranscribed || !isBeside
                    ? nil : study?.beside(family.chart, points: points, hosts: hosts))
        }.filter { !$0.isEmpty }
        let shown = Set(exhibits.map(\.declaration.name))
        absent.removeAll { shown.contains($0) }
        names = Set(plates.map(\.name))
        drawGroups(of: plates, scales, hosts)
        names.formUnion(exhibits.compactMap { $0.beside?.picture?.name })
    }

    /// The names of all charts that measured suites ask for.
    private static func declared(in evidence: Evidence) -> [String] {
        let sessions = evidence.sessions.filter { $0.origin != .transcribed }
        let charts = Groups(sessions, by: \.suite).all.flatMap(Plates.charts)
        return Groups(charts.map(\.name)) { $0 }.keys
    }

    /// What the pictures of one exhibit have in common.
    private struct Family: Hashable {
        var source: SuiteSource
        var chart: ChartDeclaration
        var host: Host?
        var scale: String?
    }

    private mutating func drawGroups(
        of plates: [Plate], _ scales: GroupScales, _ hosts: HostNames
    ) {
        let grouped = plates.filter { $0.group != nil && $0.declaration.kind == .lines }
        let members = Groups(grouped, by: \.group).all.filter { $0.count > 1 }
        let families = Groups(members) { [$0[0].source.suite, $0[0].declaration.group] }
        let drawings = families.all.flatMap { groups -> [GroupDrawing] in
            let firsts = groups.map { $0[0] }.filter { !$0.source.isTranscribed }
            let difference = PlateDifference(firsts, hosts: hosts)
            return groups.map { plates in
                GroupDrawing(
                    plates: plates, words: difference.words(of: plates[0]), hosts: hosts,
                    held: scales.held(for: plates[0]))
            }
        }
        let slugs = Slug.unique(
            drawings.enumerated().map { (identity: "\($0)", name: $1.name) })
        for (index, drawing) in drawings.enumerated() {
            var name = slugs["\(index)"] ?? drawing.name
            if names.contains(name) { name += "-\(ShortHash.text(of: drawing.title))" }
            names.insert(name)
            self.groups.append(drawing.drawn(as: name))
        }
    }

    /// The pictures whose files belong to the report.
    var charts: [DrawnChart] {
        exhibits.flatMap { $0.pictures + [$0.beside?.picture].compactMap(\.self) } + groups
    }

    /// The configurations, by host, whose speed-ups an exhibit shows with the law.
    var lawful: Set<Place> {
        let laws = exhibits.filter { $0.declaration.kind == .law && !$0.pictures.isEmpty }
        return Set(laws.flatMap(\.points).map(Place.init))
    }

    /// The configurations, by host, whose times an exhibit shows.
    var covered: Set<Place> {
        Set(exhibits.filter(\.showsTimes).flatMap(\.points).map(Place.init))
    }
}

/// How far the axes of times reach that share one scale.
private struct GroupScales {
    private var held: [Plate.Group: [Double]] = [:]

    init(_ plates: [Plate]) {
        for plate in plates {
            guard let group = plate.group else { continue }
            held[group, default: []] += SweepPoint.reach(of: plate.points)
        }
        held = held.mapValues { [$0.min() ?? 0, $0.max() ?? 0] }
    }

    /// The least and the greatest time of a plate's group, in seconds; nil where it stands alone.
    func held(for plate: Plate) -> [Double] { plate.group.flatMap { held[$0] } ?? [] }
}

extension DrawnChart {
    /// The file's name without folder and extension.
    var name: String { String(path.dropFirst("charts/".count).dropLast(".svg".count)) }
}
