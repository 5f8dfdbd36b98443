import Testing

@testable import Statistics

@Suite struct `Fits of scaling` {
    @Test func `refuse counts and times that are not above 0`() throws {
        #expect(throws: AmdahlRefusal.workersNotPositive(0)) { try fits([(0, 1), (1, 1)]) }
        #expect(throws: AmdahlRefusal.timeNotPositive(workers: 2)) { try fits([(1, 1), (2, 0)]) }
    }

    @Test func `of one count know no law, and why`() throws {
        let one = try fits([(1, 10), (1, 10.2)])
        #expect(one.baseline == 10.1 && one.isBaselineMeasured)
        #expect(one.amdahl == nil && one.usl == nil && one.gustafson == nil && one.best == nil)
        #expect(one.karpFlatt.isEmpty)
        #expect(Set(one.notApplicable.keys) == Set(ScalingFits.Law.allCases))
        #expect(one.notApplicable.values.allSatisfy { $0 == .oneCountOnly })
        let four = try fits([(4, 10)])
        #expect(four.baseline == nil)
        #expect(four.notApplicable[.karpFlatt] == .noOneWorker)
    }

    @Test func `without one worker fit its time, and know no speed-up`() throws {
        let found = try fits([(2, 5.5), (4, 3.25), (8, 2.125), (16, 1.5625)])
        #expect(!found.isBaselineMeasured)
        #expect(abs(try #require(found.baseline) - 10) < 1e-4)
        #expect(found.gustafson == nil && found.notApplicable[.gustafson] == .noOneWorker)
        #expect(found.usl != nil)
    }

    @Test func `say that more is more than the law allows`() throws {
        let found = try fits([(1, 10), (2, 4.6), (4, 2.1), (8, 0.98)])
        #expect(found.amdahl?.fraction == 1)
        #expect(found.notApplicable[.amdahl] == .superlinear(workers: 2))
        #expect(found.notApplicable[.usl] == .superlinear(workers: 2))
        #expect(found.karpFlatt.allSatisfy { $0.share < 0 })
        #expect(found.best == nil)
    }

    @Test func `say that more workers are slower`() throws {
        let found = try fits([(1, 10), (2, 11), (4, 13), (8, 17)])
        #expect(found.notApplicable[.amdahl] == .slower(workers: 2))
        #expect(found.amdahl?.fraction == 0)
    }

    @Test(
        arguments: ReferenceCase.names("scaling", prefix: "u") + [
            "scaling/a13_superlinear.json",
            "scaling/a15_knee.json", "scaling/a07_noise5pct_5runs.json",
        ])
    func `find contention and coherence`(name: String) throws {
        let reference = try ReferenceCase(name)
        let law = try #require(UniversalScalability(times: try reference.times()))
        let expected = try #require(try reference.expectation("usl"))
        for (key, value) in [("sigma", law.sigma), ("kappa", law.kappa)] {
            let range = try #require(expected[key] as? [String: Any])
            let (least, most) = try (
                #require(range["min"] as? Double), #require(range["max"] as? Double)
            )
            #expect((least...most).contains(value), "\(key) \(value)")
        }
    }

    @Test(
        arguments: ReferenceCase.names("scaling", prefix: "g")
            + ReferenceCase.names("scaling", prefix: "a"))
    func `find Gustafson's share`(name: String) throws {
        let reference = try ReferenceCase(name)
        guard let expected = try reference.expectation("gustafson"),
            let range = expected["serial_fraction"] as? [String: Any]
        else { return }
        let law = try #require(Gustafson(times: try reference.times()))
        let (least, most) = try (
            #require(range["min"] as? Double), #require(range["max"] as? Double)
        )
        #expect((least...most).contains(law.fittedShare), "\(law)")
    }

    @Test(
        arguments: ReferenceCase.names("scaling", prefix: "a")
            + ReferenceCase.names("scaling", prefix: "u")
            + ReferenceCase.names("scaling", prefix: "g"))
    func `find the serial share of each count`(name: String) throws {
        let reference = try ReferenceCase(name)
        let found = try ScalingFits(times: try reference.times())
        guard let rows = try reference.expectations()["speedup"] as? [[String: Any]] else { return }
        let expected = rows.compactMap { $0["karp_flatt"] as? Double }
        #expect(found.karpFlatt.count == expected.count)
        for (one, other) in zip(found.karpFlatt, expected) {
            #expect(abs(one.share - other) <= 1e-9 * abs(other) + 1e-12)
        }
    }

    @Test(arguments: [
        ("scaling/a01_exact_p0.95.json", ScalingFits.Law.amdahl),
        ("scaling/a05_exact_p0.0.json", .amdahl), ("scaling/u02_exact_s0.02_k0.02.json", .usl),
        ("scaling/u06_specsdm91.json", .usl), ("scaling/u08_r_test.json", .usl),
        ("scaling/g01_exact_s0.1.json", .gustafson), ("scaling/g03_exact_s0.4.json", .gustafson),
    ])
    func `know the best law`(name: String, law: ScalingFits.Law) throws {
        #expect(try ScalingFits(times: try ReferenceCase(name).times()).best == law)
    }

    @Test func `have the peak of the exact law, and γ in throughput`() throws {
        let reference = try ReferenceCase("scaling/u02_exact_s0.02_k0.02.json")
        let law = try #require(UniversalScalability(times: try reference.times()))
        #expect(abs(try #require(law.peak) - 7) < 1e-6)
        #expect(abs(law.gamma - 0.1) < 1e-9 && law.residual < 1e-9)
        #expect(abs(law.time(workers: 8) - 2.825) < 1e-6)
    }

    @Test func `need four counts for three numbers`() throws {
        let found = try fits([(1, 10), (2, 5.5), (4, 3)])
        #expect(found.notApplicable[.usl] == .tooFewCounts(needed: 4, given: 3))
    }

    @Test func `are weighed by their parameters`() throws {
        #expect(informationCriterion(residual: 0.1, points: 3, parameters: 1) == nil)
        let few = try #require(informationCriterion(residual: 0.1, points: 8, parameters: 1))
        let many = try #require(informationCriterion(residual: 0.1, points: 8, parameters: 3))
        #expect(few < many)
        #expect(
            informationCriterion(residual: 0, points: 8, parameters: 1)
                == informationCriterion(residual: 1e-7, points: 8, parameters: 1))
    }

    private func fits(_ times: [(Int, Double)]) throws -> ScalingFits {
        try ScalingFits(
            times: Dictionary(grouping: times, by: \.0).mapValues { try Sample($0.map(\.1)) })
    }
}
