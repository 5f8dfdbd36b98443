import Charts
import PerfModel

/// Makes the chapters of a report: groups, decides, draws and names.
struct Chapters {
    var evidence: Evidence
    var hosts: HostNames
    /// What changed since a baseline; nil for none.
    var moves: Moves?
    /// Numbers that were made elsewhere; nil for none.
    var study: StudyEvidence?
    /// Whether those stand beside the exhibits.
    var isBeside = false

    /// A chart before it has a name.
    struct Draft {
        var identity: String
        var name: String
        var part: [String]
        var points: [SweepPoint]
        var alternative: String
        var note: String?
        var scene: Scene
    }

    /// One chapter per benchmark, by name, and what suites ask to be shown.
    func content() -> (chapters: [Chapter], gallery: Gallery) {
        let slugs = Slug.unique(evidence.benchmarks.map { ($0, $0) })
        let history = Groups(evidence.all, by: Section.Key.init(of:))
        let sections = Groups(Section.sections(of: evidence.newest), by: \.benchmark)
        let drafts = evidence.benchmarks.map { benchmark in
            draft(sections[benchmark], slugs[benchmark] ?? "", history)
        }
        let gallery = Gallery(
            evidence: evidence, hosts: hosts, claims: Self.claims(of: drafts.joined()),
            study: study, isBeside: isBeside)
        let homes = Groups(gallery.exhibits, by: \.home)
        let covered = gallery.covered
        let extras = zip(evidence.benchmarks, drafts).map { benchmark, parts in
            self.extras(of: parts, slugs[benchmark] ?? "", gallery)
        }
        let names = self.names(
            of: drafts.joined().flatMap(\.drafts) + extras.flatMap(\.drafts),
            besides: gallery.names)
        let chapters = zip(evidence.benchmarks, zip(drafts, extras)).map { benchmark, drafts in
            let (parts, extras) = drafts
            let told = told(parts)
            return Chapter(
                benchmark: benchmark, slug: slugs[benchmark] ?? "",
                parts: parts.enumerated().map { index, part in
                    Chapter.Part(
                        section: part.section, findings: part.findings, told: told.sections[index],
                        exhibits: homes[.section(Section.Key(of: part.section))],
                        isCovered: part.section.points.allSatisfy { covered.contains(Place($0)) },
                        scaling: part.scaling.map { drawn($0, names) },
                        speedUps: extras.speedUps[index].map { drawn($0, names) },
                        phases: part.phases.map { drawn($0, names) },
                        trend: part.trend.map { drawn($0, names) })
                },
                changes: extras.moved.flatMap(Self.finding)
                    ?? changes(sections[benchmark], history), across: told.across,
                exhibits: homes[.benchmark(benchmark)],
                groups: gallery.groups.filter { group in
                    group.points.allSatisfy { $0.configuration.benchmark == benchmark }
                },
                overview: extras.overview.map { drawn($0, names) },
                moved: extras.moved.map { words in
                    Chapter.Moved(
                        words: words, charts: extras.movedCharts.map { drawn($0, names) })
                })
        }
        return (chapters, gallery)
    }

    /// The findings of one benchmark, those that need several sections included.
    private func told(_ parts: [DraftPart]) -> ToldFindings {
        ToldFindings(
            parts.map(\.findings), of: parts.map(\.section), details: evidence.details(of:),
            hosts: hosts)
    }

    /// A file's name for each chart, none of which a suite's picture has.
    private func names(of charts: [Draft], besides taken: Set<String>) -> [String: String] {
        let names = Slug.unique(charts.map { ($0.identity, $0.name) })
        guard !taken.isEmpty else { return names }
        return names.reduce(into: [:]) { result, pair in
            let (identity, name) = pair
            let hash = ShortHash.text(of: identity)
            result[identity] = taken.contains(name) ? "\(name)-\(hash)" : name
        }
    }

    /// What the findings of each field say in a chart's title, by the configurations of the field.
    private static func claims(
        of parts: some Sequence<DraftPart>
    ) -> [Set<Configuration>: String] {
        var claims: [Set<Configuration>: String] = [:]
        for part in parts where part.section.points.contains(where: { $0.session.suite != nil }) {
            for finding in part.findings {
                guard let claim = finding.claim else { continue }
                claims[Set(finding.field.points.map(\.configuration))] = claim
            }
        }
        return claims
    }

    /// A section before its charts have names.
    struct DraftPart {
        var section: Section
        var findings: [Finding]
        var scaling: [Draft]
        var phases: [Draft]
        var trend: Draft?

        var drafts: [Draft] { scaling + phases + [trend].compactMap(\.self) }
    }

    /// - Parameter sections: those of one benchmark.
    private func draft(
        _ sections: [Section], _ slug: String, _ history: Groups<Section.Key, SweepPoint>
    ) -> [DraftPart] {
        sections.map { section in
            let findings = FindingRules(
                section: section, hosts: hosts, sectionWords: section.words(among: sections)
            ).findings()
            let claims = findings.compactMap(\.claim)
            return DraftPart(
                section: section, findings: findings,
                scaling: scaling(section, slug, claim: claims.count == 1 ? claims.first : nil),
                phases: phases(section, slug),
                trend: trend(section, slug, history[Section.Key(of: section)]))
        }
    }

    private func phases(_ section: Section, _ slug: String) -> [Draft] {
        PhaseChart.charts(of: section, hosts: hosts, details: evidence.details(of:)).map { part in
            let chart = PhaseChart(
                section: section, points: part.points, words: part.words, hosts: hosts,
                details: evidence.details(of:))
            let name = Self.name(of: section, slug, ["phases"])
            return Draft(
                identity: Self.identity(of: section, "phases", part.words),
                name: ([name] + part.words.map(Slug.plain)).joined(separator: "."),
                part: part.words, points: part.points, alternative: chart.alternative,
                scene: chart.scene)
        }
    }

    private func drawn(_ draft: Draft, _ names: [String: String]) -> DrawnChart {
        let path = "charts/\(names[draft.identity] ?? "").svg"
        return DrawnChart(
            path: path, scene: draft.scene,
            part: draft.part.isEmpty ? nil : draft.part.joined(separator: ", "),
            points: draft.points, alternative: draft.alternative, note: draft.note)
    }

    private func scaling(_ section: Section, _ slug: String, claim: String?) -> [Draft] {
        let axis = SweepAxis(of: section.points)
        let split = LineSplit(
            limit: axis == .none ? LineSplit.mostRows : LineSplit.mostLines, hosts: hosts
        ) { LineKey(scaling: $0, over: axis) }
        return split.groups(of: section.points).map { group in
            let chart = SweepChart(
                section: section, part: group.words, points: group.points, axis: axis, hosts: hosts,
                claim: group.words.isEmpty ? claim : nil)
            return Draft(
                identity: Self.identity(of: section, "scaling", group.values),
                name: Self.name(of: section, slug, group.words), part: group.words,
                points: group.points, alternative: chart.alternative, scene: chart.scene)
        }
    }

    private func trend(_ section: Section, _ slug: String, _ history: [SweepPoint]) -> Draft? {
        let marks = TrendMarks(
            evidence.annotations, about: history, of: section.benchmark)
        return TrendChart(
            section: section, history: history, hosts: hosts, marks: marks
        ).map { chart in
            var chart = chart
            chart.marks.changes = chart.lines.flatMap(TrendChange.found(in:))
            return Draft(
                identity: Self.identity(of: section, "trend", []),
                name: Self.name(of: section, slug, ["trend"]), part: [], points: chart.points,
                alternative: chart.alternative, note: chart.note, scene: chart.scene)
        }
    }

    static func name(of section: Section, _ slug: String, _ words: [String]) -> String {
        let parts = [slug] + [section.load?.name, section.caching].compactMap(\.self) + words
        return parts.joined(separator: "-")
    }

    /// What no other chart has: each part in a place of its own, what was not said unlike any word.
    static func identity(
        of section: Section, _ kind: String, _ values: [String?]
    ) -> String {
        let load = section.load.map { "\($0.name)=\($0.factor)" }
        let parts =
            [
                section.benchmark, load, section.caching, section.scale, kind,
                section.isTranscribed ? "transcribed" : nil,
            ] + values
        return parts.map { $0.map { "=\($0)" } ?? "" }.joined(separator: "\u{0}")
    }

    /// - Parameter sections: those of one benchmark.
    private func changes(
        _ sections: [Section], _ history: Groups<Section.Key, SweepPoint>
    ) -> Finding? {
        let points = sections.map { TrendChart.repeated(in: history[Section.Key(of: $0)]) }
        let changes = zip(sections, points).flatMap { section, points in
            Change.steps(in: Line.trend(points, hosts: hosts)).map { change in
                var change = change
                change.name = [change.name, section.words].compactMap(\.self)
                    .joined(separator: ", ")
                return change
            }
        }
        let largest = Change.largest(of: changes)
        guard !largest.isEmpty else { return nil }
        return Finding(
            field: Field(words: nil, points: points.flatMap(\.self)), fact: .changes(largest))
    }
}
