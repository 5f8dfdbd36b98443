import Markdown
import PerfModel

/// The blocks of one chapter: findings, and for each section its charts and its table.
struct ChapterBlocks {
    var chapter: Chapter
    var hosts: HostNames
    /// The level of the sections' headings, 2 … 4.
    var level: Int

    /// Which findings are told here, and where.
    var digest: FindingDigest

    /// The commands of all points of the report beside each other.
    var commands: ComparedContests

    var blocks: [Block] {
        let exhibits = ExhibitBlocks(level: level)
        return chapter.groups.map { .image(alternative: $0.alternative, path: $0.path) }
            + overview + chapter.exhibits.flatMap(exhibits.blocks)
            + chapter.parts.indices.flatMap(blocks) + across + moved
    }

    /// What is about several sections, after them.
    private var across: [Block] {
        guard !digest.across.isEmpty else { return [] }
        let isSeveral = chapter.parts.count > 1
        let heading = Block.heading(
            level: level, ["Across sections"], anchor: "\(chapter.slug).across-sections")
        return (isSeveral ? [heading] : [])
            + Self.bullets(digest.across, level: isSeveral ? level + 1 : level)
    }

    /// All sections beside each other.
    private var overview: [Block] {
        chapter.overview.map { chart in
            [
                .heading(
                    level: level, ["All sections"], anchor: "\(chapter.slug).all-sections"),
                .image(alternative: chart.alternative, path: chart.path),
            ]
        } ?? []
    }

    /// What changed since the baseline.
    private var moved: [Block] {
        chapter.moved.map { moved in
            MovedBlocks(
                words: moved.words, charts: moved.charts, level: level,
                anchor: "\(chapter.slug).since"
            ).blocks
        } ?? []
    }

    /// The most findings that are listed in one place.
    static let mostFindings = 24

    /// The findings as lists, each with its key sentence in bold; nothing for none.
    ///
    /// Where something has several findings, each of those that findings are about has a heading.
    static func bullets(_ findings: [Told], level: Int) -> [Block] {
        let told = mostTelling(findings)
        var scopes: [String?] = []
        for finding in told where !scopes.contains(finding.scope) { scopes.append(finding.scope) }
        guard !told.isEmpty else { return [] }
        let left = findings.count - told.count
        let note =
            "\(Digits.count(left, "finding")) that \(left == 1 ? "tells" : "tell") less"
            + " \(left == 1 ? "is" : "are") left out: the tables have the numbers."
        let more = left > 0 ? [Block.paragraph([.text(note)])] : []
        let isLonely = scopes.contains { scope in told.count { $0.scope == scope } == 1 }
        guard scopes.count > 1, !isLonely || told.count > FindingDigest.mostFirst,
            scopes.count < told.count
        else {
            return [.bulletList(told.map { inlines($0.statement) })] + more
        }
        return scopes.flatMap { scope -> [Block] in
            let members = told.filter { $0.scope == scope }
            let items = members.map { inlines($0.bare) }
            let title = members[0].title
            let heading = Block.heading(
                level: level, [.text(title.isEmpty ? "All sessions" : title)])
            return [heading, .bulletList(items)]
        } + more
    }

    /// The most telling findings, as many as one place holds, in the order in which they were given.
    private static func mostTelling(_ findings: [Told]) -> [Told] {
        guard findings.count > mostFindings else { return findings }
        let order = findings.indices.sorted {
            (findings[$0].kind, $0) < (findings[$1].kind, $1)
        }
        return order.prefix(mostFindings).sorted().map { findings[$0] }
    }

    /// `**Fastest for host B: …** 0.331 s against 0.627 s.`
    static func inlines(_ statement: Statement) -> [Inline] {
        let evidence = statement.evidence.isEmpty ? [] : [Inline.text(" \(statement.evidence)")]
        return [.strong([.text(statement.key)])] + evidence
    }

    /// The text with its first letter in upper case.
    static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    private func blocks(at index: Int) -> [Block] {
        var blocks: [Block] = []
        let part = chapter.parts[index]
        let words = part.section.words ?? "results"
        let anchor = chapter.anchor(of: part)
        blocks.append(.heading(level: level, [.text(Self.capitalized(words))], anchor: anchor))
        blocks += bulletsWithin(digest.before[index])
        blocks += part.exhibits.flatMap(ExhibitBlocks(level: level + 1).blocks)
        blocks +=
            part.isCovered
            ? part.speedUps.map { .image(alternative: $0.alternative, path: $0.path) }
                + tables(of: part)
            : part.scaling.flatMap { results($0, in: part) }
        blocks += part.phases.map { .image(alternative: $0.alternative, path: $0.path) }
        blocks += bulletsWithin(digest.after[index])
        guard let trend = part.trend else { return blocks }
        let title = [part.section.words, "over sessions"].compactMap(\.self)
        blocks.append(
            .heading(
                level: level + 1, [.text(Self.capitalized(title.joined(separator: ", ")))],
                anchor: "\(anchor).sessions"))
        return blocks + [.image(alternative: trend.alternative, path: trend.path)]
            + [trend.note.map(Self.trendNote)].compactMap(\.self)
    }

    /// What a trend chart leaves out, and where that is.
    private static func trendNote(_ note: String) -> Block {
        .paragraph([
            .text("\(note) "), .code("perfdb show"), ", or the view ", .code("summaries"),
            " of the history.",
        ])
    }

    /// Findings of a section, under its heading.
    private func bulletsWithin(_ findings: [Told]) -> [Block] {
        Self.bullets(findings.map(\.withinSection), level: level + 1)
    }

    /// A chart, its table and what must be said of both.
    private func results(_ chart: DrawnChart, in part: Chapter.Part) -> [Block] {
        let heading = chart.part.map { [Block.heading(level: level + 1, [.text($0)])] } ?? []
        let charts = [chart] + part.speedUps.filter { $0.part == chart.part }
        return heading + charts.map { .image(alternative: $0.alternative, path: $0.path) }
            + table(of: chart.points, in: part.section)
    }

    /// The table of what a suite's charts show already, one for each runtime.
    private func tables(of part: Chapter.Part) -> [Block] {
        let points = part.section.points
        let runtimes = Groups(points, by: \.configuration.runtime)
        guard runtimes.keys.count > 1 else { return table(of: points, in: part.section) }
        return runtimes.keys.flatMap { runtime in
            [.paragraph([.strong([.text(runtime ?? "runtime not said")])])]
                + table(of: runtimes[runtime], in: part.section, isRuntimeTold: true)
        }
    }

    private func table(
        of points: [SweepPoint], in section: Section, isRuntimeTold: Bool = false
    ) -> [Block] {
        let table = ResultTable(
            section: section, points: points, hosts: hosts, isRuntimeTold: isRuntimeTold)
        let notes = [Self.sessionNote(points)] + table.notes
        let commands = commands.comparisons(of: points).map { [Inline.text($0.sentence + ".")] }
        return [.table(table.table), .paragraph([.text(notes.joined(separator: " "))])]
            + (commands.isEmpty ? [] : [.bulletList(commands)])
    }

    /// From which session the points are: `Session of 2026-11-13 10:00 UTC, 3f2a91c.`
    static func sessionNote(_ points: [SweepPoint]) -> String {
        let sessions = sessions(of: points)
        guard let first = sessions.first, let last = sessions.last, sessions.count > 1 else {
            return sessions.first.map { "Session of \($0.words)." } ?? ""
        }
        return "Each configuration's newest session, \(Digits.count(sessions.count)) in all:"
            + " \(Session.span(from: first, to: last))."
    }

    /// `2026-11-13 10:00 UTC, 3f2a91c`; of several sessions how many there are, and the span.
    static func sessionWords(_ points: [SweepPoint]) -> String {
        let sessions = sessions(of: points)
        guard let first = sessions.first, let last = sessions.last, sessions.count > 1 else {
            return sessions.first?.words ?? ""
        }
        return "\(Digits.count(sessions.count, "session")) \(Session.span(from: first, to: last))"
    }

    /// Oldest first.
    private static func sessions(of points: [SweepPoint]) -> [Session] {
        Groups(points, by: \.session.id).all.compactMap(\.first?.session)
            .sorted(by: Session.precedes)
    }
}
