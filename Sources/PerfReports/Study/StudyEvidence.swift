import PerfModel

/// A study's own numbers as points, to stand beside those of a history.
struct StudyEvidence {
    var name: String
    var evidence: Evidence
    var hosts: HostNames
    var fractions: [Double]
    var speedUps: [(workers: Int, factor: Double)]
    private let plates: [Plate]

    init(_ study: StudyReference) {
        name = study.name
        fractions = study.fractions
        speedUps = study.speedUps
        evidence = Evidence(sessions: study.sessions)
        hosts = HostNames(of: evidence.sessions)
        plates = Plates(hosts: hosts).plates(of: evidence)
    }

    /// What the study shows under a chart's name, next to points of this history; nil where it has no
    /// chart of that name.
    func beside(_ chart: ChartDeclaration, points: [SweepPoint], hosts: HostNames) -> Beside? {
        guard var plate = plates.first(where: { $0.declaration.name == chart.name }) else {
            return nil
        }
        plate.name = "\(chart.name).\(Slug.plain(name))"
        plate.words = ["the \(name)'"]
        let drawing = PlateDrawing(plate: plate, hosts: self.hosts, details: { _ in nil })
        let table = BesideTable(name: name, ours: points, theirs: plate.points)
        return Beside(picture: drawing.drawn, table: table.table, notes: table.notes)
    }
}
