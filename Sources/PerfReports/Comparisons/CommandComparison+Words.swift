import Statistics

extension CommandComparison {
    /// One sentence without an end: `B ran 1.23 × (1.20–1.27) as fast as A`.
    ///
    /// The faster of the two comes first, whichever is the reference.
    package var sentence: String {
        let place = scope.map { "\($0): " } ?? ""
        let (left, right) = (Self.quoted(candidate), Self.quoted(reference))
        switch verdict {
        case .improved: return "\(place)\(left) ran \(lead) as fast as \(right)"
        case .regressed: return "\(place)\(right) ran \(lead) as fast as \(left)"
        case .unchanged:
            return "\(place)\(left) ran as fast as \(right), within"
                + " \(Quantity.percent(100 * Contest.leastChange)) (\(factor))"
        case .undecided(.tooFew):
            return "\(place)\(left) and \(right) cannot be told apart: so few runs (\(runs)) cannot"
                + " show more"
        case .undecided(.notResolved) where isSmall:
            return "\(place)\(left) and \(right) differ by less than matters, if at all (\(factor))"
        case .undecided:
            let unseen = detectable.map {
                "; a change below \(Quantity.percentage($0)) would not be seen with \(runs) runs"
            }
            return "\(place)\(left) and \(right) cannot be told apart (the first \(pace)"
                + "\(unseen ?? ""))"
        }
    }

    /// `1.23 × (1.20–1.27)`: what the faster one is ahead by.
    private var lead: String {
        guard timesAsFast < 1 else { return Self.words(timesAsFast, interval) }
        let turned = interval.map {
            Interval(lower: 1 / $0.upper, upper: 1 / $0.lower, confidence: $0.confidence)
        }
        return Self.words(1 / timesAsFast, turned)
    }

    private static func words(_ factor: Double, _ interval: Interval?) -> String {
        let ends = interval.map { " (\(Quantity.factors($0.lower, $0.upper)))" } ?? ""
        return "\(Quantity.factor(factor)) ×\(ends)"
    }

    /// `1.01 ×, 0.97–1.05`: how many times as fast the candidate is.
    private var factor: String {
        let ends = interval.map { ", \(Quantity.factors($0.lower, $0.upper))" } ?? ""
        return "\(Quantity.factor(timesAsFast)) ×\(ends)"
    }

    /// `1.01 × as fast, 0.97–1.05`.
    private var pace: String {
        let ends = interval.map { ", \(Quantity.factors($0.lower, $0.upper))" } ?? ""
        return "\(Quantity.factor(timesAsFast)) × as fast\(ends)"
    }

    /// `10 + 12`, in the order of the names.
    private var runs: String {
        "\(Digits.count(candidateRuns)) + \(Digits.count(referenceRuns))"
    }

    /// Whether the runs do differ, by less than is told.
    private var isSmall: Bool {
        pValue <= MannWhitney.usualLevel && abs(1 / timesAsFast - 1) < Contest.leastChange
    }

    /// A command of several words in quotation marks.
    static func quoted(_ name: String) -> String {
        name.contains(" ") ? "“\(name)”" : name
    }
}

extension CommandComparison: Encodable {
    private enum Key: String, CodingKey {
        case scope, reference, candidate, verdict, reason, sentence
        case referenceMedian = "reference_median_s"
        case candidateMedian = "candidate_median_s"
        case referenceRuns = "reference_runs"
        case candidateRuns = "candidate_runs"
        case timesAsFast = "times_as_fast"
        case low = "interval_low"
        case high = "interval_high"
        case pValue = "corrected_p"
        case detectable = "detectable_change"
    }

    /// What is not known is absent; times are in seconds, changes shares.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encodeIfPresent(scope, forKey: .scope)
        try values.encode(reference, forKey: .reference)
        try values.encode(candidate, forKey: .candidate)
        try values.encode(referenceMedian / 1e9, forKey: .referenceMedian)
        try values.encode(candidateMedian / 1e9, forKey: .candidateMedian)
        try values.encode(referenceRuns, forKey: .referenceRuns)
        try values.encode(candidateRuns, forKey: .candidateRuns)
        try values.encode(timesAsFast, forKey: .timesAsFast)
        try values.encodeIfPresent(interval?.lower, forKey: .low)
        try values.encodeIfPresent(interval?.upper, forKey: .high)
        try values.encode(pValue, forKey: .pValue)
        try values.encodeIfPresent(detectable, forKey: .detectable)
        switch verdict {
        case .regressed: try values.encode("regressed", forKey: .verdict)
        case .improved: try values.encode("improved", forKey: .verdict)
        case .unchanged: try values.encode("unchanged", forKey: .verdict)
        case .undecided(let reason):
            try values.encode("undecided", forKey: .verdict)
            try values.encode(reason.rawValue, forKey: .reason)
        }
        try values.encode(sentence, forKey: .sentence)
    }
}
