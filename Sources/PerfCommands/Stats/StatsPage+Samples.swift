import Markdown
import Statistics

extension StatsPage {
    /// One sample.
    init(sample: Sample, named name: String) {
        table = Self.table([(name, sample)])
        sentences = Self.warnings(sample, named: nil)
        drawn = [(name, sample)]
        value = StatsValue(sample)
    }

    /// Two samples: the second against the first.
    init(_ a: Sample, _ b: Sample, named names: [String], by criteria: ChangeCriteria) {
        let comparison = SampleComparison(baseline: a, candidate: b, level: criteria.level)
        let verdict = comparison.verdict(by: criteria)
        let named = Array(zip(names, [a, b])).map { (name: $0.0, sample: $0.1) }
        table = Self.table(named)
        sentences =
            [Self.sentence(verdict, comparison, criteria)] + Self.facts(comparison)
            + named.flatMap { Self.warnings($0.sample, named: $0.name) }
        drawn = named
        value = StatsValue(a, b, comparison, verdict)
    }

    private static func table(_ samples: [(name: String, sample: Sample)]) -> Table {
        let rows: [(String, (Sample) -> String)] = [
            ("n", { "\($0.count)" }),
            ("median", { StatsNumber.text($0.median) }),
            ("95 % interval", { StatsNumber.text($0.medianInterval()) }),
            ("mean", { StatsNumber.text($0.mean) }),
            ("95 % interval (t)", { StatsNumber.text($0.meanInterval()) }),
            ("standard deviation", { StatsNumber.text($0.standardDeviation) }),
            (
                "as a share of the mean",
                { $0.coefficientOfVariation.map(StatsNumber.percent) ?? "–" }
            ),
            ("MAD", { StatsNumber.text($0.medianAbsoluteDeviation) }),
            ("smallest", { StatsNumber.text($0.minimum) }),
            (
                "quartiles",
                {
                    "\(StatsNumber.text($0.quantile(0.25))) … \(StatsNumber.text($0.quantile(0.75)))"
                }
            ),
            ("largest", { StatsNumber.text($0.maximum) }),
            ("geometric mean", { StatsNumber.text($0.geometricMean) }),
        ]
        return Table(
            columns: [Table.Column("", key: "statistic")]
                + samples.map { Table.Column($0.name, key: $0.name, alignment: .right) },
            rows: rows.map { row in [row.0] + samples.map { row.1($0.sample) } })
    }

    /// The verdict with what it rests on.
    private static func sentence(
        _ verdict: Verdict, _ comparison: SampleComparison, _ criteria: ChangeCriteria
    ) -> String {
        let change = comparison.ratio.map { Self.times($0) }
        switch verdict {
        case .regressed, .improved:
            return "\(verdict.word): \(change ?? Self.shift(comparison))."
        case .unchanged:
            return """
                unchanged: \(change ?? "the median is the same"), within \
                ±\(StatsNumber.percent(criteria.minimumChange)).
                """
        case .undecided(.tooFew):
            return """
                undecided (too-few): no \(comparison.baselineCount) + \(comparison.candidateCount) \
                values can show a difference; 4 + 4 can.
                """
        case .undecided(.zero):
            return "undecided (zero): --min-change needs medians above 0."
        case .undecided(let reason):
            let seen = comparison.detectable.map {
                """
                 A change below \(StatsNumber.percent($0.share)) would not be seen with \
                \(comparison.baselineCount) + \(comparison.candidateCount) such values.
                """
            }
            return "undecided (\(reason.rawValue)): no difference is shown.\(seen ?? "")"
        }
    }

    private static func times(_ ratio: MedianRatio) -> String {
        let interval = ratio.interval.map { " (95 % \(StatsNumber.text($0)))" } ?? ""
        return "the second median is \(StatsNumber.text(ratio.value)) times the first\(interval)"
    }

    private static func shift(_ comparison: SampleComparison) -> String {
        guard let shift = comparison.shift else { return "the second values differ" }
        let isLarger = shift.shift >= 0
        let size = shift.interval.map { interval in
            isLarger
                ? interval
                : Interval(
                    lower: -interval.upper, upper: -interval.lower, confidence: interval.confidence)
        }
        let interval = size.map { " (95 % \(StatsNumber.text($0)))" } ?? ""
        return """
            the second values are \(isLarger ? "larger" : "smaller") by \
            \(StatsNumber.text(abs(shift.shift)))\(interval)
            """
    }

    /// What stands beside the verdict.
    private static func facts(_ comparison: SampleComparison) -> [String] {
        let test = comparison.test
        let kind = test.isExact ? "exact" : "by the normal distribution"
        var text = """
            Mann and Whitney: U = \(StatsNumber.text(test.candidateWins)), \
            \(StatsNumber.equation(test.pValue)) (\(kind)), Cliff's δ = \
            \(StatsNumber.short(test.cliffsDelta)).
            """
        if let shift = comparison.shift {
            let interval = shift.interval.map { " (95 % \(StatsNumber.text($0)))" } ?? ""
            text += " Shift \(StatsNumber.text(shift.shift))\(interval)."
        }
        if let welch = comparison.welch {
            text += " Welch: \(StatsNumber.equation(welch.pValue))."
        }
        return [text]
    }

    /// What is odd about a sample.
    private static func warnings(_ sample: Sample, named name: String?) -> [String] {
        let step = sample.clockTick?.step ?? 0
        let isSlow = sample.isFirstSlow(resolution: step)
        var warnings: [String] = []
        if sample.count < OrderStatisticRanks.smallestCount() {
            warnings.append("an interval of the median needs 6 values or more")
        }
        if isSlow { warnings.append("the first value lies far above the others") }
        if let outliers = sample.outliers(resolution: step, skipsFirst: isSlow), outliers.matters {
            let effect = outliers.effectOnMean.map {
                ", and move the mean by \(StatsNumber.percent($0))"
            }
            warnings.append(
                "\(outliers.count) of \(outliers.total) values lie far outside\(effect ?? "")")
        }
        if let groups = sample.bimodality(resolution: step) {
            warnings.append(
                """
                the values fall into two groups, of \(groups.lowerCount) around \
                \(StatsNumber.text(groups.lowerMean)) and of \(groups.upperCount) around \
                \(StatsNumber.text(groups.upperMean)): neither mean nor median is like one
                """)
        }
        if let drift = sample.drift, drift.isEvident {
            warnings.append(
                """
                the values drift \(drift.correlation < 0 ? "down" : "up") in their order \
                (\(StatsNumber.equation(drift.pValue))): they are not independent
                """)
        }
        if let tick = sample.clockTick {
            warnings.append(
                "the values are multiples of a step, \(StatsNumber.text(tick.step)): less cannot be seen"
            )
        }
        return warnings.map { "note: \(name.map { "\($0): " } ?? "")\($0)." }
    }
}
