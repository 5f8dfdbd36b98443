import Markdown

/// The page of one benchmark, in a report with too many for one page.
struct BenchmarkPage {
    var chapter: Chapter
    var hosts: HostNames
    /// What the whole report says of its points.
    var verdicts: PointVerdicts

    var name: String { Self.name(of: chapter) }

    /// `sort.md`.
    static func name(of chapter: Chapter) -> String { "\(chapter.slug).md" }

    var document: Document {
        let headline = Headline(of: [chapter], tally: Tally(of: chapter.points))
        let digest = FindingDigest(ofPage: chapter)
        let content = ChapterBlocks(
            chapter: chapter, hosts: hosts, level: 2, digest: digest,
            commands: verdicts.commands)
        let findings = ChapterBlocks.bullets(digest.first, level: 3)
        return Document(
            [
                .comment(ReportMark.comment(for: name)),
                .heading(level: 1, [.text(chapter.name)]), .paragraph(headline.inlines),
                .paragraph([
                    "Hosts, sessions and method: ",
                    .link(["the report's first page"], .path("README.md")), ".",
                ]),
            ]
                + (findings.isEmpty
                    ? [] : [.heading(level: 2, ["Findings"], anchor: "findings")] + findings)
                + content.blocks
                + QualityBlocks(
                    points: chapter.points, hosts: hosts, warnings: verdicts.warnings
                ).blocks)
    }
}
