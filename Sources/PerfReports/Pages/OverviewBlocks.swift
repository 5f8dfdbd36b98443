import Markdown
import PerfModel

/// The benchmarks of a report in which each has a page: a table, and the links to the pages.
struct OverviewBlocks {
    /// By name, at least one.
    var chapters: [Chapter]

    var blocks: [Block] {
        let links = chapters.map { chapter -> [Inline] in
            [.link([.text(chapter.name)], .path(BenchmarkPage.name(of: chapter)))]
        }
        return [
            .heading(level: 2, ["Benchmarks"]), .table(table),
            .paragraph(["Pages: "] + Array(links.joined(separator: [", "])) + ["."]),
        ]
    }

    private struct Row {
        var chapter: Chapter
        /// The fastest point of the chapter's main part.
        var best: SweepPoint?
        var tally: Tally

        init(_ chapter: Chapter) {
            self.chapter = chapter
            tally = Tally(of: chapter.points)
            best = fastest(of: chapter.main?.section.points ?? [])
        }
    }

    private var table: Table {
        let columns: [Content<Row>] = [
            Content("benchmark", key: "benchmark") { $0.chapter.name },
            .number("configurations", key: "configurations") {
                Digits.count($0.tally.configurations)
            },
            .number("runs", key: "runs") { Digits.count($0.tally.runs) },
            Content("fastest", key: "fastest") { row in
                row.best.map(\.wordsWithoutScale).flatMap { $0.isEmpty ? nil : $0 }
            },
            .number("median", key: "median_wall") { row in
                row.best?.median.map { TimeUnit.fitting([$0]).text($0) }
            },
            .number("speed-up", key: "speed_up") { row in
                row.best.flatMap { row.chapter.main?.section.baselines.speedUp(of: $0) }
                    .map(Quantity.factor)
            },
        ]
        return Content.table(columns, rows: chapters.map(Row.init))
    }
}
