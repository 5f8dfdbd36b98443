import Statistics
import Testing

@Suite struct `Reference cases` {
    @Test func `are all there`() {
        #expect(ReferenceCase.names("summary", prefix: "s").count == 17)
        #expect(ReferenceCase.names("summary", prefix: "r").count == 5)
        #expect(ReferenceCase.names("two_sample", prefix: "t").count == 16)
        #expect(ReferenceCase.names("two_sample", prefix: "r").count == 4)
    }

    @Test(arguments: ReferenceCase.names("summary", prefix: "r"))
    func `of one sample that must be refused`(name: String) throws {
        // What is no number at all is refused by who reads it, and comes here as none.
        let values = try ReferenceCase(name).values("values", unreadable: .nan)
        #expect(throws: StatisticsError.self) { try Sample(values) }
    }

    @Test(arguments: ReferenceCase.names("two_sample", prefix: "r"))
    func `of two samples that must be refused`(name: String) throws {
        let reference = try ReferenceCase(name)
        #expect(throws: StatisticsError.self) {
            _ = try (reference.sample("a"), reference.sample("b"))
        }
    }

    @Test(arguments: ReferenceCase.names("summary", prefix: "s"))
    func `of one sample`(name: String) throws {
        let reference = try ReferenceCase(name)
        let sample = try reference.sample("values")
        try reference.check(Double(sample.count), "n")
        try reference.check(sample.mean, "mean")
        try reference.check(sample.minimum, "min")
        try reference.check(sample.maximum, "max")
        try reference.check(sample.standardDeviation, "stddev")
        try reference.check(sample.median, "median")
        try reference.check(sample.medianAbsoluteDeviation, "mad_raw")
        try reference.check(sample.quantile(0.25), "q1")
        try reference.check(sample.quantile(0.75), "q3")
        try reference.check(sample.coefficientOfVariation, "cv")
        try checkMedianInterval(reference, of: sample)
        try checkMeans(reference, of: sample)
        try checkOutliers(reference, of: sample)
    }

    private func checkMeans(_ reference: ReferenceCase, of sample: Sample) throws {
        let geometric = try #require(try reference.expectation("geomean"))
        // Of values that are not above 0 it is absent, where others say 0.
        if geometric["one_of"] == nil {
            try reference.check(sample.geometricMean, "geomean")
        } else {
            #expect(sample.geometricMean == nil)
        }
        let expected = try #require(try reference.expectation("mean_ci95_t"))
        guard let lower = expected["lo"] as? Double, let upper = expected["hi"] as? Double else {
            #expect(sample.meanInterval() == nil)
            return
        }
        let relative = try #require(expected["rtol"] as? Double)
        let absolute = try #require(expected["atol"] as? Double)
        let interval = try #require(sample.meanInterval())
        #expect(abs(interval.lower - lower) <= relative * abs(lower) + absolute, "\(interval)")
        #expect(abs(interval.upper - upper) <= relative * abs(upper) + absolute, "\(interval)")
        #expect(interval.confidence == 0.95)
    }

    private func checkOutliers(_ reference: ReferenceCase, of sample: Sample) throws {
        let expected = try #require(try reference.expectation("outliers"))
        let indices = try #require(expected["hyperfine_modified_z_gt_14.826"] as? [Int])
        #expect((sample.outliers()?.indices ?? []) == indices)
        let isSlow = try #require(expected["hyperfine_first_run_slow"] as? Bool)
        #expect(sample.isFirstSlow() == isSlow)
    }

    private func checkMedianInterval(_ reference: ReferenceCase, of sample: Sample) throws {
        let expected = try #require(try reference.expectation("median_ci95_order"))
        guard expected["null"] as? Bool != true else {
            #expect(sample.medianInterval() == nil)
            #expect(orderStatisticRanks(count: sample.count) == nil)
            return
        }
        let ranks = try #require(orderStatisticRanks(count: sample.count))
        #expect(ranks.lower == expected["lo_rank"] as? Int)
        #expect(ranks.upper == expected["hi_rank"] as? Int)
        let coverage = try #require(expected["coverage"] as? Double)
        #expect(abs(ranks.coverage - coverage) < 1e-12)
        let interval = try #require(sample.medianInterval())
        #expect(interval.lower == expected["lo"] as? Double)
        #expect(interval.upper == expected["hi"] as? Double)
        #expect(interval.confidence == ranks.coverage)
    }

    @Test(arguments: ReferenceCase.names("two_sample", prefix: "t"))
    func `of two samples`(name: String) throws {
        let reference = try ReferenceCase(name)
        let (a, b) = try (reference.sample("a"), reference.sample("b"))
        let test = MannWhitney(baseline: a, candidate: b)
        try reference.check(test.candidateWins, "u_b")
        try reference.check(Double(a.count * b.count) - test.candidateWins, "u_a")
        try reference.check(test.cliffsDelta, "cliffs_delta")
        #expect(test.isExact == (a.count + b.count <= 40))
        let accepted = try #require(
            try reference.expectation("mwu_p")?["accept"] as? [String: Any])
        let kind = test.isExact ? "exact_or_permutation" : "asymptotic_cc_tie"
        let expected = try #require(accepted[kind] as? Double)
        #expect(abs(test.pValue - expected) <= 1e-9 * expected, "\(test.pValue), not \(expected)")
    }

    @Test(arguments: ReferenceCase.names("two_sample", prefix: "t"), [1, 2, 3] as [UInt64])
    func `of two medians`(name: String, seed: UInt64) throws {
        let reference = try ReferenceCase(name)
        let (a, b) = try (reference.sample("a"), reference.sample("b"))
        var generator = SplitMix64(seed: seed)
        let ratio = medianRatio(of: b, to: a, using: &generator)
        try reference.check(ratio?.value, "ratio_of_medians")
        guard let bands = try reference.expectation("ratio_of_medians_ci95_bootstrap") else {
            return
        }
        let interval = try #require(ratio?.interval)
        let lower = try #require(bands["lo"] as? [Double])
        let upper = try #require(bands["hi"] as? [Double])
        #expect((lower[0]...lower[1]).contains(interval.lower), "\(interval) \(bands)")
        #expect((upper[0]...upper[1]).contains(interval.upper), "\(interval) \(bands)")
    }
}
