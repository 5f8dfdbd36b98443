import PerfModel

extension Headline {
    /// The most benchmarks that are told one by one.
    private static let mostTimes = 3

    /// A comparison that can be told, and the benchmark it is of.
    private struct Difference {
        var benchmark: String
        var finding: Finding
        var comparison: Comparison
    }

    /// For several benchmarks: the largest gain over a baseline, else the largest difference, else
    /// that nothing is faster where everything has a baseline, else the lowest medians.
    static func several(_ chapters: [Chapter], _ tally: Tally) -> Headline {
        let count = [
            "\(Digits.count(chapters.count, "benchmark")), \(tally.extent), \(tally.endings)."
        ]
        let differences = differences(in: chapters)
        if let gain = differences.gain {
            let beyond = differences.spread == nil ? "" : " over a baseline"
            return Headline(
                key: "The largest gain\(beyond) is that of \(words(gain, than: ""))", rest: count)
        }
        if let spread = differences.spread {
            return Headline(
                key: "The largest difference is that of \(words(spread, than: "the slowest, "))",
                rest: count)
        }
        guard chapters.allSatisfy(isBesideBaseline) else {
            return Headline(key: times(chapters), rest: count)
        }
        return Headline(
            key: "In none of \(Digits.count(chapters.count, "benchmark")) is anything measurably"
                + " faster than its baseline.", rest: count)
    }

    /// The largest resolved gain over a baseline and the largest from slowest to fastest.
    private static func differences(
        in chapters: [Chapter]
    ) -> (gain: Difference?, spread: Difference?) {
        var (gain, spread): (Difference?, Difference?)
        for chapter in chapters {
            for finding in chapter.findings {
                func larger(_ comparison: Comparison, than best: Difference?) -> Difference? {
                    guard comparison.isGain, comparison.factor > best?.comparison.factor ?? 1
                    else { return best }
                    return Difference(
                        benchmark: chapter.name, finding: finding, comparison: comparison)
                }
                switch finding.fact {
                case .fastest(let comparison): gain = larger(comparison, than: gain)
                case .range(let comparison): spread = larger(comparison, than: spread)
                case .single, .nothingBeats, .alike, .scaling, .processors, .endings, .changes,
                    .moved:
                    break
                }
            }
        }
        return (gain, spread)
    }

    /// `pack: threads ×4, 2.86 times as fast as the slowest, threads ×1 (2.80–2.90).`
    private static func words(_ difference: Difference, than what: String) -> String {
        let (finding, comparison) = (difference.finding, difference.comparison)
        let names = finding.names(comparison)
        let scope = finding.scope.map { ", \($0)" } ?? ""
        return "\(difference.benchmark)\(scope): \(names.candidate),"
            + " \(finding.factor(comparison)) times as fast as \(what)\(names.baseline)"
            + "\(finding.interval(comparison))."
    }

    /// Whether each of a benchmark's fields was compared with a baseline, with enough runs to tell.
    private static func isBesideBaseline(_ chapter: Chapter) -> Bool {
        let firsts = chapter.findings.compactMap { finding -> Bool? in
            switch finding.fact {
            case .fastest(let comparison), .nothingBeats(let comparison): comparison.hasEnoughRuns
            case .single, .range: false
            case .alike, .scaling, .processors, .endings, .changes, .moved: nil
            }
        }
        return !firsts.isEmpty && firsts.allSatisfy(\.self)
    }

    /// What each benchmark takes at best in its main part; of many how far that reaches.
    private static func times(_ chapters: [Chapter]) -> String {
        let bests = chapters.compactMap { chapter -> (name: String, point: SweepPoint)? in
            fastest(of: chapter.main?.section.points ?? []).map { (chapter.name, $0) }
        }
        let medians = bests.compactMap(\.point.median)
        guard let low = medians.min(), let high = medians.max() else {
            return "No run counts: there is nothing to tell."
        }
        let unit = TimeUnit.fitting(medians)
        let isPlain = chapters.allSatisfy { $0.points.count == 1 }
        guard bests.count == chapters.count, bests.count <= mostTimes else {
            let count = Digits.count(bests.count, "benchmark")
            if isPlain { return "\(count), each in one configuration." }
            let ends = [unit.text(low), unit.text(high)]
            return ends[0] == ends[1]
                ? "\(count) with lowest medians of \(ends[0])."
                : "\(count) with lowest medians from \(ends[0]) to \(ends[1])."
        }
        if isPlain {
            return "\(Quantity.list(bests.map { "\($0.name) takes \(text($0.point))" }))."
        }
        return "Lowest medians: \(Quantity.list(bests.map { "\(text($0.point)) for \($0.name)" }))."
    }

    private static func text(_ point: SweepPoint) -> String {
        TimeUnit.fitting([point.median ?? 0]).text(point.median ?? 0)
    }
}
