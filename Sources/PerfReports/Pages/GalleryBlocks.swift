import Markdown
import PerfModel

/// What a report's first page shows of suites: contents, the charts on one scale, and what is of
/// several benchmarks.
struct GalleryBlocks {
    var gallery: Gallery
    var chapters: [Chapter]
    /// Whether each benchmark has a page of its own.
    var hasPages: Bool
    /// The page of a study's claims; nil for none.
    var claims: ClaimsPage?
    /// Whether the page tells findings.
    var hasFindings: Bool

    /// Links to the page's parts, the claims, the benchmarks and every graph; nothing without a suite's
    /// charts and claims.
    var contents: [Block] {
        guard !gallery.exhibits.isEmpty || claims != nil else { return [] }
        let parts = [
            hasFindings ? [Inline.link(["Findings"], .anchor("findings"))] : nil,
            claims.map { claims in
                [.link([.text(claims.title)], .path(ClaimsPage.name)), ": \(claims.summary)"]
            },
        ].compactMap(\.self)
        let graphs = gallery.exhibits.map { exhibit in
            [Inline.link([.text(exhibit.declaration.name)], place(of: exhibit))]
        }
        let benchmarks = chapters.map { chapter in
            [Inline.link([.text(chapter.name)], page(of: chapter))]
        }
        return [
            .heading(level: 2, ["Contents"], anchor: "contents"),
            .bulletList(
                parts
                    + (graphs.isEmpty ? [] : [["Graphs: "] + graphs.joined(separator: [", "])])
                    + (gallery.absent.isEmpty
                        ? []
                        : [[.text("Not measured: \(Quantity.list(gallery.absent)).")]])
                    + (chapters.count > 1
                        ? [["Benchmarks: "] + benchmarks.joined(separator: [", "])] : [])),
        ]
    }

    /// The charts that stand together on one scale.
    var pictures: [Block] {
        // A benchmark's own stand in its chapter, where that is on the same page.
        let shown = hasPages ? gallery.groups : gallery.groups.filter(isShared)
        return shown.map { .image(alternative: $0.alternative, path: $0.path) }
    }

    private func isShared(_ group: DrawnChart) -> Bool {
        Set(group.points.map(\.configuration.benchmark)).count > 1
    }

    /// What is of several benchmarks.
    var exhibits: [Block] {
        let shared = gallery.exhibits.filter { $0.home == .report }
        guard !shared.isEmpty else { return [] }
        return [.heading(level: 2, ["Across benchmarks"], anchor: "across")]
            + shared.flatMap(ExhibitBlocks(level: 3).blocks)
    }

    private func page(of chapter: Chapter) -> Destination {
        hasPages ? .path(BenchmarkPage.name(of: chapter)) : .anchor(chapter.slug)
    }

    private func place(of exhibit: Exhibit) -> Destination {
        let benchmark = exhibit.home == .report ? nil : exhibit.points[0].configuration.benchmark
        guard hasPages, let chapter = chapters.first(where: { $0.benchmark == benchmark }) else {
            return .anchor(exhibit.anchor)
        }
        return .path(BenchmarkPage.name(of: chapter), fragment: exhibit.anchor)
    }
}
