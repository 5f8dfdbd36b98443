import Statistics

extension StatsValue {
    /// One sample.
    init(_ sample: Sample) {
        let outliers = sample.outliers()
        let median = sample.medianInterval()
        self = .object([
            "n": .count(sample.count), "mean": .number(sample.mean),
            "stddev": .number(sample.standardDeviation), "median": .number(sample.median),
            "mad": .number(sample.medianAbsoluteDeviation), "min": .number(sample.minimum),
            "max": .number(sample.maximum), "q1": .number(sample.quantile(0.25)),
            "q3": .number(sample.quantile(0.75)),
            "cv": .number(sample.coefficientOfVariation),
            "geometric_mean": .number(sample.geometricMean),
            "median_interval": .object([
                "low": .number(median?.lower), "high": .number(median?.upper),
                "coverage": .number(median?.confidence),
            ]),
            "mean_interval": .interval(sample.meanInterval()),
            "outliers": .object([
                "count": .count(outliers?.count ?? 0), "share": .number(outliers?.share ?? 0),
                "indices": .list((outliers?.indices ?? []).map { .count($0) }),
                "first_run": .bool(sample.isFirstSlow()),
            ]),
            "bimodal": .bool(sample.bimodality(resolution: sample.clockTick?.step ?? 0) != nil),
            "drifting": .bool(sample.drift?.isEvident ?? false),
            "tick": .number(sample.clockTick?.step),
        ])
    }

    /// Two samples.
    init(_ a: Sample, _ b: Sample, _ comparison: SampleComparison, _ verdict: Verdict) {
        let (ratio, shift) = (comparison.ratio, comparison.shift)
        self = .object([
            "a": StatsValue(a), "b": StatsValue(b),
            "ratio": .measured(ratio?.value, ratio?.interval),
            "shift": .measured(shift?.shift, shift?.interval),
            "u": .number(comparison.test.candidateWins),
            "p_value": .number(comparison.test.pValue),
            "test": .text(comparison.test.isExact ? "exact" : "normal"),
            "cliffs_delta": .number(comparison.test.cliffsDelta),
            "welch_p_value": .number(comparison.welch?.pValue),
            "verdict": .text(verdict.word), "reason": .text(verdict.reason?.rawValue),
            "detectable_change": .number(comparison.detectable?.share),
        ])
    }

    /// `{value, low, high}`.
    private static func measured(_ value: Double?, _ interval: Interval?) -> StatsValue {
        .object([
            "value": .number(value), "low": .number(interval?.lower),
            "high": .number(interval?.upper),
        ])
    }

    /// A history of values.
    init(_ series: ChangePoints) {
        let points = series.points.map { point in
            StatsValue.object([
                "index": .count(point.index), "before": .number(point.before),
                "after": .number(point.after), "ratio": .number(point.ratio?.value),
                "low": .number(point.ratio?.interval?.lower),
                "high": .number(point.ratio?.interval?.upper),
                "p_value": .number(point.test.pValue),
                "cliffs_delta": .number(point.test.cliffsDelta),
            ])
        }
        let end = series.unconfirmed.map {
            StatsValue.object(["index": .count($0.index), "values": .count($0.values)])
        }
        self = .object([
            "n": .count(series.count), "sigma": .number(series.sigma),
            "autocorrelation": .number(series.autocorrelation), "change_points": .list(points),
            "unconfirmed": end ?? .null, "reason": .text(series.reason?.rawValue),
        ])
    }

    /// Laws of scaling.
    init(_ fits: ScalingFits) {
        let reasons = fits.notApplicable.map { ($0.key.rawValue, StatsValue.text($0.value.text)) }
        self = .object([
            "baseline": .number(fits.baseline),
            "amdahl": .object([
                "p": .number(fits.amdahl?.fraction), "limit": .number(fits.amdahl?.limit),
                "residual": .number(fits.amdahl?.residual),
            ]),
            "usl": .object([
                "gamma": .number(fits.usl?.gamma), "sigma": .number(fits.usl?.sigma),
                "kappa": .number(fits.usl?.kappa), "peak": .number(fits.usl?.peak),
                "residual": .number(fits.usl?.residual),
            ]),
            "gustafson": .object([
                "s": .number(fits.gustafson?.share), "residual": .number(fits.gustafson?.residual),
            ]),
            "karp_flatt": .list(
                fits.karpFlatt.map {
                    .object(["workers": .count($0.workers), "e": .number($0.share)])
                }),
            "best": .text(fits.best?.rawValue),
            "not_applicable": .object(Dictionary(uniqueKeysWithValues: reasons)),
        ])
    }
}

extension Verdict {
    /// The one of the four words.
    var word: String {
        switch self {
        case .regressed: "regressed"
        case .improved: "improved"
        case .unchanged: "unchanged"
        case .undecided: "undecided"
        }
    }

    /// Why it is undecided; nil where it is not.
    var reason: Reason? {
        if case .undecided(let reason) = self { return reason }
        return nil
    }
}

extension ScalingFits.Reason {
    /// The reason, as a sentence without its end.
    var text: String {
        switch self {
        case .oneCountOnly: "all times are of one number of workers"
        case .tooFewCounts(let needed, let given):
            "\(needed) different numbers of workers are needed, there are \(given)"
        case .noOneWorker: "there is no time with one worker"
        case .slower(let workers): "\(workers) workers are slower than one"
        case .superlinear(let workers):
            "superlinear: \(workers) workers are more than \(workers) times as fast as one"
        case .notFinite: "the times differ by more than numbers can hold"
        }
    }
}
