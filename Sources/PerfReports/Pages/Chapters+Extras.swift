import PerfModel

extension Chapters {
    /// The charts of one benchmark that depend on what its suites show already, and on a baseline.
    struct Extras {
        /// In the order of sections.
        var speedUps: [[Draft]]
        var overview: Draft?
        var moved: MoveWords?
        var movedCharts: [Draft] = []

        var drafts: [Draft] {
            speedUps.flatMap(\.self) + [overview].compactMap(\.self) + movedCharts
        }
    }

    /// The most points of a section of which speed-ups are drawn: more make more charts than are seen.
    private static let mostPoints = 500

    func extras(of parts: [DraftPart], _ slug: String, _ gallery: Gallery) -> Extras {
        let lawful = gallery.lawful
        let sections = parts.map(\.section)
        var extras = Extras(
            speedUps: sections.map { speedUps($0, slug, without: lawful) },
            overview: overview(of: parts, slug, gallery))
        if let benchmark = sections.first?.benchmark, let moves = moves?.of(benchmark) {
            let words = MoveWords(moves, sections: sections, hosts: hosts)
            extras.moved = words
            extras.movedCharts = sections.flatMap { moved($0, slug, words) }
        }
        return extras
    }

    /// What changed, as a finding.
    static func finding(_ words: MoveWords) -> Finding? {
        let points = words.moves.moves.map(\.now)
        guard !points.isEmpty else { return nil }
        return Finding(field: Field(words: nil, points: points), fact: .moved(words))
    }

    /// Speed-up and efficiency of a section, a chart for each chart of its times.
    private func speedUps(
        _ section: Section, _ slug: String, without lawful: Set<Place>
    ) -> [Draft] {
        let axis = SweepAxis(of: section.points)
        guard axis == .workers, section.points.count <= Self.mostPoints,
            !section.points.allSatisfy({ lawful.contains(Place($0)) })
        else { return [] }
        return split(section, axis, LineSplit.mostLines).compactMap { group in
            let sweep = SweepChart(
                section: section, part: group.words, points: group.points, axis: axis, hosts: hosts)
            return SpeedUpChart(of: sweep, against: section.baselines).map { chart in
                Draft(
                    identity: Self.identity(of: section, "speed-up", group.values),
                    name: Self.name(of: section, slug, ["speed-up"] + group.words),
                    part: group.words, points: group.points, alternative: chart.alternative,
                    scene: chart.scene)
            }
        }
    }

    /// All sections beside each other, where no page of a suite shows them so.
    private func overview(of parts: [DraftPart], _ slug: String, _ gallery: Gallery) -> Draft? {
        let grouped = Set(gallery.groups.flatMap(\.points).map(Place.init))
        let points = parts.flatMap(\.section.points)
        guard let first = parts.first, points.count <= Self.mostPoints,
            !points.contains(where: { grouped.contains(Place($0)) }),
            let overview = Overview(parts.map { ($0.section, $0.findings) }, hosts: hosts)
        else { return nil }
        let drawing = overview.drawing
        return Draft(
            identity: ["overview", first.section.benchmark].joined(separator: "\u{0}"),
            name: "\(slug)-overview", part: [], points: points, alternative: drawing.alternative,
            scene: drawing.scene)
    }

    /// How the curves of a section moved.
    private func moved(_ section: Section, _ slug: String, _ words: MoveWords) -> [Draft] {
        let axis = SweepAxis(of: section.points)
        return split(section, axis, MovedChart.mostLines).compactMap { group in
            let sweep = SweepChart(
                section: section, part: group.words, points: group.points, axis: axis, hosts: hosts)
            return MovedChart(of: sweep, words).map { chart in
                Draft(
                    identity: Self.identity(of: section, "since", group.values),
                    name: Self.name(of: section, slug, ["since"] + group.words), part: group.words,
                    points: group.points, alternative: chart.alternative, scene: chart.scene)
            }
        }
    }

    private func split(_ section: Section, _ axis: SweepAxis, _ limit: Int) -> [LineGroup] {
        LineSplit(limit: limit, hosts: hosts) { LineKey(scaling: $0, over: axis) }
            .groups(of: section.points)
    }
}
