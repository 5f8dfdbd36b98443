import PerfModel
import Statistics

extension Finding {
    /// The finding in words.
    var statement: Statement {
        var statement =
            switch fact {
            case .single(let point): single(point)
            case .fastest(let comparison): fastest(comparison)
            case .nothingBeats(let comparison): nothingBeats(comparison)
            case .range(let comparison): range(comparison)
            case .alike(let comparison): alike(comparison)
            case .scaling(let scaling): self.scaling(scaling)
            case .processors(let points): processors(points)
            case .endings(let tally, let worst): endings(tally, worst)
            case .changes(let changes): self.changes(changes)
            }
        statement.scope = scope
        return statement
    }

    private func single(_ point: SweepPoint) -> Statement {
        let median = point.median ?? 0
        let unit = TimeUnit.fitting([median])
        let interval = point.interval.map {
            " (\(unit.text(from: $0.lower, to: $0.upper, around: median)))"
        }
        return Statement(
            "\(field.name(of: point)) takes \(unit.text(median))\(interval ?? "").",
            "Median of \(Digits.count(point.runs, "run")).")
    }

    private func fastest(_ comparison: Comparison) -> Statement {
        let names = names(comparison)
        guard comparison.hasEnoughRuns else { return tooFew(comparison) }
        guard comparison.isResolved else {
            return Statement(
                "Nothing is measurably faster than \(names.baseline).",
                "The lowest median is that of \(names.candidate): \(medians(comparison)),"
                    + " \(odds(comparison)).")
        }
        return Statement(
            "Fastest: \(names.candidate), \(factor(comparison)) times as fast as"
                + " \(names.baseline)\(interval(comparison)).",
            "\(medians(comparison)), \(of(comparison)).")
    }

    private func nothingBeats(_ comparison: Comparison) -> Statement {
        let names = names(comparison)
        guard comparison.hasEnoughRuns else { return tooFew(comparison) }
        guard comparison.isResolved else {
            return Statement(
                "Nothing is measurably faster than \(names.baseline).",
                "It and \(names.candidate) cannot be told apart:"
                    + " \(medians(comparison)), \(odds(comparison)).")
        }
        return Statement(
            "Nothing beats \(names.baseline).",
            "The next best, \(names.candidate), is \(factor(comparison)) times as"
                + " fast\(interval(comparison)): \(medians(comparison)), \(of(comparison)).")
    }

    private func range(_ comparison: Comparison) -> Statement {
        let names = names(comparison)
        guard comparison.hasEnoughRuns else { return tooFew(comparison) }
        guard comparison.isResolved else {
            return Statement(
                "\(names.candidate) and \(names.baseline) cannot be told apart.",
                "They are the fastest and the slowest: \(medians(comparison)), \(odds(comparison))."
            )
        }
        return Statement(
            "Fastest: \(names.candidate), \(factor(comparison)) times as fast as the slowest,"
                + " \(names.baseline)\(interval(comparison)).",
            "\(medians(comparison)), \(of(comparison)).")
    }

    private func alike(_ comparison: Comparison) -> Statement {
        let names = names(comparison)
        return Statement(
            "\(names.candidate) and \(names.baseline) cannot be told apart.",
            "\(medians(comparison)), \(odds(comparison)), \(of(comparison)).")
    }

    /// Where a side has too few runs: the medians, without a claim.
    private func tooFew(_ comparison: Comparison) -> Statement {
        let names = names(comparison)
        return Statement(
            "Lowest median: \(comparison.factor >= 1 ? names.candidate : names.baseline).",
            "\(medians(comparison)) (\(names.candidate) against \(names.baseline)), but"
                + " \(Digits.count(comparison.runs, "run")) of each are too few to tell them apart:"
                + " at least \(MedianRatio.fewestValues) are needed.")
    }
}

extension Finding {
    /// `0.331 s against 0.627 s`, the candidate's median first.
    func medians(_ comparison: Comparison) -> String {
        let medians = [comparison.candidate.median ?? 0, comparison.baseline.median ?? 0]
        let unit = TimeUnit.fitting(medians)
        return medians.map(unit.text).joined(separator: " against ")
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

    /// `medians of 8 runs each`, `medians of 8 and 10 runs`.
    func of(_ comparison: Comparison) -> String {
        let counts = (comparison.candidate.runs, comparison.baseline.runs)
        return counts.0 == counts.1
            ? "medians of \(Digits.count(counts.0)) runs each"
            : "medians of \(Digits.count(counts.0)) and \(Digits.count(counts.1)) runs"
    }

    /// `p = 0.41`, never less than 0.001.
    func odds(_ comparison: Comparison) -> String {
        comparison.pValue < 0.001 ? "p < 0.001" : "p = \(Digits.fixed(comparison.pValue, 3))"
    }
}
