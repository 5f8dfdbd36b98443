import PerfModel
import Statistics

extension Contest {
    /// `0.331 s against 0.627 s`, the candidate's median first.
    var medians: String {
        let unit = TimeUnit.fitting([candidate.median, baseline.median])
        let texts = [candidate.median, baseline.median].map(unit.text)
        return texts[0] == texts[1] ? "both \(texts[0])" : texts.joined(separator: " against ")
    }

    /// `1.90 times as fast (1.84–1.96)`, without the interval where there is none.
    var factorWords: String { "\(Quantity.factor(factor)) times as fast\(intervalWords)" }

    /// What the faster side is ahead by: `1.35 times as fast (1.30–1.41; 16.9 s against 22.8 s)`.
    var lead: String {
        let range = leadEnds.map { "\($0); " } ?? ""
        return "\(Quantity.factor(max(factor, 1 / factor))) times as fast (\(range)\(leadMedians))"
    }

    /// `16.9 s against 22.8 s`, the faster side's median first.
    var leadMedians: String {
        let times = [candidate.median, baseline.median].sorted()
        let unit = TimeUnit.fitting(times)
        return times.map(unit.text).joined(separator: " against ")
    }

    /// ` (1.30–1.41)`, that of what the faster side is ahead by, or nothing.
    var leadInterval: String { leadEnds.map { " (\($0))" } ?? "" }

    private var leadEnds: String? {
        interval.map {
            factor < 1
                ? Quantity.factors(1 / $0.upper, 1 / $0.lower)
                : Quantity.factors($0.lower, $0.upper)
        }
    }

    /// ` (1.84–1.96)`, or nothing.
    var intervalWords: String {
        interval.map { " (\(Quantity.factors($0.lower, $0.upper)))" } ?? ""
    }

    /// `+3.1 % (+1.9 % to +4.4 %)`: what the candidate takes more or less.
    var changeWords: String {
        let change = Quantity.change(ratio)
        guard let interval = comparison.ratio?.interval else { return change }
        let ends = [interval.lower, interval.upper].map(Quantity.change)
        return ends[0] == ends[1] ? change : "\(change) (\(ends[0]) to \(ends[1]))"
    }

    /// `medians of 6 runs each`, `one run each`.
    var runsWords: String {
        switch (candidate.runs, baseline.runs) {
        case (1, 1): "one run each"
        case (let left, let right) where left == right: "medians of \(Digits.count(left)) runs each"
        case (let left, let right):
            "medians of \(Digits.count(left)) and \(Digits.count(right)) runs"
        }
    }

    /// Why the two cannot be told apart, as words after a comma or a colon; empty where they can.
    var reasonWords: String {
        switch verdict {
        case .regressed, .improved, .unchanged: ""
        case .undecided(.tooFew):
            "\(runsWords == "one run each" ? "one run" : "so few runs") a side cannot show more"
        case .undecided(.notResolved):
            comparison.detectable.map {
                "a change below \(Quantity.percentage($0.share)) would not be seen"
            } ?? "the runs do not show a difference"
        case .undecided(.belowNoiseFloor): "the difference is within the history's noise"
        case .undecided(.zero): "a time is zero"
        }
    }
}

extension Contest.Side {
    /// `threads ×4`, `serial`; the benchmark where no strategy was said.
    var words: String { configuration.strategyWords ?? configuration.benchmarkWords }
}

extension Quantity {
    /// A share in percent with one decimal, none from 10 % on: `3.1 %`, `41 %`.
    static func percentage(_ share: Double) -> String {
        let value = share * 100
        return "\(Digits.fixed(value, abs(value) < 9.95 ? 1 : 0)) %"
    }
}
