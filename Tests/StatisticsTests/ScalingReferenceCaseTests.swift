import Statistics
import Testing

@Suite struct `Reference cases of two samples and of scaling` {
    @Test func `are all there`() {
        #expect(ReferenceCase.names("mde", prefix: "m").count == 5)
        #expect(ReferenceCase.names("scaling", prefix: "a").count == 8)
        #expect(ReferenceCase.names("scaling", prefix: "r").count == 5)
    }

    @Test(arguments: ReferenceCase.names("two_sample", prefix: "t"))
    func `have a shift`(name: String) throws {
        let reference = try ReferenceCase(name)
        let shift = HodgesLehmann(
            baseline: try reference.sample("a"), candidate: try reference.sample("b"))
        guard try reference.expectation("hodges_lehmann_shift") != nil else { return }
        try reference.check(shift?.shift, "hodges_lehmann_shift")
        guard let bands = try reference.expectation("hodges_lehmann_ci95") else { return }
        guard let lower = bands["lo_band"] as? [Double], let upper = bands["hi_band"] as? [Double]
        else {
            #expect(shift?.interval == nil)
            return
        }
        let interval = try #require(shift?.interval)
        #expect((lower[0] - 1e-9...lower[1] + 1e-9).contains(interval.lower), "\(interval)")
        #expect((upper[0] - 1e-9...upper[1] + 1e-9).contains(interval.upper), "\(interval)")
    }

    @Test(arguments: ReferenceCase.names("two_sample", prefix: "t"))
    func `have a verdict`(name: String) throws {
        let reference = try ReferenceCase(name)
        let comparison = SampleComparison(
            baseline: try reference.sample("a"), candidate: try reference.sample("b"))
        let expected = try #require(try reference.expectation("verdict"))
        switch comparison.verdict() {
        case .regressed, .improved:
            #expect(expected["different"] as? Bool != false)
            let isLarger = comparison.verdict() == .regressed
            if let direction = expected["direction"] as? String {
                #expect(direction == (isLarger ? "b_larger" : "b_smaller"))
            }
        case .unchanged: Issue.record("nothing is unchanged without a minimum change")
        case .undecided(.tooFew):
            #expect(expected["different"] as? String == "insufficient")
        case .undecided: #expect(expected["different"] as? Bool != true)
        }
    }

    @Test(arguments: ReferenceCase.names("mde", prefix: "m0"))
    func `have a detectable change`(name: String) throws {
        let reference = try ReferenceCase(name)
        let change = DetectableChange(
            baselineCount: Int(try reference.number("n_a")),
            candidateCount: Int(try reference.number("n_b")), spread: try reference.number("cv"),
            level: try reference.number("alpha"), power: try reference.number("power"))
        let range = try #require(try reference.expectation("mde_relative"))
        let (least, most) = try (
            #require(range["min"] as? Double), #require(range["max"] as? Double)
        )
        #expect((least...most).contains(try #require(change).share))
    }

    @Test(arguments: ReferenceCase.names("mde", prefix: "m1"))
    func `have a number of runs that sees a change`(name: String) throws {
        let reference = try ReferenceCase(name)
        let count = DetectableChange.valuesPerSide(
            toSee: try reference.number("effect"), spread: try reference.number("cv"),
            level: try reference.number("alpha"), power: try reference.number("power"))
        let range = try #require(try reference.expectation("n_per_side"))
        let (least, most) = try (
            #require(range["min"] as? Int), #require(range["max"] as? Int)
        )
        #expect((least...most).contains(try #require(count)))
    }

    @Test(arguments: ReferenceCase.names("scaling", prefix: "a"))
    func `have a parallel fraction`(name: String) throws {
        let reference = try ReferenceCase(name)
        let law = try Amdahl(times: reference.times())
        let expected = try #require(
            try reference.expectation("amdahl")?["p"] as? [String: Any])
        let (least, most) = try (
            #require(expected["min"] as? Double), #require(expected["max"] as? Double)
        )
        #expect((least...most).contains(law.fittedFraction), "\(law)")
        #expect((law.doubt != nil) == (name.contains("superlinear")))
    }

    @Test(arguments: ReferenceCase.names("scaling", prefix: "r"))
    func `of scaling that must be refused`(name: String) throws {
        let reference = try ReferenceCase(name)
        #expect(throws: (any Error).self) { try Amdahl(times: reference.times()) }
    }

    @Test func `of one count of workers has no law`() throws {
        let reference = try ReferenceCase("scaling/e01_only_n1.json")
        #expect(throws: AmdahlRefusal.oneCountOnly) { try Amdahl(times: reference.times()) }
    }
}

extension ReferenceCase {
    /// The seconds of a scaling case by its counts of workers.
    func times() throws -> [Int: Sample] {
        let pairs = zip(try values("n"), try values("seconds"))
        return try Dictionary(grouping: pairs, by: { Int($0.0) })
            .mapValues { try Sample($0.map(\.1)) }
    }
}
