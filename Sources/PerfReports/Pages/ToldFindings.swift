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
            }.map { finding in
                let own = study.filter { $0.field.words == finding.field.words }
                return Told(Self.joined(finding, with: own.flatMap(\.findings)))
            }
            let more = study.flatMap { field, findings in
                let first = field.points[0]
                let words = section.words(among: sections)
                let place = Told(Finding(field: field, section: words, fact: .single(first))).place
                let scalings = told.filter { $0.place.field == field.words }.compactMap(\.scaling)
                return findings.filter { finding in
                    let crowd = finding.fact as? Oversubscription
                    return !scalings.contains { crowd?.isTold(by: $0) ?? false }
                }.map { finding in
                    Told(
                        Self.shortened(finding, beside: told.filter { $0.scope == place.words }),
                        under: place, about: field.points, names: names)
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

    /// How many workers are enough, with what more of them than CPUs do where that is known.
    private static func joined(_ finding: Finding, with study: [StudyFinding]) -> Finding {
        guard case .scaling(var scaling) = finding.fact else { return finding }
        scaling.crowd = study.compactMap { $0.fact as? Oversubscription }
            .first { $0.isTold(by: scaling) }
        var finding = finding
        finding.fact = .scaling(scaling)
        return finding
    }

    /// A parallel fraction without the gain of its best point where that is told as the fastest.
    private static func shortened(_ finding: StudyFinding, beside told: [Told]) -> StudyFinding {
        guard var fraction = finding.fact as? ParallelFraction else { return finding }
        fraction.isGainTold = told.contains { told in
            guard case .fastest(let comparison) = told.fact, comparison.isGain else { return false }
            return comparison.candidate.configuration == fraction.best.candidate.configuration
                && comparison.baseline.configuration == fraction.best.baseline.configuration
        }
        return StudyFinding(subject: finding.subject, fact: fraction)
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
