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
        let hasGains = chapters.contains { Row.all(of: $0).contains { $0.gain != nil } }
        let note =
            "Largest speed-up: that of a median over its own baseline, serial, else the same strategy"
            + " with one worker; of many configurations the largest is also the luckiest."
        return [.heading(level: 2, ["Benchmarks"], anchor: "benchmarks"), .table(table)]
            + (hasGains ? [.paragraph([.text(note)])] : [])
            + [.paragraph(["Pages: "] + Array(links.joined(separator: [", "])) + ["."])]
    }

    /// A benchmark in one runtime.
    private struct Row {
        var name: String
        var runtime: String?
        var tally: Tally
        /// The configuration with the largest speed-up over another one.
        var gain: Gain?

        struct Gain {
            var point: SweepPoint
            /// Its section's words, where there are several.
            var place: String?
            var factor: Double
        }

        static func all(of chapter: Chapter) -> [Row] {
            let points = Groups(chapter.points, by: \.configuration.runtime)
            return points.keys.map { runtime in
                Row(
                    name: chapter.name, runtime: runtime, tally: Tally(of: points[runtime]),
                    gain: gain(of: chapter, in: runtime))
            }
        }

        private static func gain(of chapter: Chapter, in runtime: String?) -> Gain? {
            let sections = chapter.parts.map(\.section)
            let known = sections.flatMap { section in
                section.points.filter { $0.configuration.runtime == runtime }.compactMap {
                    point -> Gain? in
                    guard let base = section.baselines.baseline(of: point),
                        base.configuration != point.configuration,
                        let factor = section.baselines.speedUp(of: point)
                    else { return nil }
                    return Gain(
                        point: point, place: section.words(among: sections), factor: factor)
                }
            }
            return known.reduce(nil) { best, next in
                next.factor > best?.factor ?? 0 ? next : best
            }
        }

        /// `processes ×2, start=fork`.
        var words: String? {
            guard let configuration = gain?.point.configuration else { return nil }
            let parameters = configuration.parameters
                .filter { gain?.point.scale == nil || $0.name != SweepPoint.scaleName }
                .map { "\($0.name)=\($0.value)" }
            return ([configuration.strategyWords].compactMap(\.self) + parameters)
                .joined(separator: ", ")
        }
    }

    private var table: Table {
        let rows = chapters.flatMap(Row.all)
        let columns: [Content<Row>] = [
            Content("benchmark", key: "benchmark") { $0.name },
            Content("runtime", key: "runtime") { $0.runtime },
            .number("configurations", key: "configurations") {
                Digits.count($0.tally.configurations)
            },
            .number("runs", key: "runs") { Digits.count($0.tally.runs) },
            .number("largest speed-up", key: "speed_up") {
                ($0.gain?.factor).map(Quantity.factor)
            },
            Content("of", key: "fastest", text: \.words),
            Content("at", key: "section") { $0.gain?.place },
        ]
        return Content.table(
            columns.filter { $0.column.key == "benchmark" || rows.contains(where: $0.has) },
            rows: rows)
    }
}
