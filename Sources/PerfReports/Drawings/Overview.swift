import Charts
import PerfModel
import Statistics

/// All sections of a benchmark beside each other on one pair of scales.
struct Overview {
    /// Each section with the chart of its times, at least two.
    private let parts: [(section: Section, findings: [Finding], sweep: SweepChart)]
    private let hosts: HostNames

    /// The most sections that one picture holds.
    static let mostPanels = 12

    /// Nil where the sections have no axis in common, or one has more lines than a chart holds.
    ///
    /// - Parameter parts: the sections of one benchmark with what findings say of them.
    init?(_ parts: [(section: Section, findings: [Finding])], hosts: HostNames) {
        let parts = parts.map { section, findings in
            let axis = SweepAxis(of: section.points)
            let sweep = SweepChart(
                section: section, part: [], points: section.points, axis: axis, hosts: hosts)
            return (section: section, findings: findings, sweep: sweep)
        }
        let axes = Set(parts.map(\.sweep.axis))
        guard 2...Self.mostPanels ~= parts.count, axes.count == 1, !axes.contains(.none),
            parts.allSatisfy({ $0.sweep.lines.count <= LineSplit.mostLines }),
            Set(parts.map(\.section.isTranscribed)).count == 1
        else { return nil }
        self.parts = parts
        self.hosts = hosts
    }

    /// The picture.
    var drawing: GroupDrawing {
        let points = parts.flatMap(\.section.points)
        let sections = parts.map(\.section)
        let titles = sections.map { $0.words(among: sections) ?? $0.benchmark }
        var drawing = GroupDrawing(
            members: zip(parts, titles).map { .init(sweep: $0.sweep, title: $1) },
            subject: .init(name: "", benchmarks: [sections[0].benchmark], words: []), hosts: hosts,
            held: SweepPoint.reach(of: points, withRuns: false))
        drawing.hasRuns = false
        drawing.claim = claim
        drawing.sentences = zip(parts, titles).map { part, title in
            "\(title): \(Self.best(of: part.section))"
        }
        return drawing
    }

    /// What is fastest, where that is the same in every section and faster than its baseline in each.
    private var claim: String? {
        let winners = parts.map { part -> Set<String> in
            let gains = part.findings.compactMap { finding -> String? in
                guard case .fastest(let comparison) = finding.fact, comparison.isGain else {
                    return nil
                }
                return comparison.candidate.configuration.strategyWords
            }
            return gains.count == 1 ? Set(gains) : []
        }
        guard let first = winners.first, let winner = first.first,
            winners.allSatisfy({ $0 == first })
        else { return nil }
        return
            "\(winner) is fastest in \(parts.count == 2 ? "both" : "all \(parts.count)") sections"
    }

    /// `fastest is processes ×2 with 33.3 ms, slowest threads ×4 with 65.8 ms`.
    private static func best(of section: Section) -> String {
        let timed = section.points.filter { $0.median != nil }
        guard let best = fastest(of: timed), let low = best.median,
            let worst = timed.max(by: { ($0.median ?? 0) < ($1.median ?? 0) }),
            let high = worst.median
        else { return "no run counts" }
        let unit = TimeUnit.fitting([low, high])
        func name(_ point: SweepPoint) -> String {
            point.configuration.strategyWords ?? point.configuration.benchmarkWords
        }
        guard best.configuration != worst.configuration else {
            return "\(name(best)) takes \(unit.text(low))"
        }
        return "fastest is \(name(best)) with \(unit.text(low)), slowest \(name(worst)) with"
            + " \(unit.text(high))"
    }
}
