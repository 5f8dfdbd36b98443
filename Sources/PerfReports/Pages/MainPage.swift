import Markdown
import PerfModel

/// The page that a report begins with, `README.md`.
struct MainPage {
    var evidence: Evidence
    /// The part of it that is told in full, by chapters; the rest is listed.
    var told: Evidence
    var hosts: HostNames
    /// What is said of the newest points.
    var verdicts: PointVerdicts
    var options: ReportOptions
    /// One per benchmark, by name, at least one.
    var chapters: [Chapter]
    /// What suites ask to be shown.
    var gallery: Gallery
    /// The page of a study's claims; nil for none.
    var claims: ClaimsPage?
    /// What changed since a baseline; nil for none.
    var moves: Moves?

    /// Whether each benchmark has a page of its own.
    var hasPages: Bool { chapters.count > Report.mostOnOnePage }

    /// With a baseline that was asked for, what changed since it comes right after the first sentence.
    var headline: Headline {
        var headline = Headline(of: chapters, tally: told.tally)
        if let moves, moves.asked != nil, let summary = moves.summary {
            headline.rest.insert(summary, at: 0)
        }
        let others = evidence.benchmarks.count - chapters.count
        guard others > 0 else { return headline }
        let also = "Also recorded: \(Digits.count(others, "benchmark"))."
        headline.end = headline.end.isEmpty ? also : "\(headline.end) \(also)"
        return headline
    }

    /// The baseline that was asked for, and how much of the report it has.
    private var compared: [Block] {
        guard let moves, let words = moves.asked else { return [] }
        guard let first = moves.sessions.first, let last = moves.sessions.last else {
            return [.paragraph([.text("Baseline: \(words). No session of it was found.")])]
        }
        let count = Digits.count(moves.sessions.count, "session")
        let all = told.newest.filter { $0.session.origin != .transcribed }.count
        return [
            .paragraph([
                .text(
                    "Baseline: \(words). Found: \(count) (\(Session.span(from: first, to: last))),"
                        + " \(Digits.count(moves.moves.count)) of"
                        + " \(Digits.count(all, "configuration")) on the same host.")
            ])
        ]
    }

    var document: Document {
        let source = SourceBlocks(evidence: evidence, hosts: hosts, options: options)
        let method = MethodBlocks(evidence: evidence, options: options, isSplit: isSplit)
        var blocks: [Block] = [
            .comment(ReportMark.comment(for: "README.md", newest: evidence.newestStart)),
            .heading(level: 1, [.text(title)]),
            .paragraph(headline.inlines), source.asked,
        ]
        blocks += compared
        let overview = GalleryBlocks(
            gallery: gallery, chapters: chapters, hasPages: hasPages, claims: claims,
            hasFindings: !findingBlocks.isEmpty)
        blocks += overview.contents + overview.pictures
        blocks += findingBlocks
        blocks += overview.exhibits
        blocks += hasPages ? OverviewBlocks(chapters: chapters).blocks : chapterBlocks
        blocks += alsoRecorded.blocks
        blocks +=
            QualityBlocks(
                points: evidence.newest, hosts: hosts, warnings: verdicts.warnings
            ).blocks
        blocks += AnnotationBlocks(evidence: evidence).blocks
        let sessions = SessionBlocks(evidence: evidence, hosts: hosts)
        blocks += source.hostList + sessions.blocks + method.blocks
        return Document(blocks)
    }

    /// The benchmarks that no chapter tells.
    private var alsoRecorded: AlsoRecorded {
        let names = Set(chapters.map(\.benchmark))
        return AlsoRecorded(
            points: evidence.newest.filter { !names.contains($0.configuration.benchmark) })
    }

    /// As asked for; else the benchmark and its strategies, or how many benchmarks there are, of what
    /// suite.
    var title: String {
        if let title = options.title { return title }
        let benchmarks = evidence.benchmarks.count
        guard benchmarks == 1 else {
            let suites = Set(evidence.newest.map(\.session.suite))
            let count = Digits.count(benchmarks, "benchmark")
            guard suites.count == 1, let suite = suites.first ?? nil else { return count }
            return "Suite \(suite): \(count)"
        }
        let strategies = Set(chapters[0].points.compactMap(\.configuration.strategy)).sorted()
        let names = strategies.map(\.name).joined(separator: ", ")
        return names.isEmpty ? chapters[0].name : "\(chapters[0].name): \(names)"
    }

    private var isSplit: Bool {
        chapters.flatMap(\.parts).contains { $0.scaling.count > 1 }
    }

    private var findingHeading: Block {
        .heading(level: 2, ["Findings"], anchor: "findings")
    }

    /// The most telling of one benchmark, else the first of each; and how runs ended that did not end
    /// ok.
    private var findingBlocks: [Block] {
        if chapters.count == 1 {
            let findings =
                FindingDigest(ofPage: chapters[0]).first
                + [endings].compactMap { $0.map { Told($0) } }
            let bullets = ChapterBlocks.bullets(findings, level: 3)
            return bullets.isEmpty ? [] : [findingHeading] + bullets
        }
        if !gallery.exhibits.isEmpty { return suiteFindings }
        var items = chapters.compactMap { chapter in
            chapter.main?.findings.first.map { finding -> [Inline] in
                let scope = finding.scope.map { ", \($0)" } ?? ""
                return [.link([.text(chapter.name)], place(of: chapter)), .text("\(scope): ")]
                    + ChapterBlocks.inlines(finding.bareStatement)
            }
        }
        items += moved
        if let endings { items.append(ChapterBlocks.inlines(endings.statement)) }
        guard !items.isEmpty else { return [] }
        return [findingHeading, .bulletList(items)]
    }

    /// The most benchmarks of which it is told what changed.
    private static let mostMoved = 8

    /// What changed since the baseline, of benchmarks in which something measurably did.
    private var moved: [[Inline]] {
        let told = chapters.compactMap { chapter -> [Inline]? in
            guard let words = chapter.moved?.words, let statement = words.statement,
                words.count(.slower) + words.count(.faster) > 0
            else { return nil }
            return [.link([.text(chapter.name)], place(of: chapter)), ": "]
                + ChapterBlocks.inlines(statement)
        }
        return Array(told.prefix(Self.mostMoved))
    }

    /// The most findings of one benchmark on a page of several: its own page or part has the others.
    private static let mostOfOne = 4

    /// Some findings of each benchmark, under its name.
    private var suiteFindings: [Block] {
        let blocks = chapters.flatMap { chapter -> [Block] in
            let told = Told.choice(
                of: chapter.parts.flatMap(\.told) + chapter.across, most: Self.mostOfOne)
            guard !told.isEmpty else { return [] }
            let heading = Block.heading(
                level: 3, [.link([.text(chapter.name)], place(of: chapter))])
            return [heading, .bulletList(told.map { ChapterBlocks.inlines($0.statement) })]
        }
        let last = endings.map { [Block.bulletList([ChapterBlocks.inlines($0.statement)])] } ?? []
        let isRegion = evidence.newest.contains(where: \.isRegion)
        let note = [
            isRegion
                ? "Times are of the region that a program declares to be timed, else of the whole"
                    + " process; in brackets are 95 % intervals." : nil,
            hasPages ? "Each benchmark's page has more findings." : nil,
        ].compactMap(\.self)
        let first =
            note.isEmpty || blocks.isEmpty
            ? [] : [Block.paragraph([.text(note.joined(separator: " "))])]
        return blocks.isEmpty && last.isEmpty ? [] : [findingHeading] + first + blocks + last
    }

    /// The most configurations named for runs that did not end ok.
    private static let mostWorst = 3

    private var endings: Finding? {
        guard evidence.tally.notOK > 0 else { return nil }
        var runs: [Configuration: Int] = [:]
        for point in evidence.all where point.failures > 0 {
            runs[point.configuration, default: 0] += point.failures
        }
        let missed = runs.map { Missed(configuration: $0.key, runs: $0.value) }.sorted {
            $0.runs == $1.runs ? $0.configuration < $1.configuration : $0.runs > $1.runs
        }
        let worst = Array(missed.prefix(Self.mostWorst))
        return Finding(
            field: Field(words: nil, points: evidence.all),
            fact: .endings(evidence.tally, worst: worst))
    }

    /// Where a chapter is: a page, or a heading of this page.
    private func place(of chapter: Chapter) -> Destination {
        hasPages ? .path(BenchmarkPage.name(of: chapter)) : .anchor(chapter.slug)
    }

    private var chapterBlocks: [Block] {
        let isAlone = chapters.count == 1
        return chapters.flatMap { chapter -> [Block] in
            let heading = Block.heading(level: 2, [.text(chapter.name)], anchor: chapter.slug)
            let content = ChapterBlocks(
                chapter: chapter, hosts: hosts, level: isAlone ? 2 : 3,
                digest: isAlone
                    ? FindingDigest(ofPage: chapter) : FindingDigest(ofPart: chapter),
                commands: verdicts.commands)
            return (isAlone ? [] : [heading]) + content.blocks
        }
    }
}
