import PerfModel

/// A finding as a page tells it: under a heading that says what it is about, or with that in words.
struct Told {
    /// What it is about; nil for all there is.
    var scope: String?
    /// The scope as a heading.
    var title: String
    var statement: Statement
    /// Without what it is about.
    var bare: Statement
    var rank: Rank
    /// What it is about within its section; nil for all of that.
    private var field: String?
    /// With that in words.
    private var ofField: Statement

    /// The same for a place under the section's own heading.
    var withinSection: Told {
        var told = self
        (told.scope, told.title, told.statement) = (field, field ?? "", ofField)
        return told
    }

    /// What further findings about the same points are told under.
    var place: Scope { Scope(words: scope, title: title, field: field) }

    init(_ finding: Finding) {
        rank = if case .fastest = finding.fact { .first } else { .other }
        field = finding.field.words
        ofField = Finding(field: finding.field, fact: finding.fact).statement
        scope = finding.scope
        let words = [finding.section.map(ChapterBlocks.capitalized), finding.field.words]
        title = words.compactMap(\.self).joined(separator: ", ")
        statement = finding.statement
        bare = finding.bareStatement
    }

    /// - Parameters:
    ///   - scope: that of the findings about the same points, and its title; nil for a finding that
    ///     goes beyond them.
    ///   - names: words that stay as they are typed at the beginning of a sentence.
    init(_ finding: StudyFinding, under scope: Scope?, names: Set<String>) {
        rank = Self.isTelling(finding.fact) ? .second : .other
        self.scope = scope.map(\.words) ?? finding.subject.words
        title = scope?.title ?? finding.subject.words.map(ChapterBlocks.capitalized) ?? ""
        let bare = finding.bareStatement
        let isName = names.contains { bare.key.hasPrefix($0) }
        self.bare =
            isName ? bare : Statement(ChapterBlocks.capitalized(bare.key), bare.evidence)
        let alone = self.bare
        func told(_ words: String?) -> Statement {
            words.map { Statement("\($0): \(bare.key)", bare.evidence) } ?? alone
        }
        statement = told(self.scope)
        field = scope.map(\.field) ?? finding.subject.words
        ofField = told(field)
    }

    /// Whether it is what a reader of many benchmarks wants to know of one.
    private static func isTelling(_ fact: any StudyFact) -> Bool {
        fact is InterpreterLock || fact is ReleasedLock || fact is Crossover
            || fact is NearlyLinear || fact is WorkerCost || fact is LostUpdates
            || fact is LockCost || fact is ExpectedEnd || fact is FewItems
    }

    /// What is told first where there is room for a few.
    enum Rank: Int {
        case first, second, other
    }

    /// What findings about some points are told under.
    struct Scope {
        /// Nil for all there is.
        var words: String?
        var title: String
        /// What is told under the section's own heading.
        var field: String?
    }
}

/// The findings of one benchmark, each where it is told.
struct ToldFindings {
    /// Those of each section, in the order of sections.
    var sections: [[Told]]
    /// Those that are about several sections.
    var across: [Told]

    /// More fields than a reader compares: of them only the fastest and the like are told.
    private static let mostFieldsOfSuite = 8
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
            let told = findings.map { Told($0) }
            guard points.count <= Self.mostPoints else { return told }
            let study = Self.told(
                of: section, isOneOfSeveral: sections.count > 1, rules, hosts, names)
            // What is about the same points stands together.
            return Groups(told + study, by: \.scope).all.flatMap(\.self)
        }
        across =
            points.count > Self.mostPoints
            ? [] : rules.across(points).map { Told($0, under: nil, names: names) }
    }

    /// What each field of a section says beyond who is fastest; nothing of more than a few fields.
    private static func told(
        of section: Section, isOneOfSeveral: Bool, _ rules: StudyFindings, _ hosts: HostNames,
        _ names: Set<String>
    ) -> [Told] {
        let fields = Field.fields(of: section, hosts: hosts)
        let isSuite = section.points.contains { $0.session.suite != nil }
        guard fields.count <= (isSuite ? mostFieldsOfSuite : FindingRules.mostFields) else {
            return []
        }
        return fields.flatMap { field in
            let first = field.points[0]
            let words = isOneOfSeveral ? section.words : nil
            let scope = Told(Finding(field: field, section: words, fact: .single(first))).place
            let group = StudyGroup(
                points: field.points,
                subject: StudySubject(
                    of: Contenders.representative(of: field.points), hosts: hosts))
            return rules.findings(of: group).map { Told($0, under: scope, names: names) }
        }
    }
}
