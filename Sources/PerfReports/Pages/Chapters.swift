import PerfModel

/// Makes the chapters of a report: groups, decides, draws and names.
struct Chapters {
    var evidence: Evidence
    var hosts: HostNames

    /// A chart before it has a name.
    private struct Draft {
        var identity: String
        var name: String
        var part: [String]
        var points: [SweepPoint]
        var alternative: String
        var svg: (_ comment: String) -> String
    }

    /// One chapter per benchmark, by name.
    func chapters() -> [Chapter] {
        let benchmarks = evidence.benchmarks
        let slugs = Slug.unique(benchmarks.map { ($0, $0) })
        let sections = Section.sections(of: evidence.newest)
        let findings = sections.map { section in
            FindingRules(
                section: section, hosts: hosts,
                isOneOfSeveral: sections.count { $0.benchmark == section.benchmark } > 1
            ).findings()
        }
        let drafts = zip(sections, findings).map { section, findings in
            let slug = slugs[section.benchmark] ?? ""
            let claims = findings.compactMap(\.claim)
            let claim = claims.count == 1 ? claims.first : nil
            return (
                scaling: scaling(section, slug, claim: claim), trend: trend(section, slug)
            )
        }
        let all = drafts.flatMap { $0.scaling + $0.trend }
        let names = Slug.unique(all.map { ($0.identity, $0.name) })
        return benchmarks.map { benchmark in
            let members = sections.indices.filter { sections[$0].benchmark == benchmark }
            let parts = members.map { index in
                Chapter.Part(
                    section: sections[index], findings: findings[index],
                    scaling: drafts[index].scaling.map { drawn($0, names) },
                    trend: drafts[index].trend.map { drawn($0, names) })
            }
            return Chapter(
                benchmark: benchmark, slug: slugs[benchmark] ?? "", parts: parts,
                changes: changes(of: benchmark))
        }
    }

    private func drawn(_ draft: Draft, _ names: [String: String]) -> DrawnChart {
        let path = "charts/\(names[draft.identity] ?? "").svg"
        return DrawnChart(
            path: path, svg: draft.svg(ReportMark.comment(for: path)),
            part: draft.part.isEmpty ? nil : draft.part.joined(separator: ", "),
            points: draft.points, alternative: draft.alternative)
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
            return draft(section, slug, "", group, alternative: chart.alternative, chart.svg)
        }
    }

    private func trend(_ section: Section, _ slug: String) -> [Draft] {
        let points = TrendChart.points(with: evidence.all, in: section)
        guard !points.isEmpty else { return [] }
        let split = LineSplit(hosts: hosts, key: LineKey.init(trend:))
        return split.groups(of: points).map { group in
            let chart = TrendChart(
                section: section, part: group.words, points: group.points, hosts: hosts)
            return draft(section, slug, "trend", group, alternative: chart.alternative, chart.svg)
        }
    }

    private func draft(
        _ section: Section, _ slug: String, _ kind: String, _ group: LineGroup, alternative: String,
        _ svg: @escaping (String) -> String
    ) -> Draft {
        let words = (kind.isEmpty ? [] : [kind]) + group.words
        let parts = [slug] + [section.load?.name, section.caching].compactMap(\.self) + words
        return Draft(
            identity: ([section.benchmark, section.words ?? ""] + words).joined(separator: "\u{0}"),
            name: parts.joined(separator: "-"), part: group.words, points: group.points,
            alternative: alternative, svg: svg)
    }

    private func changes(of benchmark: String) -> Finding? {
        let points = evidence.all.filter { $0.configuration.benchmark == benchmark }
        var changes: [Change] = []
        for section in Section.sections(of: evidence.newest) where section.benchmark == benchmark {
            let members = TrendChart.points(with: points, in: section)
            let lines = Line.trend(members, hosts: hosts).map { line in
                var line = line
                let parts = [line.name, section.words].compactMap(\.self)
                line.name = parts.joined(separator: ", ")
                return line
            }
            changes += Change.steps(in: lines)
        }
        let largest = Change.largest(of: changes)
        guard !largest.isEmpty else { return nil }
        return Finding(
            field: Field(words: nil, points: points), fact: .changes(largest))
    }
}
