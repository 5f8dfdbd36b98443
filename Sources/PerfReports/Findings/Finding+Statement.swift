import PerfModel
import Statistics

extension Finding {
    /// What the key sentence of a finding is about, as words within it; empty for none.
    struct Topic {
        var scope: String?

        /// ` for high load (×10)`.
        var phrase: String { scope.map { " for \($0)" } ?? "" }
        /// `, high load (×10)`.
        var apposition: String { scope.map { ", \($0)" } ?? "" }
    }

    /// The finding in words; its key sentence names what it is about.
    var statement: Statement { statement(Topic(scope: scope)) }

    /// The finding in words for a place that says what it is about.
    var bareStatement: Statement { statement(Topic()) }

    private func statement(_ topic: Topic) -> Statement {
        switch fact {
        case .single(let point): single(point, topic)
        case .fastest(let comparison): fastest(comparison, topic)
        case .nothingBeats(let comparison): nothingBeats(comparison, topic)
        case .range(let comparison): range(comparison, topic)
        case .alike(let comparison): alike(comparison, topic)
        case .scaling(let scaling): self.scaling(scaling, topic)
        case .processors(let points): processors(points, topic)
        case .endings(let tally, let worst): endings(tally, worst)
        case .changes(let changes): self.changes(changes)
        case .moved(let words): words.statement ?? Statement("Nothing can be compared.")
        }
    }

    private func single(_ point: SweepPoint, _ topic: Topic) -> Statement {
        let median = point.median ?? 0
        let unit = TimeUnit.fitting([median])
        let interval = point.interval.map { " (\(unit.text($0, around: median)))" }
        return Statement(
            "\(field.name(of: point)) takes \(unit.text(median))\(interval ?? "")\(topic.phrase).",
            "Median of \(Digits.count(point.runs, "run")).")
    }

    private func fastest(_ comparison: Comparison, _ topic: Topic) -> Statement {
        let names = names(comparison)
        guard comparison.hasEnoughRuns else { return tooFew(comparison, topic) }
        guard comparison.isGain else {
            return Statement(
                "Nothing is measurably faster than \(names.baseline)\(topic.phrase).",
                "The lowest median is that of \(names.candidate): \(medians(comparison)),"
                    + " \(odds(comparison)).")
        }
        return Statement(
            "Fastest\(topic.phrase): \(names.candidate), \(factor(comparison)) times as fast as"
                + " \(names.baseline)\(interval(comparison)).",
            "\(medians(comparison)), \(of(comparison)).")
    }

    private func nothingBeats(_ comparison: Comparison, _ topic: Topic) -> Statement {
        let names = names(comparison)
        guard comparison.hasEnoughRuns else { return tooFew(comparison, topic) }
        guard comparison.isResolved else {
            return Statement(
                "Nothing is measurably faster than \(names.baseline)\(topic.phrase).",
                "It and \(names.candidate) cannot be told apart:"
                    + " \(medians(comparison)), \(odds(comparison)).")
        }
        return Statement(
            "Nothing beats \(names.baseline)\(topic.phrase).",
            "The next best, \(names.candidate), takes \(Quantity.factor(1 / comparison.factor))"
                + " times as long\(inverseInterval(comparison)): \(medians(comparison)),"
                + " \(of(comparison)).")
    }

    private func range(_ comparison: Comparison, _ topic: Topic) -> Statement {
        let names = names(comparison)
        guard comparison.hasEnoughRuns else { return tooFew(comparison, topic) }
        guard comparison.isResolved else {
            return Statement(
                "\(names.candidate) and \(names.baseline) cannot be told apart\(topic.phrase).",
                "They are the fastest and the slowest: \(medians(comparison)), \(odds(comparison))."
            )
        }
        return Statement(
            "Fastest\(topic.phrase): \(names.candidate), \(factor(comparison)) times as fast as the"
                + " slowest, \(names.baseline)\(interval(comparison)).",
            "\(medians(comparison)), \(of(comparison)).")
    }

    private func alike(_ comparison: Comparison, _ topic: Topic) -> Statement {
        let names = names(comparison)
        return Statement(
            "\(names.candidate) and \(names.baseline) cannot be told apart\(topic.phrase).",
            "\(medians(comparison)), \(odds(comparison)), \(of(comparison)).")
    }

    /// Where a side has too few runs: the medians, without a claim.
    private func tooFew(_ comparison: Comparison, _ topic: Topic) -> Statement {
        let names = names(comparison)
        let lowest = comparison.factor >= 1 ? names.candidate : names.baseline
        return Statement(
            "Lowest median\(topic.phrase): \(lowest).",
            "\(medians(comparison)) (\(names.candidate) against \(names.baseline)), but"
                + " \(Digits.count(comparison.runs, "run")) of each are too few to tell them apart:"
                + " at least \(MedianRatio.fewestValues) are needed.")
    }
}

extension Finding {
    /// `0.331 s against 0.627 s`, the candidate's median first; `both 0.331 s` where they read the same.
    func medians(_ comparison: Comparison) -> String {
        let medians = [comparison.candidate.median ?? 0, comparison.baseline.median ?? 0]
        let unit = TimeUnit.fitting(medians)
        let texts = medians.map(unit.text)
        return texts[0] == texts[1] ? "both \(texts[0])" : texts.joined(separator: " against ")
    }

    func names(_ comparison: Comparison) -> (candidate: String, baseline: String) {
        (field.name(of: comparison.candidate), field.name(of: comparison.baseline))
    }

    func factor(_ comparison: Comparison) -> String {
        Quantity.factor(comparison.factor)
    }

    /// ` (1.84–1.96)`, or nothing.
    func interval(_ comparison: Comparison) -> String {
        comparison.interval.map { " (\(Quantity.factors($0.lower, $0.upper)))" } ?? ""
    }

    /// The interval of the inverse, how many times as long the candidate takes.
    private func inverseInterval(_ comparison: Comparison) -> String {
        comparison.interval.map { " (\(Quantity.factors(1 / $0.upper, 1 / $0.lower)))" } ?? ""
    }

    /// `medians of 8 runs each`, `medians of 8 and 10 runs`.
    func of(_ comparison: Comparison) -> String {
        let counts = (comparison.candidate.runs, comparison.baseline.runs)
        return counts.0 == counts.1
            ? "medians of \(Digits.count(counts.0)) runs each"
            : "medians of \(Digits.count(counts.0)) and \(Digits.count(counts.1)) runs"
    }

    /// `p = 0.41`, never less than 0.001.
    func odds(_ comparison: Comparison) -> String {
        comparison.pValue < 0.001
            ? "p < \(Digits.fixed(0.001, 3))" : "p = \(Digits.fixed(comparison.pValue, 3))"
    }
}
