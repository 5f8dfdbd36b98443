import PerfModel

/// The findings of one benchmark, each where it is told.
struct ToldFindings {
    /// Those of each section, in the order of sections.
    var sections: [[Told]]
    /// Those that are about several sections.
    var across: [Told]

    /// More fields than a reader compares: of them only the fastest and the like are told.
    private static let mostFieldsOfSuite = 24
    /// The same for points.
    private static let mostPoints = 500

    /// - Parameter findings: those of each section, in the order of sections.
    init(
        _ findings: [[Finding]], of sections: [Section],
        details: @escaping (SweepPoint) -> Details?, hosts: HostNames
    ) {
        let points = sections.flatMap(\.points)
        let rules = StudyFindings(points: points, details: details, hosts: hosts)
        let names = Set(points.compactMap(\.configuration.strategy?.name))
        self.sections = zip(findings, sections).map { findings, section in
            guard points.count <= Self.mostPoints else { return findings.map { Told($0) } }
            let study = Self.study(of: section, rules, hosts)
            let locked = study.filter { $0.findings.contains { $0.fact is InterpreterLock } }
                .map { $0.field }
            let told = findings.filter { finding in
                !locked.contains { Self.saysAll($0, of: finding) }
            }.map { Told($0) }
            let more = study.flatMap { field, findings in
                let first = field.points[0]
                let words = section.words(among: sections)
                let place = Told(Finding(field: field, section: words, fact: .single(first))).place
                return findings.map {
                    Told($0, under: place, about: field.points, names: names)
                }
            }
            // What is about the same points stands together.
            return Groups(told + more, by: \.scope).all.flatMap(Self.sorted)
        }
        across =
            points.count > Self.mostPoints
            ? []
            : Told.merged(
                rules.across(points).map { Told($0, under: nil, about: points, names: names) })
    }

    /// The most telling first, those of a kind in the order in which they were given.
    private static func sorted(_ findings: [Told]) -> [Told] {
        findings.indices.sorted { (findings[$0].kind, $0) < (findings[$1].kind, $1) }
            .map { findings[$0] }
    }

    /// Whether it is said by the finding that a lock lets a field's threads gain nothing.
    private static func saysAll(_ field: Field, of finding: Finding) -> Bool {
        guard case .scaling(let scaling) = finding.fact, scaling.gainsNothing,
            scaling.best.configuration.strategy == .threads
        else { return false }
        return field.points.contains { $0.configuration == scaling.best.configuration }
    }

    /// What each field of a section says beyond who is fastest; nothing of more than a few fields.
    private static func study(
        of section: Section, _ rules: StudyFindings, _ hosts: HostNames
    ) -> [(field: Field, findings: [StudyFinding])] {
        let fields = Field.fields(of: section, hosts: hosts)
        let isSuite = section.points.contains { $0.session.suite != nil }
        guard fields.count <= (isSuite ? mostFieldsOfSuite : FindingRules.mostFields) else {
            return []
        }
        return fields.map { field in
            let subject = StudySubject(
                of: Contenders.representative(of: field.points), hosts: hosts)
            return (field, rules.findings(of: StudyGroup(points: field.points, subject: subject)))
        }
    }
}
